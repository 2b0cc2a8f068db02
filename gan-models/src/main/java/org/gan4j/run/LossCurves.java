package org.gan4j.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Figures over the steps of a run of any length in bounded memory: means over spans of steps, whose
 * length doubles whenever there are too many.
 */
final class LossCurves {

  private static final int MAX_POINTS = 1000;

  private final Map<String, TreeMap<Long, Mean>> curves = new LinkedHashMap<>();
  private long span = 1;

  private record Mean(double sum, long count) {
    Mean plus(Mean other) {
      return new Mean(sum + other.sum, count + other.count);
    }

    double value() {
      return sum / count;
    }
  }

  /**
   * A curve, ready to be drawn.
   *
   * @param steps the middles of the spans
   * @param values the means over them
   */
  record Curve(List<Double> steps, List<Double> values) {}

  /**
   * Adds a step's figures.
   *
   * @param step from 1, each greater than the one before
   * @param figures by name
   */
  void add(long step, Map<String, Double> figures) {
    figures.forEach(
        (name, value) ->
            curves
                .computeIfAbsent(name, key -> new TreeMap<>())
                .merge((step - 1) / span, new Mean(value, 1), Mean::plus));
    if (curves.values().stream().anyMatch(curve -> curve.size() > MAX_POINTS)) {
      span *= 2;
      curves.replaceAll((name, curve) -> halved(curve));
    }
  }

  /** By name, in the order in which the names came first. */
  Map<String, Curve> curves() {
    Map<String, Curve> out = new LinkedHashMap<>();
    curves.forEach(
        (name, curve) -> {
          List<Double> steps = new ArrayList<>();
          List<Double> values = new ArrayList<>();
          curve.forEach(
              (index, mean) -> {
                steps.add(index * span + (span + 1) / 2.0);
                values.add(mean.value());
              });
          out.put(name, new Curve(steps, values));
        });
    return out;
  }

  private static TreeMap<Long, Mean> halved(TreeMap<Long, Mean> curve) {
    TreeMap<Long, Mean> out = new TreeMap<>();
    curve.forEach((index, mean) -> out.merge(index / 2, mean, Mean::plus));
    return out;
  }
}

package org.gan4j.models.parity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gan4j.io.TensorData;

/** Weights that a case gives by a formula, in the words of its metadata {@code weights}. */
public final class FormulaWeights {

  private static final double HALF = 2147483648.0;

  /** The gain of the case: {@code weight: v*sqrt(2/fan_in)*2.2}. */
  private static final Pattern GAIN = Pattern.compile("sqrt\\(2/fan_in\\)\\*([0-9.]+)");

  /** What is added to a tensor's number: {@code (k+1+0)}. */
  private static final Pattern OFFSET = Pattern.compile("\\(k\\+1\\+([0-9]+)\\)");

  private FormulaWeights() {}

  /** The tensors by name. */
  public static Map<String, TensorData> of(ModelCase modelCase) {
    String formula = modelCase.metadata("weights");
    double gain = Double.parseDouble(found(GAIN, formula));
    int offset = Integer.parseInt(found(OFFSET, formula));
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    for (JsonNode entry : modelCase.json("names")) {
      long[] shape = new long[entry.get(1).size()];
      long length = 1;
      for (int i = 0; i < shape.length; i++) {
        shape[i] = entry.get(1).get(i).longValue();
        length *= shape[i];
      }
      double fan = (double) length / shape[0];
      float[] values = new float[(int) length];
      int k = tensors.size() + 1 + offset;
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) value(entry.get(2).asText(), hashed(i, k), fan, gain);
      }
      tensors.put(entry.get(0).asText(), TensorData.floats(values, shape));
    }
    return tensors;
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalArgumentException("weights: no " + pattern + " in " + text);
    }
    return matcher.group(1);
  }

  private static double hashed(int i, int k) {
    int h = (i + 1) * (int) 2654435761L + k * (int) 2654445111L;
    h ^= h >>> 16;
    h *= 0x7feb352d;
    h ^= h >>> 15;
    h *= 0x846ca68b;
    h ^= h >>> 16;
    return Integer.toUnsignedLong(h) / HALF - 1;
  }

  private static double value(String kind, double v, double fan, double gain) {
    return switch (kind) {
      case "weight" -> v * Math.sqrt(2 / fan) * gain;
      case "bias" -> 0.01 * v;
      case "norm_weight" -> 1 + 0.1 * v;
      case "running_mean" -> 0.05 * v;
      case "running_var" -> 1 + 0.2 * Math.abs(v);
      default -> throw new IllegalArgumentException("names: " + kind);
    };
  }
}

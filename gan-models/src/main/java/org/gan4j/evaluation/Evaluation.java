package org.gan4j.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What was measured of samples.
 *
 * @param figures in the order of metrics, of each subject
 */
public record Evaluation(List<Figure> figures) {

  /** Keeps a copy. */
  public Evaluation {
    figures = List.copyOf(figures);
  }

  /**
   * Measures.
   *
   * @param wanted which figures; empty for the usual ones that can be had
   * @param comparisons of what
   * @return the figures
   * @throws org.gan4j.io.InputException if a figure that is named can't be had
   */
  public static Evaluation of(List<Metric> wanted, List<Comparison> comparisons) {
    List<Figure> figures = new ArrayList<>();
    for (Comparison comparison : comparisons) {
      for (Metric metric : wanted.isEmpty() ? usual(comparison) : wanted) {
        figures.addAll(metric.measure(comparison));
      }
    }
    return new Evaluation(figures);
  }

  private static List<Metric> usual(Comparison comparison) {
    return List.of(Metric.values()).stream()
        .filter(metric -> metric.usual() && metric.lacking(comparison).isEmpty())
        .toList();
  }

  /**
   * A figure by its name, of the first subject that has it.
   *
   * @param name such as {@code fid}
   * @return the figure
   */
  public Optional<Figure> figure(String name) {
    return figures.stream().filter(figure -> figure.name().equals(name)).findFirst();
  }

  /** A line a figure, then what they have in common, then how each came about. */
  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    Set<String> about = new LinkedHashSet<>();
    lines.add(String.format("%-28s %12s %10s  %s", "figure", "value", "deviation", "how"));
    String subject = "";
    for (Figure figure : figures) {
      if (!figure.subject().equals(subject)) {
        subject = figure.subject();
        lines.add(subject);
      }
      lines.add(
          String.format(
                  Locale.ROOT,
                  "  %-26s %12s %10s  %s",
                  figure.title(),
                  number(figure.value()),
                  figure.deviation() == null ? "" : number(figure.deviation()),
                  figure.protocol().method())
              .stripTrailing());
      about.add(pair(subject + ", data", figure.protocol().real()));
      about.add(pair(subject, figure.protocol().fake()));
      if (figure.protocol().extractor() != null) {
        about.add(pair("extractor", figure.protocol().extractor().toString()));
      }
      about.add(pair("seed", Long.toString(figure.protocol().seed())));
    }
    lines.add("protocol");
    lines.addAll(about);
    return String.join(System.lineSeparator(), lines);
  }

  private static String pair(String name, String value) {
    return String.format("  %-16s %s", name, value);
  }

  private static String number(double value) {
    return Math.abs(value) < 0.1 && value != 0
        ? String.format(Locale.ROOT, "%.3e", value)
        : String.format(Locale.ROOT, "%.4f", value);
  }
}

package org.gan4j.bench.compare;

import java.util.List;

/**
 * Where the middle half of some figures lies.
 *
 * @param lower the first quartile
 * @param median the second
 * @param upper the third
 */
public record Spread(double lower, double median, double upper) {

  /**
   * The quartiles of some figures, interpolated between neighbours.
   *
   * @param figures at least one, in any order
   * @return their quartiles
   */
  public static Spread of(List<Double> figures) {
    if (figures.isEmpty()) {
      throw new IllegalArgumentException("figures: expected at least one");
    }
    double[] sorted = figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return new Spread(quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75));
  }

  private static double quantile(double[] sorted, double share) {
    double position = share * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }

  /**
   * The distance between the outer quartiles.
   *
   * @return at least 0
   */
  public double range() {
    return upper - lower;
  }
}

package org.gan4j.metrics;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How well samples fit among the data and how much of the data they cover, told from features: each
 * set's support is taken for the balls around its vectors that reach to their k-th neighbours.
 *
 * @param precision the share of samples in a ball of the data (Kynkäänniemi et al. 2019, "Improved
 *     Precision and Recall Metric for Assessing Generative Models", equation 1)
 * @param recall the share of data in a ball of the samples
 * @param density how many of the data's balls a sample lies in, over k (Naeem et al. 2020,
 *     "Reliable Fidelity and Diversity Metrics for Generative Models", section 3.2); may exceed 1
 * @param coverage the share of data whose ball has a sample in it
 */
public record PrecisionRecall(double precision, double recall, double density, double coverage) {

  /** Whether a point on a ball's surface is in it. */
  public enum Ball {
    /** It is: as Kynkäänniemi et al. and torch-fidelity have it. */
    CLOSED {
      @Override
      boolean has(double distance, double radius) {
        return distance <= radius * (1 + ROUNDING);
      }
    },
    /** It isn't: as Naeem et al. and their package prdc have it. */
    OPEN {
      @Override
      boolean has(double distance, double radius) {
        return distance < radius * (1 - ROUNDING);
      }
    };

    /** By which a distance may differ from the same one computed from the other end. */
    private static final double ROUNDING = 1e-9;

    abstract boolean has(double distance, double radius);

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Compares two sets. Time grows with the product of their sizes.
   *
   * @param real features of the data {@code [N, D]}, N greater than k; not modified
   * @param fake features of the samples {@code [M, D]}, M greater than k; not modified
   * @param k which neighbour besides itself a ball reaches to; 3 in Kynkäänniemi et al., 5 in Naeem
   *     et al.
   * @param ball whether its surface belongs to it
   * @return the four figures
   * @throws IllegalArgumentException if the shapes don't fit, or there are too few vectors
   */
  public static PrecisionRecall measure(INDArray real, INDArray fake, int k, Ball ball) {
    double[] ofReal = radii(real, k);
    double[] ofFake = radii(fake, k);
    AtomicIntegerArray recalled = new AtomicIntegerArray(ofReal.length);
    AtomicIntegerArray covered = new AtomicIntegerArray(ofReal.length);
    int[] within = new int[ofFake.length];
    new PairwiseDistances(fake, real)
        .forEach(
            (row, distances) -> {
              for (int j = 0; j < distances.length; j++) {
                if (ball.has(distances[j], ofReal[j])) {
                  within[row]++;
                  covered.set(j, 1);
                }
                if (ball.has(distances[j], ofFake[row])) {
                  recalled.set(j, 1);
                }
              }
            });
    return new PrecisionRecall(
        Arrays.stream(within).filter(count -> count > 0).count() / (double) within.length,
        share(recalled),
        Arrays.stream(within).sum() / ((double) k * within.length),
        share(covered));
  }

  private static double share(AtomicIntegerArray flags) {
    double sum = 0;
    for (int i = 0; i < flags.length(); i++) {
      sum += flags.get(i);
    }
    return sum / flags.length();
  }

  /** The distance of each vector's k-th neighbour besides itself. */
  private static double[] radii(INDArray set, int k) {
    if (k < 1 || set.size(0) <= k) {
      throw new IllegalArgumentException(
          "neighbours: expected k of at least 1 and more vectors than that, got "
              + k
              + " and "
              + set.size(0));
    }
    double[] radii = new double[Math.toIntExact(set.size(0))];
    new PairwiseDistances(set, set).forEach((row, distances) -> radii[row] = kth(distances, k));
    return radii;
  }

  /** The k+1-th smallest, counted from itself. */
  private static double kth(double[] distances, int k) {
    double[] least = new double[k + 1];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    for (double distance : distances) {
      if (distance < least[k]) {
        int at = k;
        while (at > 0 && least[at - 1] > distance) {
          least[at] = least[at - 1];
          at--;
        }
        least[at] = distance;
      }
    }
    return least[k];
  }

  /**
   * The harmonic mean of precision and recall.
   *
   * @return in [0, 1]
   */
  public double fScore() {
    return 2 * precision * recall / Math.max(1e-5, precision + recall);
  }
}

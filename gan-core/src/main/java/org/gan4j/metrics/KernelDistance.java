package org.gan4j.metrics;

import java.util.Arrays;
import org.gan4j.io.HostArrays;
import org.gan4j.random.RandomStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * How far two sets of feature vectors are apart: the squared maximum mean discrepancy with the
 * polynomial kernel {@code (x . y / D + 1)^3} (Binkowski et al. 2018, "Demystifying MMD GANs",
 * section 4). From features of the Inception network it is the KID. Unlike the Fréchet distance it
 * can be estimated without bias from few vectors; an estimate may be below 0.
 */
public final class KernelDistance {

  private static final int BLOCK = 1024;

  private KernelDistance() {}

  /**
   * Mean and deviation over subsets.
   *
   * @param mean of the subsets' estimates
   * @param deviation of the subsets' estimates, over their number
   */
  public record Estimate(double mean, double deviation) {

    /**
     * Those of estimates.
     *
     * @param estimates at least one
     * @return their mean and deviation
     */
    public static Estimate of(double... estimates) {
      double mean = Arrays.stream(estimates).average().orElseThrow();
      double squares = Arrays.stream(estimates).map(x -> (x - mean) * (x - mean)).sum();
      return new Estimate(mean, Math.sqrt(squares / estimates.length));
    }
  }

  /**
   * The unbiased estimate: pairs of a vector with itself don't count.
   *
   * @param one {@code [N, D]}, N at least 2; not modified
   * @param other {@code [M, D]}, M at least 2; not modified
   * @return the squared distance
   * @throws IllegalArgumentException if the shapes don't fit
   */
  public static double unbiased(INDArray one, INDArray other) {
    check(one, other);
    double n = one.size(0);
    double m = other.size(0);
    return (sum(one, one) - diagonal(one)) / (n * (n - 1))
        + (sum(other, other) - diagonal(other)) / (m * (m - 1))
        - 2 * sum(one, other) / (n * m);
  }

  /**
   * The biased estimate, over all pairs; 0 for a set and itself.
   *
   * @param one {@code [N, D]}; not modified
   * @param other {@code [M, D]}; not modified
   * @return the squared distance, at least 0
   * @throws IllegalArgumentException if the shapes don't fit
   */
  public static double biased(INDArray one, INDArray other) {
    check(one, other);
    double n = one.size(0);
    double m = other.size(0);
    return sum(one, one) / (n * n) + sum(other, other) / (m * m) - 2 * sum(one, other) / (n * m);
  }

  /**
   * The unbiased estimate of several random subsets, as it is usually reported: 100 of 1,000.
   *
   * @param one {@code [N, D]}; not modified
   * @param other {@code [M, D]}; not modified
   * @param subsets how many, at least 1
   * @param size vectors of each set in a subset, at least 2 and no more than there are
   * @param seed of the choice; the same seed gives the same figures
   * @return their mean and deviation
   * @throws IllegalArgumentException if the shapes don't fit, or there are too few vectors
   */
  public static Estimate ofSubsets(INDArray one, INDArray other, int subsets, int size, long seed) {
    check(one, other);
    if (subsets < 1 || size < 2 || size > Math.min(one.size(0), other.size(0))) {
      throw new IllegalArgumentException(
          String.format(
              "subsets: expected at least 1, of 2 to %d vectors; got %d of %d",
              Math.min(one.size(0), other.size(0)), subsets, size));
    }
    RandomStream random = new RandomStream(seed);
    double[] estimates = new double[subsets];
    for (int i = 0; i < subsets; i++) {
      try (INDArray some = some(one, size, random);
          INDArray others = some(other, size, random)) {
        estimates[i] = unbiased(some, others);
      }
    }
    return Estimate.of(estimates);
  }

  private static INDArray some(INDArray set, int size, RandomStream random) {
    int[] rows = Arrays.copyOf(random.permutation(Math.toIntExact(set.size(0))), size);
    INDArray out = Nd4j.createUninitializedDetached(set.dataType(), size, set.size(1));
    for (int i = 0; i < size; i++) {
      HostArrays.rows(out, i, i + 1).assign(HostArrays.rows(set, rows[i], rows[i] + 1));
    }
    return out;
  }

  private static void check(INDArray one, INDArray other) {
    if (one.rank() != 2
        || other.rank() != 2
        || one.size(1) != other.size(1)
        || one.size(0) < 2
        || other.size(0) < 2) {
      throw new IllegalArgumentException(
          String.format(
              "features: expected [N, D] and [M, D] with N and M of at least 2, got %s and %s",
              Arrays.toString(one.shape()), Arrays.toString(other.shape())));
    }
  }

  private static double kernel(double product, long length) {
    double base = product / length + 1;
    return base * base * base;
  }

  private static double diagonal(INDArray set) {
    double sum = 0;
    for (long begin = 0; begin < set.size(0); begin += BLOCK) {
      long end = Math.min(begin + BLOCK, set.size(0));
      double[] values = HostArrays.doubles(HostArrays.rows(set, begin, end));
      int length = (int) set.size(1);
      for (int row = 0; row < values.length; row += length) {
        double squares = 0;
        for (int i = row; i < row + length; i++) {
          squares += values[i] * values[i];
        }
        sum += kernel(squares, length);
      }
    }
    return sum;
  }

  /** The kernel summed over all pairs. */
  private static double sum(INDArray one, INDArray other) {
    double sum = 0;
    for (long i = 0; i < one.size(0); i += BLOCK) {
      try (INDArray a = block(one, i)) {
        for (long j = 0; j < other.size(0); j += BLOCK) {
          try (INDArray b = block(other, j);
              INDArray products = a.mmul(b.transpose())) {
            for (double product : HostArrays.doubles(products)) {
              sum += kernel(product, one.size(1));
            }
          }
        }
      }
    }
    return sum;
  }

  private static INDArray block(INDArray set, long begin) {
    long end = Math.min(begin + BLOCK, set.size(0));
    INDArray out = Nd4j.createUninitializedDetached(DataType.DOUBLE, end - begin, set.size(1));
    HostArrays.write(HostArrays.doubles(HostArrays.rows(set, begin, end)), out);
    return out;
  }
}

package org.gan4j.metrics;

import java.util.Arrays;
import org.gan4j.io.HostArrays;
import org.gan4j.random.RandomStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * How far two sets of feature vectors are apart: the sliced Wasserstein distance of order 2,
 * squared, times three times the number of features (Berthet et al., "MIND: Monge Inception
 * Distance for Generative Models Evaluation"). It takes fewer samples than the Fréchet distance.
 */
public final class MongeDistance {

  private MongeDistance() {}

  /**
   * The distance along random directions. Of a larger set random vectors are left out.
   *
   * @param one {@code [N, D]}; not modified
   * @param other {@code [M, D]}; not modified
   * @param directions how many, at least 1
   * @param seed of directions and choice; the same seed gives the same figure
   * @return at least 0
   */
  public static double measure(INDArray one, INDArray other, int directions, long seed) {
    RandomStream random = new RandomStream(seed);
    int count = Math.toIntExact(Math.min(one.size(0), other.size(0)));
    try (INDArray along =
        Nd4j.createUninitializedDetached(DataType.FLOAT, directions, one.size(1))) {
      random.fillGaussian(along);
      return along(some(one, count, random), some(other, count, random), along);
    }
  }

  private static INDArray some(INDArray set, int count, RandomStream random) {
    if (set.size(0) == count) {
      return set;
    }
    int[] rows = Arrays.copyOf(random.permutation((int) set.size(0)), count);
    INDArray out = Nd4j.createUninitialized(set.dataType(), count, set.size(1));
    for (int i = 0; i < count; i++) {
      HostArrays.rows(out, i, i + 1).assign(HostArrays.rows(set, rows[i], rows[i] + 1));
    }
    return out;
  }

  /**
   * The distance along given directions.
   *
   * @param one {@code [N, D]}; not modified
   * @param other {@code [N, D]}; not modified
   * @param directions {@code [P, D]} of any length; not modified
   * @return at least 0
   * @throws IllegalArgumentException if the shapes don't fit
   */
  public static double along(INDArray one, INDArray other, INDArray directions) {
    if (one.rank() != 2
        || !Arrays.equals(one.shape(), other.shape())
        || directions.rank() != 2
        || directions.size(1) != one.size(1)) {
      throw new IllegalArgumentException(
          String.format(
              "features: expected [N, D] twice and directions [P, D], got %s, %s and %s",
              Arrays.toString(one.shape()),
              Arrays.toString(other.shape()),
              Arrays.toString(directions.shape())));
    }
    int count = (int) one.size(0);
    double sum = 0;
    for (long i = 0; i < directions.size(0); i++) {
      double[] direction = HostArrays.doubles(HostArrays.rows(directions, i, i + 1));
      double[] a = project(one, direction);
      double[] b = project(other, direction);
      for (int k = 0; k < count; k++) {
        sum += (a[k] - b[k]) * (a[k] - b[k]) / count;
      }
    }
    return 3.0 * one.size(1) * sum / directions.size(0);
  }

  private static double[] project(INDArray set, double[] direction) {
    double norm = Math.max(1e-12, Math.sqrt(Arrays.stream(direction).map(x -> x * x).sum()));
    double[] out = new double[(int) set.size(0)];
    for (int i = 0; i < out.length; i++) {
      double[] row = HostArrays.doubles(HostArrays.rows(set, i, i + 1));
      for (int k = 0; k < row.length; k++) {
        out[i] += row[k] * direction[k] / norm;
      }
    }
    Arrays.sort(out);
    return out;
  }
}

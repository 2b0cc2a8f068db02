package org.gan4j.metrics;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.gan4j.io.HostArrays;
import org.gan4j.random.RandomStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The sliced Wasserstein distance of two sets of points (Rabin et al. 2011, "Wasserstein Barycenter
 * and its Application to Texture Mixing"), of order 1: both sets are projected on random directions
 * and sorted along each; the mean over directions of the mean distance between points of one rank.
 */
final class SlicedDistance {

  /** Directions at once: a bound on memory. */
  private static final int BLOCK = 32;

  private SlicedDistance() {}

  /**
   * The distance.
   *
   * @param one {@code [M, D]}; not modified
   * @param other {@code [M, D]}; not modified
   * @param dimension D
   * @param directions how many to average over
   * @param random where the directions are drawn from
   * @return at least 0
   */
  static double of(float[] one, float[] other, int dimension, int directions, RandomStream random) {
    int points = one.length / dimension;
    double sum = 0;
    try (INDArray a = array(one, points, dimension);
        INDArray b = array(other, points, dimension)) {
      for (int left = directions; left > 0; left -= BLOCK) {
        int count = Math.min(left, BLOCK);
        try (INDArray block = array(directions(count, dimension, random), count, dimension)) {
          sum += sum(project(a, block), project(b, block), count);
        }
      }
    }
    return sum / directions;
  }

  private static INDArray array(float[] values, int rows, int columns) {
    INDArray out = Nd4j.createUninitializedDetached(DataType.FLOAT, rows, columns);
    HostArrays.write(values, out);
    return out;
  }

  /** Unit vectors, uniform on the sphere, one after the other. */
  private static float[] directions(int count, int dimension, RandomStream random) {
    float[] out = new float[count * dimension];
    random.fillGaussian(out, out.length);
    for (int begin = 0; begin < out.length; begin += dimension) {
      double squares = 0;
      for (int i = begin; i < begin + dimension; i++) {
        squares += (double) out[i] * out[i];
      }
      for (int i = begin; i < begin + dimension; i++) {
        out[i] /= (float) Math.sqrt(squares);
      }
    }
    return out;
  }

  /** All points along each direction: {@code [directions, M]}. */
  private static float[] project(INDArray points, INDArray directions) {
    try (INDArray product = points.mmul(directions.transpose())) {
      return HostArrays.floats(product.transpose());
    }
  }

  private static double sum(float[] one, float[] other, int directions) {
    int points = one.length / directions;
    double[] distances = new double[directions];
    IntStream.range(0, directions)
        .parallel()
        .forEach(k -> distances[k] = distance(one, other, k * points, (k + 1) * points));
    return Arrays.stream(distances).sum();
  }

  /** Sorts both ranges and compares them, rank by rank. */
  private static double distance(float[] one, float[] other, int begin, int end) {
    RadixSort.sort(one, begin, end);
    RadixSort.sort(other, begin, end);
    double sum = 0;
    for (int i = begin; i < end; i++) {
      sum += Math.abs(one[i] - other[i]);
    }
    return sum / (end - begin);
  }
}

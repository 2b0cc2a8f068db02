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
  static final int BLOCK = 32;

  private SlicedDistance() {}

  /**
   * The distance.
   *
   * @param one {@code [M, D]}; not modified
   * @param other {@code [M, D]}; not modified
   * @param dimension D
   * @param blocks how often to take {@link #BLOCK} directions
   * @param random where the directions are drawn from
   * @return at least 0
   */
  static double of(float[] one, float[] other, int dimension, int blocks, RandomStream random) {
    int points = one.length / dimension;
    double sum = 0;
    try (INDArray a = array(one, points, dimension);
        INDArray b = array(other, points, dimension);
        INDArray products = Nd4j.createUninitializedDetached(DataType.FLOAT, 'f', points, BLOCK)) {
      for (int block = 0; block < blocks; block++) {
        try (INDArray directions = array(directions(dimension, random), BLOCK, dimension)) {
          sum += mean(project(a, directions, products), project(b, directions, products));
        }
      }
    }
    return sum / blocks;
  }

  private static INDArray array(float[] values, int rows, int columns) {
    INDArray out = Nd4j.createUninitializedDetached(DataType.FLOAT, rows, columns);
    HostArrays.write(values, out);
    return out;
  }

  /** Unit vectors, uniform on the sphere, one after the other. */
  private static float[] directions(int dimension, RandomStream random) {
    float[] out = new float[BLOCK * dimension];
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

  /**
   * All points along each direction: {@code [BLOCK, M]}.
   *
   * @param products in Fortran order, so that a direction's lie side by side; overwritten
   */
  private static float[] project(INDArray points, INDArray directions, INDArray products) {
    return HostArrays.floats(points.mmuli(directions.transpose(), products).transpose());
  }

  private static double mean(float[] one, float[] other) {
    int points = one.length / BLOCK;
    double[] distances = new double[BLOCK];
    IntStream.range(0, BLOCK)
        .parallel()
        .forEach(k -> distances[k] = distance(one, other, k * points, (k + 1) * points));
    return Arrays.stream(distances).sum() / BLOCK;
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

package org.gan4j.nn.init;

import java.util.Arrays;
import org.gan4j.io.HostArrays;
import org.gan4j.random.RandomStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The Q of a normally distributed matrix by the modified Gram-Schmidt process, whose R has a
 * positive diagonal, so that Q is uniformly distributed.
 *
 * @param gain the factor
 */
record OrthogonalMatrix(double gain) implements Initializer {

  @Override
  public void fill(INDArray out, RandomStream random) {
    int rows = Math.toIntExact(Initializers.fanIn(out.shape()));
    int columns = Math.toIntExact(out.length() / rows);
    boolean tall = rows >= columns;
    double[][] vectors = normal(Math.min(rows, columns), Math.max(rows, columns), random);
    for (int i = 0; i < vectors.length; i++) {
      double[] unit = vectors[i];
      scale(unit, 1 / Math.sqrt(dot(unit, unit)));
      Arrays.stream(vectors, i + 1, vectors.length)
          .parallel()
          .forEach(later -> subtract(dot(unit, later), unit, later));
    }
    float[] numbers = new float[rows * columns];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double element = tall ? vectors[column][row] : vectors[row][column];
        numbers[row * columns + column] = (float) (gain * element);
      }
    }
    HostArrays.write(numbers, out);
  }

  private static double[][] normal(int count, int length, RandomStream random) {
    double[][] vectors = new double[count][length];
    for (double[] vector : vectors) {
      for (int i = 0; i < length; i++) {
        vector[i] = random.nextGaussian();
      }
    }
    return vectors;
  }

  /** In four sums, so that they don't wait for each other. */
  private static double dot(double[] a, double[] b) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < a.length; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
    for (; i < a.length; i++) {
      s0 += a[i] * b[i];
    }
    return s0 + s1 + (s2 + s3);
  }

  private static void scale(double[] a, double factor) {
    for (int i = 0; i < a.length; i++) {
      a[i] *= factor;
    }
  }

  /** {@code b -= factor * a}. */
  private static void subtract(double factor, double[] a, double[] b) {
    for (int i = 0; i < a.length; i++) {
      b[i] -= factor * a[i];
    }
  }
}

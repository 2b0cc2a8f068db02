package org.gan4j.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class FrechetDistanceTest {

  /**
   * Of
   *
   * <pre>
   * import numpy as np
   * from scipy.linalg import sqrtm
   * def features(n, phase):
   *     i, j = np.ogrid[0:n, 0:4]
   *     return np.sin(i * (j + 1) + phase) + phase * j
   * a, b = features(20, 0.0), features(30, 0.5)
   * c, d = np.cov(a.T), np.cov(b.T)
   * print(((a.mean(0) - b.mean(0)) ** 2).sum() + np.trace(c + d - 2 * sqrtm(c @ d)))
   * </pre>
   */
  @Test
  void isWhatNumPyAndSciPyCompute() {
    INDArray one = features(20, 0);
    INDArray other = features(30, 0.5);
    assertEquals(3.48931108110527, FrechetDistance.between(one, other), 1e-12);
    assertEquals(3.48931108110527, FrechetDistance.between(other, one), 1e-12);
  }

  private static INDArray features(int count, double phase) {
    INDArray out = Nd4j.create(DataType.DOUBLE, count, 4);
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < 4; j++) {
        out.putScalar(i, j, Math.sin(i * (j + 1) + phase) + phase * j);
      }
    }
    return out;
  }

  /**
   * Points on the axes have a diagonal covariance, here 2/3 times squares; the distance is then
   * that of the means and of the deviations.
   */
  @Test
  void hasAClosedFormForDiagonalCovariances() {
    INDArray one = onAxes(3, 1, 10, -2);
    INDArray other = onAxes(1, 5, 7, 2);
    double deviations = (3 - 1) * (3 - 1) + (1 - 5) * (1 - 5);
    assertEquals(9 + 16 + 2 / 3.0 * deviations, FrechetDistance.between(one, other), 1e-12);
  }

  /** (x +- a, y) and (x, y +- b). */
  private static INDArray onAxes(double a, double b, double x, double y) {
    return Nd4j.createFromArray(new double[][] {{x + a, y}, {x - a, y}, {x, y + b}, {x, y - b}});
  }

  @Test
  void aSetIsAtDistanceZeroFromItself() {
    INDArray features = features(20, 0.5);
    assertEquals(0, FrechetDistance.between(features, features.dup()), 1e-12);
  }

  /** A covariance without an inverse: eigenvalues of 0 lose half of their digits at the root. */
  @Test
  void fewerVectorsThanFeaturesWillDo() {
    INDArray features = features(3, 0.5);
    assertEquals(0, FrechetDistance.between(features, features.dup()), 1e-6);
    assertEquals(4 * 0.25, FrechetDistance.between(features, features.add(0.5)), 1e-6);
  }

  @Test
  void takesFloatsToo() {
    INDArray floats = Nd4j.createFromArray(new float[][] {{1, 0}, {-1, 0}, {0, 2}, {0, -2}});
    assertEquals(
        9 + 16 + 2 / 3.0 * (2 * 2 + 3 * 3),
        FrechetDistance.between(floats, onAxes(3, 5, 3, 4)),
        1e-12);
  }

  @Test
  void whatCannotBeComparedIsRefused() {
    INDArray features = features(5, 0);
    refused("features: expected as many in both sets, got 4 and 2", features, onAxes(1, 1, 0, 0));
    refused("features: expected [N, D] with N of at least 2, got [1, 4]", features, features(1, 0));
    refused(
        "features: expected [N, D] with N of at least 2, got [5, 2, 2]",
        features.reshape(5, 2, 2),
        features);
    INDArray infinite = features(5, 0).putScalar(3, 1, Double.POSITIVE_INFINITY);
    refused("features: expected finite numbers, got infinity or NaN", features, infinite);
  }

  private static void refused(String message, INDArray one, INDArray other) {
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> FrechetDistance.between(one, other))
            .getMessage());
  }
}

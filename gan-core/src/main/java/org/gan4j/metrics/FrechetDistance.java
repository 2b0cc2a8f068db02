package org.gan4j.metrics;

import org.gan4j.io.HostArrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * How far two sets of feature vectors are apart when each is taken for a normal distribution: the
 * squared Fréchet distance {@code |m1 - m2|^2 + tr(C1 + C2 - 2 (C1 C2)^(1/2))}, with means m and
 * covariances C (Heusel et al. 2017, "GANs Trained by a Two Time-Scale Update Rule Converge to a
 * Local Nash Equilibrium", equation 6). The features are the caller's. From those of the Inception
 * network it is the FID; figures from other features can't be compared with that, nor with each
 * other.
 */
public final class FrechetDistance {

  private FrechetDistance() {}

  /**
   * The distance, computed in double precision with the covariances of samples (over N - 1). Few
   * vectors give too large a figure: take several times as many as there are features, and as many
   * of either set whenever figures are compared. Time grows with the cube of D: some ten seconds
   * for 2,048 features.
   *
   * @param one {@code [N, D]}, N at least 2; not modified
   * @param other {@code [M, D]}, M at least 2; not modified
   * @return at least 0, but for rounding
   * @throws IllegalArgumentException if the shapes are others, or a feature is infinite or NaN
   */
  public static double between(INDArray one, INDArray other) {
    return between(FeatureStatistics.of(one), FeatureStatistics.of(other));
  }

  /**
   * The distance of two sets of which mean and covariance are known.
   *
   * @param one of D features
   * @param other of as many
   * @return at least 0, but for rounding
   * @throws IllegalArgumentException if there are more features in one than in the other
   */
  public static double between(FeatureStatistics one, FeatureStatistics other) {
    int length = one.mean().length;
    if (length != other.mean().length) {
      throw new IllegalArgumentException(
          "features: expected as many in both sets, got " + length + " and " + other.mean().length);
    }
    double distance = 0;
    for (int i = 0; i < length; i++) {
      double shift = one.mean()[i] - other.mean()[i];
      int diagonal = i * length + i;
      distance += shift * shift + one.covariance()[diagonal] + other.covariance()[diagonal];
    }
    return distance - 2 * traceOfRoot(one.covariance(), other.covariance(), length);
  }

  /** With C1 = L^T L, C1 C2 has the eigenvalues of L C2 L^T, which is symmetric. */
  private static double traceOfRoot(double[] one, double[] other, int length) {
    double[][] root = PivotedCholesky.of(one, length);
    if (root.length == 0) {
      return 0;
    }
    try (INDArray l = Nd4j.createFromArray(root);
        INDArray c = Nd4j.createUninitializedDetached(DataType.DOUBLE, length, length)) {
      HostArrays.write(other, c);
      try (INDArray half = l.mmul(c);
          INDArray product = half.mmul(l.transpose())) {
        return sumOfRoots(product);
      }
    }
  }

  /** Of the eigenvalues; those that rounding made negative count as 0. */
  private static double sumOfRoots(INDArray product) {
    try (INDArray symmetric = product.add(product.transpose()).muli(0.5).dup('f');
        INDArray values = Nd4j.createUninitializedDetached(DataType.DOUBLE, product.size(0))) {
      if (symmetric.length() == 1) {
        return Math.sqrt(Math.max(0, symmetric.getDouble(0)));
      }
      int info = Nd4j.getBlasWrapper().lapack().syev('N', 'L', symmetric, values);
      if (info != 0) {
        throw new ArithmeticException("eigenvalues: LAPACK's syev gave " + info);
      }
      double sum = 0;
      for (double value : HostArrays.doubles(values)) {
        sum += Math.sqrt(Math.max(0, value));
      }
      return sum;
    }
  }
}

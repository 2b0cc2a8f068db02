package org.gan4j.metrics;

import java.util.Arrays;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.gan4j.io.HostArrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * How far two sets of feature vectors are apart when each is taken for a normal distribution: the
 * squared Fréchet distance {@code |m1 - m2|^2 + tr(C1 + C2 - 2 (C1 C2)^(1/2))}, with means m and
 * covariances C (Heusel et al. 2017, "GANs Trained by a Two Time-Scale Update Rule Converge to a
 * Local Nash Equilibrium", equation 6). The features are the caller's, such as the last layer but
 * one of a classifier of the same kind of images; figures from other features can't be compared,
 * the FID of publications, from an Inception network's, among them.
 */
public final class FrechetDistance {

  /** Of a set: {@code [D]} and {@code [D, D]}. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Moments(double[] mean, RealMatrix covariance) {}

  private FrechetDistance() {}

  /**
   * The distance, computed in double precision with the covariances of samples (over N - 1). Few
   * vectors give too large a figure: take several times as many as there are features, and as many
   * of either set whenever figures are compared. Time grows with the cube of D.
   *
   * @param one {@code [N, D]}, N at least 2; not modified
   * @param other {@code [M, D]}, M at least 2; not modified
   * @return at least 0, but for rounding
   * @throws IllegalArgumentException if the shapes are others, or a feature is infinite or NaN
   */
  public static double between(INDArray one, INDArray other) {
    Moments a = moments(one);
    Moments b = moments(other);
    if (a.mean.length != b.mean.length) {
      throw new IllegalArgumentException(
          "features: expected as many in both sets, got "
              + a.mean.length
              + " and "
              + b.mean.length);
    }
    double shift = 0;
    for (int i = 0; i < a.mean.length; i++) {
      shift += (a.mean[i] - b.mean[i]) * (a.mean[i] - b.mean[i]);
    }
    // The root of C1 C2 has the trace of that of C1^(1/2) C2 C1^(1/2), which is symmetric.
    RealMatrix root = root(a.covariance);
    RealMatrix product = symmetric(root.multiply(b.covariance).multiply(root));
    double common = Arrays.stream(rootsOfEigenvalues(new EigenDecomposition(product))).sum();
    return shift + a.covariance.getTrace() + b.covariance.getTrace() - 2 * common;
  }

  private static Moments moments(INDArray features) {
    if (features.rank() != 2 || features.size(0) < 2) {
      throw new IllegalArgumentException(
          "features: expected [N, D] with N of at least 2, got "
              + Arrays.toString(features.shape()));
    }
    int count = (int) features.size(0);
    int length = (int) features.size(1);
    double[] values = HostArrays.doubles(features);
    double[] mean = new double[length];
    for (int i = 0; i < values.length; i++) {
      mean[i % length] += values[i] / count;
    }
    if (!Arrays.stream(mean).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("features: expected finite numbers, got infinity or NaN");
    }
    for (int i = 0; i < values.length; i++) {
      values[i] -= mean[i % length];
    }
    return new Moments(mean, covariance(values, count, length));
  }

  private static RealMatrix covariance(double[] centred, int count, int length) {
    double[][] rows = new double[length][];
    try (INDArray x = Nd4j.createUninitializedDetached(DataType.DOUBLE, count, length)) {
      HostArrays.write(centred, x);
      try (INDArray products = x.transpose().mmul(x)) {
        double[] all = HostArrays.doubles(products);
        Arrays.setAll(rows, i -> Arrays.copyOfRange(all, i * length, (i + 1) * length));
      }
    }
    return symmetric(MatrixUtils.createRealMatrix(rows).scalarMultiply(1.0 / (count - 1)));
  }

  /** Takes off what rounding adds. */
  private static RealMatrix symmetric(RealMatrix nearly) {
    return nearly.add(nearly.transpose()).scalarMultiply(0.5);
  }

  private static RealMatrix root(RealMatrix symmetric) {
    EigenDecomposition parts = new EigenDecomposition(symmetric);
    RealMatrix roots = MatrixUtils.createRealDiagonalMatrix(rootsOfEigenvalues(parts));
    return parts.getV().multiply(roots).multiply(parts.getVT());
  }

  /** Eigenvalues that rounding made negative count as 0. */
  private static double[] rootsOfEigenvalues(EigenDecomposition parts) {
    return Arrays.stream(parts.getRealEigenvalues()).map(x -> Math.sqrt(Math.max(x, 0))).toArray();
  }
}

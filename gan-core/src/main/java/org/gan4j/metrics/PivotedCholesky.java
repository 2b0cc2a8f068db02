package org.gan4j.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A root of a covariance, which may be singular: {@code C = L^T L} with as many rows in L as C has
 * rank (Higham 2009, "Cholesky factorization", section on semidefinite matrices). The row of the
 * greatest variance that is left is taken off first, until rounding alone is left.
 */
final class PivotedCholesky {

  private PivotedCholesky() {}

  /**
   * The root.
   *
   * @param covariance {@code [D, D]} in C order, symmetric, no eigenvalue below 0 but for rounding;
   *     not modified
   * @param size D
   * @return L, {@code [rank, D]}
   */
  static double[][] of(double[] covariance, int size) {
    double[] left = new double[size];
    Arrays.setAll(left, i -> covariance[i * size + i]);
    double least = Arrays.stream(left).max().orElse(0) * size * Math.ulp(1.0);
    List<double[]> rows = new ArrayList<>();
    while (rows.size() < size) {
      int pivot = greatest(left);
      if (!(left[pivot] > least)) {
        break;
      }
      double[] row = Arrays.copyOfRange(covariance, pivot * size, (pivot + 1) * size);
      for (double[] before : rows) {
        subtract(row, before[pivot], before);
      }
      double root = Math.sqrt(left[pivot]);
      for (int j = 0; j < size; j++) {
        row[j] = left[j] == Double.NEGATIVE_INFINITY ? 0 : row[j] / root;
        left[j] -= row[j] * row[j];
      }
      row[pivot] = root;
      left[pivot] = Double.NEGATIVE_INFINITY;
      rows.add(row);
    }
    return rows.toArray(new double[0][]);
  }

  private static void subtract(double[] from, double factor, double[] row) {
    for (int j = 0; j < row.length; j++) {
      from[j] -= factor * row[j];
    }
  }

  private static int greatest(double... values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }
}

package org.gan4j.metrics;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.gan4j.io.HostArrays;
import org.gan4j.io.InputException;
import org.gan4j.io.Npz;
import org.gan4j.io.TensorData;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Mean and covariance of feature vectors, all that a {@link FrechetDistance} needs of a set. In
 * files they are {@code mu} and {@code sigma} of an {@code .npz}, as pytorch-fid has them.
 *
 * @param mean {@code [D]}
 * @param covariance {@code [D, D]} in C order, that of samples (over N - 1)
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record FeatureStatistics(double[] mean, double[] covariance) {

  private static final String MEAN = "mu";
  private static final String COVARIANCE = "sigma";

  /** Rows at once: a bound on memory. */
  private static final int BLOCK = 1024;

  /** Checks that both belong together and that all is finite. */
  public FeatureStatistics {
    if (covariance.length != mean.length * mean.length) {
      throw new IllegalArgumentException(
          String.format(
              "statistics: expected a covariance of %d x %d numbers, got %d",
              mean.length, mean.length, covariance.length));
    }
    if (!finite(mean) || !finite(covariance)) {
      throw new IllegalArgumentException("features: expected finite numbers, got infinity or NaN");
    }
  }

  private static boolean finite(double... values) {
    return Arrays.stream(values).allMatch(Double::isFinite);
  }

  /**
   * Gathers the statistics of features that come a batch at a time, in double precision. Sums are
   * taken of what features differ from the first batch's mean, so that nothing is lost where means
   * are large beside deviations.
   */
  public static final class Stream implements Consumer<INDArray>, AutoCloseable {
    private long count;
    private @Nullable Sums gathered;

    /** Sums of features less an origin, and of their products. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Sums(double[] origin, double[] sums, INDArray products) {
      Sums(double[] origin) {
        this(
            origin,
            new double[origin.length],
            Nd4j.createUninitializedDetached(DataType.DOUBLE, origin.length, origin.length)
                .assign(0));
      }
    }

    /** Nothing gathered yet. */
    public Stream() {}

    /**
     * Adds a batch.
     *
     * @param features {@code [N, D]}, N at least 1; not modified
     * @throws IllegalArgumentException if the shape is another, or D another than before
     */
    @Override
    public void accept(INDArray features) {
      if (features.rank() != 2
          || (gathered != null && features.size(1) != gathered.origin.length)) {
        throw new IllegalArgumentException(
            "features: expected [N, "
                + (gathered == null ? "D" : gathered.origin.length)
                + "], got "
                + Arrays.toString(features.shape()));
      }
      for (long begin = 0; begin < features.size(0); begin += BLOCK) {
        long end = Math.min(begin + BLOCK, features.size(0));
        block(HostArrays.doubles(HostArrays.rows(features, begin, end)), (int) features.size(1));
      }
    }

    private void block(double[] values, int length) {
      int rows = values.length / length;
      Sums to = gathered == null ? new Sums(mean(values, length)) : gathered;
      gathered = to;
      for (int i = 0; i < values.length; i++) {
        values[i] -= to.origin[i % length];
        to.sums[i % length] += values[i];
      }
      try (INDArray x = Nd4j.createUninitializedDetached(DataType.DOUBLE, rows, length)) {
        HostArrays.write(values, x);
        try (INDArray more = x.transpose().mmul(x)) {
          to.products.addi(more);
        }
      }
      count += rows;
    }

    private static double[] mean(double[] values, int length) {
      double[] mean = new double[length];
      for (int i = 0; i < values.length; i++) {
        mean[i % length] += values[i] * length / values.length;
      }
      return mean;
    }

    /**
     * What came until now.
     *
     * @return the statistics
     * @throws IllegalArgumentException if there were fewer than two vectors, or one isn't finite
     */
    public FeatureStatistics statistics() {
      Sums all = gathered;
      if (all == null || count < 2) {
        throw new IllegalArgumentException("features: expected at least 2 vectors, got " + count);
      }
      double[] sums = all.sums;
      int length = sums.length;
      double[] mean = new double[length];
      Arrays.setAll(mean, i -> all.origin[i] + sums[i] / count);
      double[] products = HostArrays.doubles(all.products);
      double[] covariance = new double[products.length];
      for (int i = 0; i < length; i++) {
        for (int j = 0; j < length; j++) {
          // Both halves of the products, which rounding makes differ.
          double product = (products[i * length + j] + products[j * length + i]) / 2;
          covariance[i * length + j] = (product - sums[i] * sums[j] / count) / (count - 1);
        }
      }
      return new FeatureStatistics(mean, covariance);
    }

    @Override
    public void close() {
      if (gathered != null) {
        gathered.products.close();
      }
    }
  }

  /**
   * Those of a whole set.
   *
   * @param features {@code [N, D]}, N at least 2; not modified
   * @return the statistics
   * @throws IllegalArgumentException if the shape is another, or a feature is infinite or NaN
   */
  public static FeatureStatistics of(INDArray features) {
    if (features.rank() != 2 || features.size(0) < 2) {
      throw new IllegalArgumentException(
          "features: expected [N, D] with N of at least 2, got "
              + Arrays.toString(features.shape()));
    }
    try (Stream stream = new Stream()) {
      stream.accept(features);
      return stream.statistics();
    }
  }

  /**
   * Reads a file as pytorch-fid writes it.
   *
   * @param path an {@code .npz} with {@code mu} and {@code sigma}
   * @return the statistics
   * @throws InputException if the file can't be read or has something else in it
   */
  public static FeatureStatistics read(Path path) {
    Map<String, TensorData> arrays = Npz.read(path);
    if (!arrays.containsKey(MEAN) || !arrays.containsKey(COVARIANCE)) {
      throw InputException.at(
          path, "no statistics: expected the arrays mu and sigma, got " + arrays.keySet());
    }
    long[] mean = arrays.get(MEAN).shape();
    long[] covariance = arrays.get(COVARIANCE).shape();
    if (mean.length != 1 || !Arrays.equals(covariance, new long[] {mean[0], mean[0]})) {
      throw InputException.at(
          path,
          "expected mu of [D] and sigma of [D, D], got "
              + Arrays.toString(mean)
              + " and "
              + Arrays.toString(covariance));
    }
    return InputException.guard(
        path.toString(),
        () ->
            new FeatureStatistics(
                arrays.get(MEAN).toDoubles(), arrays.get(COVARIANCE).toDoubles()));
  }

  /**
   * Writes a file that pytorch-fid reads, whole or not at all.
   *
   * @param path the file; one of that name is replaced
   * @throws InputException if it can't be written
   */
  public void write(Path path) {
    Map<String, TensorData> arrays = new LinkedHashMap<>();
    arrays.put(MEAN, TensorData.doubles(mean, mean.length));
    arrays.put(COVARIANCE, TensorData.doubles(covariance, mean.length, mean.length));
    Npz.write(path, arrays);
  }
}

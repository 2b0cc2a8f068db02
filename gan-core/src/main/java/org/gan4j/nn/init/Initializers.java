package org.gan4j.nn.init;

import java.util.Arrays;
import org.gan4j.io.HostArrays;
import org.gan4j.io.Require;
import org.gan4j.kernel.Shapes;

/**
 * The usual ways to draw first values. A weight's fan-in is the product of all its extents but the
 * last, its fan-out the product of all but the last two times the last: of {@code [I, O]} they are
 * I and O, of {@code [kH, kW, I, O]} they are {@code kH kW I} and {@code kH kW O}. A transposed
 * convolution's weight {@code [kH, kW, O, I]} counts as that of the convolution which it
 * transposes.
 */
public final class Initializers {

  private Initializers() {}

  /**
   * One value everywhere.
   *
   * @param value the value
   * @return the initializer; it draws nothing
   */
  public static Initializer constant(double value) {
    return (out, random) -> out.assign(value);
  }

  /**
   * Zeros.
   *
   * @return the initializer; it draws nothing
   */
  public static Initializer zeros() {
    return constant(0);
  }

  /**
   * Ones.
   *
   * @return the initializer; it draws nothing
   */
  public static Initializer ones() {
    return constant(1);
  }

  /**
   * Normal around 0; with a deviation of 0.02 that of DCGAN (Radford et al. 2016, section 4).
   *
   * @param deviation the standard deviation, at least 0
   * @return the initializer
   */
  public static Initializer normal(double deviation) {
    return normal(0, deviation);
  }

  /**
   * Normal.
   *
   * @param mean the mean
   * @param deviation the standard deviation, at least 0
   * @return the initializer
   */
  public static Initializer normal(double mean, double deviation) {
    Require.notNegative("deviation", deviation);
    return (out, random) -> {
      float[] numbers = new float[Math.toIntExact(out.length())];
      random.fillGaussian(numbers, numbers.length);
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = (float) (mean + deviation * numbers[i]);
      }
      HostArrays.write(numbers, out);
    };
  }

  /**
   * Uniform.
   *
   * @param low the lower bound
   * @param high the upper bound, greater than the lower
   * @return the initializer
   */
  public static Initializer uniform(double low, double high) {
    if (!(low < high)) {
      throw new IllegalArgumentException(
          "bounds: expected the lower below the upper, got " + low + " and " + high);
    }
    return (out, random) -> random.fillUniform(out, (float) low, (float) high);
  }

  /**
   * Uniform with variance {@code 2 / (fanIn + fanOut)} (Glorot and Bengio 2010, equation 16).
   *
   * @return the initializer, for weights of at least two axes
   */
  public static Initializer xavierUniform() {
    return xavierUniform(1);
  }

  /**
   * Uniform with variance {@code 2 gain^2 / (fanIn + fanOut)}.
   *
   * @param gain the factor of the standard deviation; {@code sqrt(2)} where a ReLU comes before
   * @return the initializer, for weights of at least two axes
   */
  public static Initializer xavierUniform(double gain) {
    Require.positive("gain", gain);
    return (out, random) -> {
      double bound = gain * Math.sqrt(6.0 / (fanIn(out.shape()) + fanOut(out.shape())));
      uniform(-bound, bound).fill(out, random);
    };
  }

  /**
   * Normal with variance {@code 2 / (fanIn + fanOut)} (Glorot and Bengio 2010, equation 12).
   *
   * @return the initializer, for weights of at least two axes
   */
  public static Initializer xavierNormal() {
    return (out, random) ->
        normal(Math.sqrt(2.0 / (fanIn(out.shape()) + fanOut(out.shape())))).fill(out, random);
  }

  /**
   * Uniform with variance {@code 2 / ((1 + slope^2) fanIn)} (He et al. 2015, equation 15).
   *
   * @param slope the slope for negative inputs of the leaky ReLU that follows; 0 for a ReLU
   * @return the initializer, for weights of at least two axes
   */
  public static Initializer heUniform(double slope) {
    return (out, random) -> {
      double bound = Math.sqrt(3) * heDeviation(slope, out.shape());
      uniform(-bound, bound).fill(out, random);
    };
  }

  /**
   * Normal with variance {@code 2 / ((1 + slope^2) fanIn)} (He et al. 2015, equation 15).
   *
   * @param slope the slope for negative inputs of the leaky ReLU that follows; 0 for a ReLU
   * @return the initializer, for weights of at least two axes
   */
  public static Initializer heNormal(double slope) {
    return (out, random) -> normal(heDeviation(slope, out.shape())).fill(out, random);
  }

  /**
   * A random (semi-)orthogonal matrix times a gain (Saxe et al. 2014): the weight as a matrix of
   * fan-in rows has orthonormal columns, or orthonormal rows where it has more columns than rows.
   *
   * @param gain the factor
   * @return the initializer, for weights of at least two axes
   */
  public static Initializer orthogonal(double gain) {
    return new OrthogonalMatrix(gain);
  }

  /** The product of all extents but the last. */
  static long fanIn(long... shape) {
    if (shape.length < 2) {
      throw new IllegalArgumentException(
          "shape: a fan-in needs a weight of at least two axes, got " + Arrays.toString(shape));
    }
    return Shapes.length(shape) / shape[shape.length - 1];
  }

  private static long fanOut(long... shape) {
    return fanIn(shape) / shape[shape.length - 2] * shape[shape.length - 1];
  }

  private static double heDeviation(double slope, long... shape) {
    return Math.sqrt(2.0 / ((1 + slope * slope) * fanIn(shape)));
  }
}

package org.gan4j.nn;

import java.util.Arrays;
import org.gan4j.autodiff.Variable;

/** Checks of sizes and shapes at the edge of a layer. */
public final class Extents {

  private Extents() {}

  /**
   * Fails unless a number is at least 1.
   *
   * @param name what the number is
   * @param number the number
   * @return the number
   * @throws IllegalArgumentException if it is less
   */
  public static int positive(String name, int number) {
    if (number < 1) {
      throw new IllegalArgumentException(name + ": expected at least 1, got " + number);
    }
    return number;
  }

  /**
   * Fails unless a number is at least 1.
   *
   * @param name what the number is
   * @param number the number
   * @return the number
   * @throws IllegalArgumentException if it is less
   */
  public static long positive(String name, long number) {
    if (number < 1) {
      throw new IllegalArgumentException(name + ": expected at least 1, got " + number);
    }
    return number;
  }

  /**
   * Fails unless an epsilon is greater than 0.
   *
   * @param number the epsilon
   * @return the number
   * @throws IllegalArgumentException if it isn't
   */
  public static double eps(double number) {
    if (!(number > 0)) {
      throw new IllegalArgumentException("eps: expected more than 0, got " + number);
    }
    return number;
  }

  /**
   * Fails unless a layer's input is {@code [N, H, W, channels]}.
   *
   * @param x the input
   * @param channels how many channels it should have
   * @throws IllegalArgumentException if it has another shape
   */
  public static void images(Variable x, long channels) {
    if (x.rank() != 4 || x.size(3) != channels) {
      throw mismatch("[N, H, W, " + channels + "]", x);
    }
  }

  /**
   * Fails unless a layer's input is {@code [N, T, channels]}.
   *
   * @param x the input
   * @param channels how many channels it should have
   * @throws IllegalArgumentException if it has another shape
   */
  public static void series(Variable x, long channels) {
    if (x.rank() != 3 || x.size(2) != channels) {
      throw mismatch("[N, T, " + channels + "]", x);
    }
  }

  /**
   * The error that tells of an input's shape.
   *
   * @param expected what was expected
   * @param x the input
   * @return the exception, to be thrown
   */
  public static IllegalArgumentException mismatch(String expected, Variable x) {
    return new IllegalArgumentException(
        "expected " + expected + ", got " + Arrays.toString(x.shape()));
  }
}

package org.gan4j.nn;

import java.util.Arrays;
import org.gan4j.autodiff.Variable;

/** Checks of sizes and shapes. */
final class Extents {

  private Extents() {}

  /** Fails unless a number is at least 1. */
  static int positive(String name, int number) {
    if (number < 1) {
      throw new IllegalArgumentException(name + ": expected at least 1, got " + number);
    }
    return number;
  }

  /** Fails unless a number is at least 1. */
  static long positive(String name, long number) {
    if (number < 1) {
      throw new IllegalArgumentException(name + ": expected at least 1, got " + number);
    }
    return number;
  }

  /** Fails unless a number is greater than 0. */
  static double eps(double number) {
    if (!(number > 0)) {
      throw new IllegalArgumentException("eps: expected more than 0, got " + number);
    }
    return number;
  }

  /** Fails unless x is {@code [N, H, W, channels]}. */
  static void images(Variable x, long channels) {
    if (x.rank() != 4 || x.size(3) != channels) {
      throw mismatch("[N, H, W, " + channels + "]", x);
    }
  }

  /** Fails unless x is {@code [N, T, channels]}. */
  static void series(Variable x, long channels) {
    if (x.rank() != 3 || x.size(2) != channels) {
      throw mismatch("[N, T, " + channels + "]", x);
    }
  }

  static IllegalArgumentException mismatch(String expected, Variable x) {
    return new IllegalArgumentException(
        "expected " + expected + ", got " + Arrays.toString(x.shape()));
  }
}

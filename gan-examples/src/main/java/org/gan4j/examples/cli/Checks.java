package org.gan4j.examples.cli;

import org.gan4j.io.InputException;
import org.jspecify.annotations.Nullable;

/** Checks of what the user gave. */
final class Checks {

  private Checks() {}

  /**
   * Refuses a number that is too small.
   *
   * @param option its option, for the message
   * @param value the number, or null if it wasn't given
   * @param least the smallest that will do
   * @throws InputException if it is given and smaller
   */
  static void atLeast(String option, @Nullable Number value, long least) {
    if (value != null && value.longValue() < least) {
      throw new InputException(option + ": expected at least " + least + ", got " + value);
    }
  }

  /**
   * Refuses a number that is too small or too large.
   *
   * @param option its option, for the message
   * @param value the number, or null if it wasn't given
   * @param least the smallest that will do
   * @param most the largest that will do
   * @throws InputException if it is given and outside
   */
  static void between(String option, @Nullable Number value, long least, long most) {
    if (value != null && (value.longValue() < least || value.longValue() > most)) {
      throw new InputException(option + ": expected " + least + " to " + most + ", got " + value);
    }
  }

  /**
   * Refuses a number that isn't above zero.
   *
   * @param option its option, for the message
   * @param value the number, or null if it wasn't given
   * @throws InputException if it is given and zero, negative, infinite or NaN
   */
  static void positive(String option, @Nullable Double value) {
    if (value != null && !(value > 0 && Double.isFinite(value))) {
      throw new InputException(option + ": expected more than 0, got " + value);
    }
  }

  /**
   * Refuses two options together.
   *
   * @param one an option
   * @param isOne whether it was given
   * @param other another
   * @param isOther whether that was given
   * @throws InputException if both were
   */
  static void notBoth(String one, boolean isOne, String other, boolean isOther) {
    if (isOne && isOther) {
      throw new InputException(one + " and " + other + ": give one of them, not both");
    }
  }
}

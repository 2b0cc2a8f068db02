package org.gan4j.io;

/**
 * Checks of numbers that a caller gave; each gives the number, or fails with a line that names it.
 */
public final class Require {

  private Require() {}

  /**
   * Fails unless a count is at least 1.
   *
   * @param name what it counts
   * @param count the count
   * @return the count
   * @throws IllegalArgumentException if it is less
   */
  public static long positive(String name, long count) {
    if (count < 1) {
      throw new IllegalArgumentException(name + ": expected at least 1, got " + count);
    }
    return count;
  }

  /**
   * Fails unless a count is at least 1.
   *
   * @param name what it counts
   * @param count the count
   * @return the count
   * @throws IllegalArgumentException if it is less
   */
  public static int positive(String name, int count) {
    return (int) positive(name, (long) count);
  }

  /**
   * Fails unless a number is above 0.
   *
   * @param name what it is
   * @param number the number
   * @return the number
   * @throws IllegalArgumentException if it is 0, less, or NaN
   */
  public static double positive(String name, double number) {
    if (!(number > 0)) {
      throw new IllegalArgumentException(name + ": expected more than 0, got " + number);
    }
    return number;
  }

  /**
   * Fails unless a count is at least 0.
   *
   * @param name what it counts
   * @param count the count
   * @return the count
   * @throws IllegalArgumentException if it is less
   */
  public static long notNegative(String name, long count) {
    if (count < 0) {
      throw new IllegalArgumentException(name + ": expected at least 0, got " + count);
    }
    return count;
  }

  /**
   * Fails unless a number is at least 0.
   *
   * @param name what it is
   * @param number the number
   * @return the number
   * @throws IllegalArgumentException if it is less, or NaN
   */
  public static double notNegative(String name, double number) {
    if (!(number >= 0)) {
      throw new IllegalArgumentException(name + ": expected at least 0, got " + number);
    }
    return number;
  }
}

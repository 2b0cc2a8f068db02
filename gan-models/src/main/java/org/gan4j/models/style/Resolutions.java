package org.gan4j.models.style;

import java.util.ArrayList;
import java.util.List;

/** The sizes that images can have where every stage doubles them. */
public final class Resolutions {

  /** Rows and columns of the constant that images grow from. */
  public static final int FIRST = 4;

  private static final int LAST = 1024;

  private Resolutions() {}

  /**
   * Checks a size.
   *
   * @param size rows and columns
   * @throws IllegalArgumentException if it isn't a power of two from 4 to 1024
   */
  public static void check(int size) {
    if (size < FIRST || size > LAST || Integer.bitCount(size) != 1) {
      throw new IllegalArgumentException(
          "resolution: expected a power of two from " + FIRST + " to " + LAST + ", got " + size);
    }
  }

  /**
   * All sizes on the way.
   *
   * @param size the last
   * @return 4, 8, and so on
   */
  public static List<Integer> upTo(int size) {
    List<Integer> sizes = new ArrayList<>();
    for (int side = FIRST; side <= size; side *= 2) {
      sizes.add(side);
    }
    return sizes;
  }
}

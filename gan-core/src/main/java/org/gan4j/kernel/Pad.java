package org.gan4j.kernel;

/**
 * Rows and columns to add around images.
 *
 * @param top rows before the first, at least 0
 * @param bottom rows after the last, at least 0
 * @param left columns before the first, at least 0
 * @param right columns after the last, at least 0
 */
public record Pad(int top, int bottom, int left, int right) {

  /** Checks that nothing is negative. */
  public Pad {
    if (top < 0 || bottom < 0 || left < 0 || right < 0) {
      throw new IllegalArgumentException(
          "padding: expected at least 0, got " + top + ", " + bottom + ", " + left + ", " + right);
    }
  }

  /**
   * The same on all four sides.
   *
   * @param all rows and columns a side
   * @return the padding
   */
  public static Pad of(int all) {
    return new Pad(all, all, all, all);
  }
}

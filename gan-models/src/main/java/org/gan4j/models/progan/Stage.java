package org.gan4j.models.progan;

/**
 * How far a training has grown.
 *
 * @param level the newest resolution: 0 for 4 pixels, 1 for 8 and so on
 * @param alpha how much of it is there: from 0, where all comes from the resolution before, to 1
 */
public record Stage(int level, double alpha) {

  /** Checks the values. */
  public Stage {
    if (level < 0 || !(alpha >= 0 && alpha <= 1)) {
      throw new IllegalArgumentException(
          "stage: expected a level of at least 0 and an alpha in [0, 1], got "
              + level
              + " and "
              + alpha);
    }
  }

  /**
   * Rows and columns of the images.
   *
   * @return {@code 4 * 2^level}
   */
  public int resolution() {
    return ProGanConfig.FIRST << level;
  }

  /**
   * Whether the resolution before has a share too.
   *
   * @return true while the newest fades in
   */
  public boolean fading() {
    return alpha < 1;
  }
}

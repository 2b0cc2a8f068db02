package org.gan4j.kernel;

import org.gan4j.io.Require;

/**
 * The geometry of a pooling window, without padding: {@code out = (in - size) / stride + 1},
 * rounded down.
 *
 * @param size rows and columns of the window, at least 1
 * @param stride rows and columns between two windows, at least 1
 */
public record Pool2d(int size, int stride) {

  /** Checks that both are positive. */
  public Pool2d {
    Require.positive("size", size);
    Require.positive("stride", stride);
  }

  /**
   * Windows that touch and don't overlap.
   *
   * @param size rows and columns of the window
   * @return the geometry
   */
  public static Pool2d of(int size) {
    return new Pool2d(size, size);
  }

  /**
   * The output's extent along an axis.
   *
   * @param in the input's extent
   * @return the extent, at least 1
   * @throws IllegalArgumentException if the window is larger than the input
   */
  public long out(long in) {
    if (in < size) {
      throw new IllegalArgumentException(
          "pooling: the window spans " + size + ", the input only " + in);
    }
    return (in - size) / stride + 1;
  }
}

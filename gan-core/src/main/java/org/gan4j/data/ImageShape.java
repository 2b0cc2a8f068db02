package org.gan4j.data;

import org.gan4j.io.Require;

/**
 * The extents of one image.
 *
 * @param height rows, at least 1
 * @param width columns, at least 1
 * @param channels 1 for grey, 3 for red, green, blue, any number for data of one's own
 */
public record ImageShape(int height, int width, int channels) {

  /** Checks the extents. */
  public ImageShape {
    Require.positive("height", height);
    Require.positive("width", width);
    Require.positive("channels", channels);
  }

  /**
   * How many values an image has.
   *
   * @return height times width times channels
   */
  public int length() {
    return Math.multiplyExact(Math.multiplyExact(height, width), channels);
  }

  /**
   * Rows and columns.
   *
   * @return the size, without the channels
   */
  public ImageSize size() {
    return new ImageSize(height, width);
  }

  /**
   * The shape of a batch.
   *
   * @param count N
   * @return {@code [N, H, W, C]}
   */
  public long[] batch(long count) {
    return new long[] {count, height, width, channels};
  }

  @Override
  public String toString() {
    return height + "x" + width + "x" + channels;
  }
}

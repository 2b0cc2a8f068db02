package org.gan4j.data;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rows and columns of an image.
 *
 * @param height rows, 1 to {@link #MOST}
 * @param width columns, 1 to {@link #MOST}
 */
public record ImageSize(int height, int width) {

  /** The most rows and columns that images are made to have. */
  public static final int MOST = 8192;

  private static final Pattern TEXT = Pattern.compile("(\\d{1,9})(?:x(\\d{1,9}))?");

  /** Checks the numbers. */
  public ImageSize {
    if (height < 1 || width < 1 || height > MOST || width > MOST) {
      throw new IllegalArgumentException(
          "expected 1 to "
              + MOST
              + " pixels a side, got "
              + (height == width ? height : width + "x" + height));
    }
  }

  /**
   * A square.
   *
   * @param side rows and columns
   * @return the size
   */
  public static ImageSize square(int side) {
    return new ImageSize(side, side);
  }

  /**
   * A size as people write it.
   *
   * @param text the side of a square, or width and height: {@code 64} or {@code 96x64}
   * @return the size
   * @throws IllegalArgumentException if it is none
   */
  public static ImageSize of(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "expected the side of a square, or width and height as in 96x64, got " + text);
    }
    int width = Integer.parseInt(parts.group(1));
    return new ImageSize(parts.group(2) == null ? width : Integer.parseInt(parts.group(2)), width);
  }

  /**
   * Images of this size.
   *
   * @param channels 1 or more
   * @return their extents
   */
  public ImageShape shape(int channels) {
    return new ImageShape(height, width, channels);
  }

  /** As {@link #of} reads it. */
  @Override
  public String toString() {
    return height == width ? String.valueOf(height) : width + "x" + height;
  }
}

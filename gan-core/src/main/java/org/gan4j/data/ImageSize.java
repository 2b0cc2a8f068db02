package org.gan4j.data;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rows and columns of an image. As JSON it is the side of a square, or text as in {@code "48x64"}.
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
    require(height, width);
  }

  /**
   * Refuses what is no size of an image.
   *
   * @param height rows
   * @param width columns
   * @throws IllegalArgumentException if one of them is less than 1 or more than {@link #MOST}
   */
  public static void require(int height, int width) {
    if (height < 1 || width < 1 || height > MOST || width > MOST) {
      throw new IllegalArgumentException(
          "expected 1 to " + MOST + " pixels a side, got " + text(height, width));
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
   * @param text the side of a square, or height and width: {@code 64} or {@code 48x64}
   * @return the size
   * @throws IllegalArgumentException if it is none
   */
  public static ImageSize of(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "expected the side of a square, or height and width as in 48x64, got " + text);
    }
    int height = Integer.parseInt(parts.group(1));
    return new ImageSize(
        height, parts.group(2) == null ? height : Integer.parseInt(parts.group(2)));
  }

  /** From JSON. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static ImageSize ofJson(Object json) {
    return of(String.valueOf(json));
  }

  /** As JSON: squares as a number. */
  @JsonValue
  Object json() {
    return height == width ? (Object) height : toString();
  }

  /**
   * The smaller of both.
   *
   * @return rows or columns
   */
  public int shorter() {
    return Math.min(height, width);
  }

  /**
   * The larger of both.
   *
   * @return rows or columns
   */
  public int longer() {
    return Math.max(height, width);
  }

  /**
   * Whether a number divides both sides.
   *
   * @param divisor at least 1
   * @return true if it does
   */
  public boolean isMultipleOf(int divisor) {
    return height % divisor == 0 && width % divisor == 0;
  }

  /**
   * Both sides divided.
   *
   * @param divisor at least 1, at most the shorter side
   * @return rounded down
   */
  public ImageSize dividedBy(int divisor) {
    return new ImageSize(height / divisor, width / divisor);
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
    return text(height, width);
  }

  private static String text(int height, int width) {
    return height == width ? String.valueOf(height) : height + "x" + width;
  }
}

package org.gan4j.models;

import java.util.function.ToIntFunction;
import org.gan4j.data.ImageSize;

/**
 * Which sizes of images a family's networks can make, squares or not.
 *
 * @param networks what they are called in messages
 * @param least the fewest rows and columns
 * @param mostShorter the most pixels of the shorter side
 * @param mostLonger the most pixels of the longer side
 */
public record SizeRule(String networks, int least, int mostShorter, int mostLonger) {

  /**
   * Refuses other sizes.
   *
   * @param size rows and columns
   * @param factor what both have to be multiples of, at a size within the limits
   * @throws IllegalArgumentException saying which sizes can be made
   */
  public void check(ImageSize size, ToIntFunction<ImageSize> factor) {
    if (size == null) {
      throw new IllegalArgumentException(
          "imageSize: expected the side of a square, or height and width as in 48x64, got nothing");
    }
    if (size.shorter() < least || size.shorter() > mostShorter || size.longer() > mostLonger) {
      throw new IllegalArgumentException(
          String.format(
              "resolution: %s: expected %d to %d pixels a side%s, got %s",
              networks,
              least,
              mostShorter,
              mostLonger > mostShorter ? ", the longer up to " + mostLonger : "",
              size));
    }
    int multiple = factor.applyAsInt(size);
    if (!size.isMultipleOf(multiple)) {
      throw new IllegalArgumentException(
          String.format(
              "resolution: %s: expected multiples of %d where the shorter side has %d pixels, got"
                  + " %s; take %s",
              networks, multiple, size.shorter(), size, below(size, multiple)));
    }
  }

  /** The largest size that is no larger and whose sides are multiples. */
  private static ImageSize below(ImageSize size, int multiple) {
    return new ImageSize(size.height() / multiple * multiple, size.width() / multiple * multiple);
  }
}

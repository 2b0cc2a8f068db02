package org.gan4j.io.image;

/**
 * Bounds on what is read as an image, checked on its header before anything is decoded: a small
 * file can ask for any amount of memory.
 *
 * @param pixels the most pixels that an image may have
 * @param fileBytes the most bytes that its file may have
 */
public record ImageLimits(long pixels, long fileBytes) {

  /** 100 megapixels, files of 512 MB. */
  public static final ImageLimits DEFAULT = new ImageLimits(100_000_000, 512L << 20);

  /** Checks the bounds. */
  public ImageLimits {
    if (pixels < 1 || fileBytes < 1) {
      throw new IllegalArgumentException(
          "limits: expected at least 1, got " + pixels + " pixels and " + fileBytes + " bytes");
    }
  }
}

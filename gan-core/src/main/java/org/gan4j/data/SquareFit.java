package org.gan4j.data;

import org.gan4j.io.image.DecodedImage;

/** Cuts the square in an image's middle out and resizes it ({@link BicubicResize}). */
final class SquareFit {

  private SquareFit() {}

  /** The square in the middle of an image, resized, as bytes. */
  static byte[] fit(DecodedImage image, ImageShape shape) {
    return fit(image, 0, image.width(), shape);
  }

  /** The square in the middle of some of an image's columns, resized, as bytes. */
  static byte[] fit(DecodedImage image, int from, int width, ImageShape shape) {
    int side = Math.min(width, image.height());
    int x = from + (width - side) / 2;
    int y = (image.height() - side) / 2;
    float[] resized =
        BicubicResize.resize(
            (row, out) -> image.readRow(x, y + row, side, shape.channels(), out),
            new ImageShape(side, side, shape.channels()),
            shape.height(),
            shape.width());
    byte[] out = new byte[resized.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (byte) Math.max(0, Math.min(255, Math.round(resized[i])));
    }
    return out;
  }

  /** How many bytes that takes, about. */
  static long memory(int side, ImageShape shape) {
    return (long) Float.BYTES * shape.channels() * shape.width() * (side + shape.height());
  }
}

package org.gan4j.data;

import org.gan4j.io.image.DecodedImage;
import org.gan4j.io.image.EncodedImage;

/**
 * Cuts the largest piece of a shape's proportions out of an image's middle and resizes it ({@link
 * BicubicResize}). Of four channels the colours are weighted by the fourth while they are averaged,
 * as Pillow does it, so that what is hidden doesn't shine through.
 */
final class MiddleFit {

  private static final int WITH_ALPHA = 4;
  private static final float OPAQUE = 255;

  private MiddleFit() {}

  /** The middle of an image, resized, as bytes. */
  static byte[] fit(DecodedImage image, ImageShape shape) {
    return fit(image, 0, image.width(), shape);
  }

  /** The middle of some of an image's columns, resized, as bytes. */
  static byte[] fit(DecodedImage image, int from, int width, ImageShape shape) {
    ImageShape piece = piece(image.height(), width, shape);
    int x = from + (width - piece.width()) / 2;
    int y = (image.height() - piece.height()) / 2;
    boolean weighted = shape.channels() == WITH_ALPHA && !piece.equals(shape);
    float[] resized =
        BicubicResize.resize(
            (row, out) -> {
              image.readRow(x, y + row, piece.width(), shape.channels(), out);
              if (weighted) {
                weight(out, piece.width() * WITH_ALPHA);
              }
            },
            piece,
            shape.height(),
            shape.width());
    byte[] out = new byte[resized.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = toByte(weighted ? unweighted(resized, i) : resized[i]);
    }
    return out;
  }

  /** The extents of the piece that is cut out. */
  private static ImageShape piece(int height, int width, ImageShape shape) {
    double wanted = (double) shape.width() / shape.height();
    int columns = (int) Math.max(1, Math.min(width, Math.round(height * wanted)));
    int rows = (int) Math.max(1, Math.min(height, Math.round(width / wanted)));
    return new ImageShape(rows, columns, shape.channels());
  }

  private static void weight(float[] row, int length) {
    for (int i = 0; i < length; i += WITH_ALPHA) {
      float alpha = row[i + WITH_ALPHA - 1] / OPAQUE;
      for (int c = 0; c < WITH_ALPHA - 1; c++) {
        row[i + c] *= alpha;
      }
    }
  }

  private static float unweighted(float[] values, int i) {
    int place = i % WITH_ALPHA;
    float alpha = values[i - place + WITH_ALPHA - 1];
    return place == WITH_ALPHA - 1 || alpha <= 0 ? values[i] : values[i] * OPAQUE / alpha;
  }

  private static byte toByte(float value) {
    return (byte) Math.max(0, Math.min(255, Math.round(value)));
  }

  /** How many bytes that takes, about, whichever way the image is turned. */
  static long memory(EncodedImage image, ImageShape shape) {
    int rows =
        Math.max(
            piece(image.storedHeight(), image.storedWidth(), shape).height(),
            piece(image.storedWidth(), image.storedHeight(), shape).height());
    return (long) Float.BYTES * shape.channels() * shape.width() * (rows + shape.height());
  }
}

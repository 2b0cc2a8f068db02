package org.gan4j.io.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * The colours of a decoded image as they are stored, 8 bits a sample: no profile, no gamma. (Java's
 * own getRGB takes grey for linear light and brightens it.) Of 16 bits the upper 8 are taken.
 */
final class StoredColours {

  private static final int OPAQUE = 0xff000000;
  private static final int MAX_BITS = 16;

  /** Turns the samples of one pixel, from a place on, into alpha, red, green, blue. */
  @FunctionalInterface
  private interface Meaning {
    int argb(int[] samples, int at);
  }

  private final Raster raster;
  private final Meaning meaning;
  private int[] samples = new int[0];

  private StoredColours(Raster raster, Meaning meaning) {
    this.raster = raster;
    this.meaning = meaning;
  }

  /**
   * Finds out what an image's samples mean; for one thread.
   *
   * @throws UnsupportedOperationException if they are none that are known here
   */
  static StoredColours of(BufferedImage image) {
    Raster raster = image.getRaster();
    ColorModel model = image.getColorModel();
    if (model instanceof IndexColorModel palette) {
      int[] colours = new int[palette.getMapSize()];
      palette.getRGBs(colours);
      return new StoredColours(raster, (s, at) -> colours[Math.min(s[at], colours.length - 1)]);
    }
    int bits = raster.getSampleModel().getSampleSize(0);
    int type = raster.getSampleModel().getDataType();
    if (bits > MAX_BITS || type == DataBuffer.TYPE_SHORT || type == DataBuffer.TYPE_FLOAT) {
      throw new UnsupportedOperationException("samples of more than 16 bits, or signed ones");
    }
    int space = model.getColorSpace().getType();
    Meaning meaning =
        switch (raster.getNumBands()) {
          case 1 -> (s, at) -> OPAQUE | s[at] * 0x010101;
          case 2 -> (s, at) -> s[at + 1] << 24 | s[at] * 0x010101;
          case 3 -> (s, at) -> OPAQUE | s[at] << 16 | s[at + 1] << 8 | s[at + 2];
          case 4 ->
              space == ColorSpace.TYPE_CMYK
                  ? StoredColours::ink
                  : (s, at) -> s[at + 3] << 24 | s[at] << 16 | s[at + 1] << 8 | s[at + 2];
          default -> null;
        };
    boolean known =
        space == ColorSpace.TYPE_GRAY
            || space == ColorSpace.TYPE_RGB
            || space == ColorSpace.TYPE_CMYK && raster.getNumBands() == 4;
    if (meaning == null || !known) {
      throw new UnsupportedOperationException(
          "neither grey, RGB nor CMYK, but " + raster.getNumBands() + " samples a pixel");
    }
    return new StoredColours(raster, to8Bits(raster, meaning));
  }

  /** Reads a rectangle row by row. */
  void read(int x, int y, int width, int height, int[] argb) {
    int bands = raster.getNumBands();
    int count = width * height;
    if (samples.length < count * bands) {
      samples = new int[count * bands];
    }
    raster.getPixels(x + raster.getMinX(), y + raster.getMinY(), width, height, samples);
    for (int i = 0; i < count; i++) {
      argb[i] = meaning.argb(samples, i * bands);
    }
  }

  private static Meaning to8Bits(Raster raster, Meaning meaning) {
    int bands = raster.getNumBands();
    int[] sizes = raster.getSampleModel().getSampleSize();
    boolean bytes = true;
    for (int size : sizes) {
      bytes &= size == Byte.SIZE;
    }
    if (bytes) {
      return meaning;
    }
    return (s, at) -> {
      for (int band = 0; band < bands; band++) {
        int size = sizes[band];
        int sample = s[at + band];
        s[at + band] =
            size >= Byte.SIZE ? sample >>> (size - Byte.SIZE) : sample * 255 / ((1 << size) - 1);
      }
      return meaning.argb(s, at);
    };
  }

  private static int ink(int[] s, int at) {
    int light = 255 - s[at + 3];
    return OPAQUE
        | times(255 - s[at], light) << 16
        | times(255 - s[at + 1], light) << 8
        | times(255 - s[at + 2], light);
  }

  private static int times(int a, int b) {
    return (a * b + 127) / 255;
  }
}

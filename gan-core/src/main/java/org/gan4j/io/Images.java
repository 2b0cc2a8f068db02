package org.gan4j.io;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.nio.file.Path;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Images between arrays and PNG files. A value v in [-1, 1] is the byte round((v + 1) * 127.5), and
 * byte b is b / 127.5 - 1. One channel makes a grey file, three a colour one, four one with
 * opacity. Needs no display.
 */
public final class Images {

  private Images() {}

  /**
   * A value as a byte.
   *
   * @param value in [-1, 1]; values beyond are cut off, NaN gives 0
   * @return 0 to 255
   */
  public static int toByte(float value) {
    return Math.max(0, Math.min(255, Math.round((value + 1) * 127.5f)));
  }

  /**
   * A byte as a value.
   *
   * @param value as read from an image; taken as 0 to 255
   * @return in [-1, 1]
   */
  public static float fromByte(byte value) {
    return (value & 0xff) / 127.5f - 1;
  }

  /**
   * Draws one image.
   *
   * @param image {@code [H, W, C]} in [-1, 1], C 1, 3 or 4; not modified
   * @return a grey, RGB or RGBA image
   * @throws IllegalArgumentException if the shape isn't that of an image
   */
  public static BufferedImage toBufferedImage(INDArray image) {
    if (image.rank() != 3) {
      throw new IllegalArgumentException(
          "image: expected [H, W, C], got " + Arrays.toString(image.shape()));
    }
    float[] values = HostArrays.floats(image);
    BufferedImage out = blank((int) image.size(1), (int) image.size(0), (int) image.size(2));
    draw(values, 0, (int) image.size(1), (int) image.size(0), 1, out, 0, 0);
    return out;
  }

  /**
   * Writes one image as a PNG file, whole or not at all.
   *
   * @param image {@code [H, W, C]} in [-1, 1], C 1, 3 or 4; not modified
   * @param path the file; one of that name is replaced
   * @throws InputException if the file can't be written
   * @throws IllegalArgumentException if the shape isn't that of an image
   */
  public static void writePng(INDArray image, Path path) {
    writePng(toBufferedImage(image), path);
  }

  /**
   * Writes a drawn image as a PNG file, whole or not at all.
   *
   * @param image the image
   * @param path the file; one of that name is replaced
   * @throws InputException if the file can't be written
   */
  public static void writePng(BufferedImage image, Path path) {
    ImageFile.write("png", path, writer -> writer.write(image));
  }

  /** A black image of 1 or 3 channels, one that shows nothing of 4. */
  static BufferedImage blank(int width, int height, int channels) {
    return switch (channels) {
      case 1 -> new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
      case 3 -> new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      case 4 -> new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
      default ->
          throw new IllegalArgumentException("channels: expected 1, 3 or 4, got " + channels);
    };
  }

  /**
   * Draws values {@code [H, W, C]} into an image, every pixel as a square of scale x scale. Writes
   * the raster itself: Java's setRGB would pass grey values through a colour conversion.
   */
  static void draw(
      float[] values, int from, int width, int height, int scale, BufferedImage out, int x, int y) {
    int stride = out.getWidth();
    if (out.getType() == BufferedImage.TYPE_BYTE_GRAY) {
      byte[] pixels = ((DataBufferByte) out.getRaster().getDataBuffer()).getData();
      for (int row = 0; row < height * scale; row++) {
        int source = from + row / scale * width;
        int target = (y + row) * stride + x;
        for (int column = 0; column < width * scale; column++) {
          pixels[target + column] = (byte) toByte(values[source + column / scale]);
        }
      }
    } else {
      int[] pixels = ((DataBufferInt) out.getRaster().getDataBuffer()).getData();
      boolean opacity = out.getType() == BufferedImage.TYPE_INT_ARGB;
      int channels = opacity ? 4 : 3;
      for (int row = 0; row < height * scale; row++) {
        int target = (y + row) * stride + x;
        for (int column = 0; column < width * scale; column++) {
          int source = from + (row / scale * width + column / scale) * channels;
          pixels[target + column] =
              (opacity ? toByte(values[source + 3]) << 24 : 0)
                  | toByte(values[source]) << 16
                  | toByte(values[source + 1]) << 8
                  | toByte(values[source + 2]);
        }
      }
    }
  }
}

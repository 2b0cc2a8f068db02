package org.gan4j.io;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * PNG files that aren't compressed, which are read fastest: the form in which StyleGAN's tool keeps
 * images.
 */
public final class StoredPng {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int BITS = 8;
  private static final int HEADER_BYTES = 13;

  /** What goes around the rows: the chunks' own bytes, and a few for each block of 65,535. */
  private static final int AROUND = 1 << 10;

  private StoredPng() {}

  /**
   * Encodes an image.
   *
   * @param pixels {@code [H, W, C]}, 0 to 255; not modified
   * @param height rows
   * @param width columns
   * @param channels 1 for grey, 3 for colour, 4 for colour and opacity
   * @return the file's bytes
   * @throws IllegalArgumentException if there are other channels, or another number of pixels
   */
  public static byte[] encode(byte[] pixels, int height, int width, int channels) {
    if (pixels.length != (long) height * width * channels) {
      throw new IllegalArgumentException(
          String.format(
              "pixels: expected %d x %d x %d, got %d", height, width, channels, pixels.length));
    }
    byte[] header =
        ByteBuffer.allocate(HEADER_BYTES)
            .putInt(width)
            .putInt(height)
            .put((byte) BITS)
            .put(colourType(channels))
            .array();
    ByteArrayOutputStream out = new ByteArrayOutputStream(pixels.length + height + AROUND);
    out.writeBytes(SIGNATURE);
    chunk(out, "IHDR", header);
    chunk(out, "IDAT", stored(rows(pixels, height)));
    chunk(out, "IEND");
    return out.toByteArray();
  }

  private static byte colourType(int channels) {
    return switch (channels) {
      case 1 -> 0;
      case 3 -> 2;
      case 4 -> 6;
      default ->
          throw new IllegalArgumentException("channels: expected 1, 3 or 4, got " + channels);
    };
  }

  /** Each row behind the number of its filter: none. */
  private static byte[] rows(byte[] pixels, int height) {
    int row = pixels.length / height;
    byte[] out = new byte[pixels.length + height];
    for (int y = 0; y < height; y++) {
      System.arraycopy(pixels, y * row, out, y * (row + 1) + 1, row);
    }
    return out;
  }

  private static byte[] stored(byte[] rows) {
    Deflater deflater = new Deflater(Deflater.NO_COMPRESSION);
    try {
      deflater.setInput(rows);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream(rows.length + AROUND);
      byte[] part = new byte[1 << 16];
      while (!deflater.finished()) {
        out.write(part, 0, deflater.deflate(part));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private static void chunk(ByteArrayOutputStream out, String name, byte... content) {
    byte[] type = name.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(type);
    crc.update(content);
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(content.length).array());
    out.writeBytes(type);
    out.writeBytes(content);
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array());
  }
}

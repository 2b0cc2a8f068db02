package org.gan4j.io.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The first frame of a WebP file as a file of its own, and what EXIF says of it. */
final class WebpFile {

  private static final int RIFF = 12;
  private static final int CHUNK = 8;
  private static final int FRAME = 16;
  private static final int EXTENDED = 10;
  private static final byte ALPHA = 0x10;

  private WebpFile() {}

  static Still still(byte... bytes) throws IOException {
    Bytes file = Bytes.littleEndian(bytes);
    if (!file.has(8, "WEBP")) {
      throw new IOException("a RIFF file, but no WebP");
    }
    Orientation orientation = Orientation.UPRIGHT;
    int frame = -1;
    int at = RIFF;
    while (at <= file.size() - CHUNK) {
      long length = Math.min(file.u32(at + 4), file.size() - at - CHUNK);
      if (file.has(at, "ANMF") && frame < 0) {
        frame = at;
      } else if (file.has(at, "EXIF")) {
        orientation = Orientation.of(file.part(at + CHUNK, (int) length));
      }
      at += CHUNK + (int) (length + length % 2);
    }
    return frame < 0 ? new Still(bytes, orientation) : first(bytes, file, frame, orientation);
  }

  private static Still first(byte[] bytes, Bytes file, int frame, Orientation orientation)
      throws IOException {
    if (!file.has(RIFF, "VP8X")) {
      throw new IOException("a frame, but no header of an animation");
    }
    int begin = frame + CHUNK;
    int width = file.u24(begin + 6) + 1;
    int height = file.u24(begin + 9) + 1;
    int from = begin + FRAME;
    int end = (int) Math.min(begin + file.u32(frame + 4), bytes.length);
    if (end <= from) {
      throw new IOException("truncated");
    }
    int canvasWidth = file.u24(RIFF + CHUNK + 4) + 1;
    int canvasHeight = file.u24(RIFF + CHUNK + 7) + 1;
    int x = 2 * file.u24(begin);
    int y = 2 * file.u24(begin + 3);
    if (x + width > canvasWidth || y + height > canvasHeight) {
      throw new IOException("a frame beyond its screen");
    }
    Canvas canvas =
        width == canvasWidth && height == canvasHeight
            ? null
            : new Canvas(canvasWidth, canvasHeight, x, y);
    byte[] chunks = Arrays.copyOfRange(bytes, from, end);
    return new Still(alone(width, height, chunks), orientation, canvas);
  }

  private static byte[] alone(int width, int height, byte... chunks) {
    int size = RIFF + CHUNK + EXTENDED + chunks.length;
    return ByteBuffer.allocate(size)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(ascii("RIFF"))
        .putInt(size - CHUNK)
        .put(ascii("WEBPVP8X"))
        .putInt(EXTENDED)
        .putInt(ALPHA)
        .put(u24(width - 1))
        .put(u24(height - 1))
        .put(chunks)
        .array();
  }

  private static byte[] u24(int value) {
    return new byte[] {(byte) value, (byte) (value >> 8), (byte) (value >> 16)};
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}

package org.gan4j.io.image;

import java.io.IOException;

/** Where the first frame of a GIF file lies on its screen, which Java's decoder leaves out. */
final class GifFile {

  private static final int HEADER = 13;
  private static final int EXTENSION = 0x21;
  private static final int IMAGE = 0x2c;
  private static final int HAS_TABLE = 0x80;
  private static final int TABLE_SIZE = 0x07;

  private GifFile() {}

  static Still still(byte... bytes) throws IOException {
    Bytes file = Bytes.littleEndian(bytes);
    int flags = file.u8(10);
    int at = HEADER + ((flags & HAS_TABLE) == 0 ? 0 : 3 * (2 << (flags & TABLE_SIZE)));
    while (file.u8(at) == EXTENSION) {
      at += 2;
      while (file.u8(at) != 0) {
        at += file.u8(at) + 1;
      }
      at++;
    }
    if (file.u8(at) != IMAGE) {
      throw new IOException("no image in it");
    }
    int x = file.u16(at + 1);
    int y = file.u16(at + 3);
    int right = x + file.u16(at + 5);
    int bottom = y + file.u16(at + 7);
    int width = Math.max(file.u16(6), right);
    int height = Math.max(file.u16(8), bottom);
    boolean whole = x == 0 && y == 0 && right == width && bottom == height;
    return new Still(bytes, Orientation.UPRIGHT, whole ? null : new Canvas(width, height, x, y));
  }
}

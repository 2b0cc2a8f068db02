package org.gan4j.io.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * A PNG file without the chunks that aren't needed for its pixels: texts and profiles may be
 * compressed, and Java's decoder would unpack any amount of them.
 */
final class PngFile {

  private static final int SIGNATURE = 8;
  private static final int CHUNK = 12;
  private static final int LOWER_CASE = 0x20;

  private PngFile() {}

  static Still still(byte... bytes) throws IOException {
    Bytes file = Bytes.bigEndian(bytes);
    ByteArrayOutputStream kept = new ByteArrayOutputStream(bytes.length);
    kept.write(bytes, 0, SIGNATURE);
    Orientation orientation = Orientation.UPRIGHT;
    int at = SIGNATURE;
    while (at <= file.size() - CHUNK) {
      int length = (int) Math.min(file.u32(at), file.size() - at - CHUNK);
      if (file.has(at + 4, "eXIf")) {
        orientation = Orientation.of(file.part(at + 8, length));
      }
      boolean ancillary = (file.u8(at + 4) & LOWER_CASE) != 0;
      if (!ancillary || file.has(at + 4, "tRNS")) {
        kept.write(bytes, at, CHUNK + length);
      }
      if (file.has(at + 4, "IEND")) {
        break;
      }
      at += CHUNK + length;
    }
    return new Still(kept.toByteArray(), orientation);
  }
}

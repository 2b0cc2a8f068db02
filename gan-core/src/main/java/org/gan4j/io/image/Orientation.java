package org.gan4j.io.image;

import java.io.IOException;
import java.nio.ByteOrder;

/**
 * How a stored image is to be turned, EXIF's tag 0x0112; in the order of its values 1 to 8. Columns
 * and rows of the shown image run along the stored one's columns and rows, or the other way round
 * ({@link #turned}), forwards or backwards.
 */
enum Orientation {
  UPRIGHT(false, false, false),
  MIRRORED(false, true, false),
  HALF_TURN(false, true, true),
  FLIPPED(false, false, true),
  TRANSPOSED(true, false, false),
  CLOCKWISE(true, false, true),
  TRANSVERSED(true, true, true),
  ANTICLOCKWISE(true, true, false);

  private static final int TAG = 0x0112;
  private static final int ENTRY = 12;
  private static final int BYTE = 1;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final String EXIF = "Exif\0\0";

  private final boolean turned;
  private final boolean columnsBackwards;
  private final boolean rowsBackwards;

  Orientation(boolean turned, boolean columnsBackwards, boolean rowsBackwards) {
    this.turned = turned;
    this.columnsBackwards = columnsBackwards;
    this.rowsBackwards = rowsBackwards;
  }

  /** Whether a row of the shown image is a column of the stored one. */
  boolean turned() {
    return turned;
  }

  /** Whether the stored image's columns count from the right. */
  boolean columnsBackwards() {
    return columnsBackwards;
  }

  /** Whether the stored image's rows count from the bottom. */
  boolean rowsBackwards() {
    return rowsBackwards;
  }

  /**
   * What EXIF data say, with or without the six bytes that begin them in a JPEG file; upright where
   * they say nothing or are damaged.
   */
  static Orientation of(Bytes exif) {
    try {
      return ofTiff(
          exif.has(0, EXIF) ? exif.part(EXIF.length(), exif.size() - EXIF.length()) : exif);
    } catch (IOException e) {
      return UPRIGHT;
    }
  }

  private static Orientation ofTiff(Bytes bytes) throws IOException {
    Bytes tiff = bytes.in(bytes.has(0, "II") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = Math.toIntExact(Math.min(tiff.u32(4), Integer.MAX_VALUE / 2));
    int entries = tiff.u16(directory);
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + i * ENTRY;
      if (tiff.u16(entry) == TAG) {
        long value =
            switch (tiff.u16(entry + 2)) {
              case BYTE -> tiff.u8(entry + 8);
              case SHORT -> tiff.u16(entry + 8);
              case LONG -> tiff.u32(entry + 8);
              default -> 1;
            };
        return value >= 1 && value <= values().length ? values()[(int) value - 1] : UPRIGHT;
      }
    }
    return UPRIGHT;
  }
}

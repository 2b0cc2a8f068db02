package org.gan4j.io.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * A JPEG file up to its end marker, without what Java's decoder would act on: profiles, comments,
 * previews. In the place of its markers it gets one that says outright what its colours are, by the
 * rules of libjpeg; without one, Java's decoder has rules of its own.
 */
final class JpegFile {

  private static final int START = 0xd8;
  private static final int END = 0xd9;
  private static final int SCAN = 0xda;
  private static final int FIRST_RESTART = 0xd0;
  private static final int LAST_RESTART = 0xd7;
  private static final int TEMPORARY = 0x01;
  private static final int FIRST_APP = 0xe0;
  private static final int EXIF = 0xe1;
  private static final int ADOBE = 0xee;
  private static final int LAST_APP = 0xef;
  private static final int COMMENT = 0xfe;
  private static final int FIRST_FRAME = 0xc0;
  private static final int LAST_FRAME = 0xcf;

  /** A progressive file has some ten scans; each costs time as a whole image does. */
  private static final int MAX_SCANS = 500;

  private static final byte[] JFIF_SEGMENT = {
    (byte) 0xff, (byte) 0xe0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0
  };

  private final Bytes file;
  private final byte[] bytes;
  private final ByteArrayOutputStream kept;
  private Orientation orientation = Orientation.UPRIGHT;
  private boolean jfif;
  private boolean exif;
  private int adobe = -1;
  private String components = "";
  private int scans;

  private JpegFile(byte... bytes) {
    this.bytes = bytes;
    this.file = Bytes.bigEndian(bytes);
    this.kept = new ByteArrayOutputStream(bytes.length);
  }

  static Still still(byte... bytes) throws IOException {
    JpegFile jpeg = new JpegFile(bytes);
    jpeg.read();
    return jpeg.assemble();
  }

  /** Keeps the segments between the start and the first end marker. */
  private void read() throws IOException {
    int at = 2;
    while (true) {
      while (file.u8(at) != 0xff || file.u8(at + 1) == 0xff || file.u8(at + 1) == 0) {
        at++; // between segments there may be anything
      }
      int marker = file.u8(at + 1);
      if (marker == END) {
        return;
      }
      if (marker == START || marker == TEMPORARY || isRestart(marker)) {
        at += 2;
        continue;
      }
      int end = at + 2 + file.u16(at + 2);
      Bytes segment = file.part(at + 4, end - at - 4);
      note(marker, segment);
      if (marker == SCAN) {
        if (++scans > MAX_SCANS) {
          throw new IOException("more than " + MAX_SCANS + " scans");
        }
        end = endOfScan(end);
      }
      if (marker != COMMENT && (marker < FIRST_APP || marker > LAST_APP)) {
        kept.write(bytes, at, end - at);
      }
      at = end;
    }
  }

  private static boolean isRestart(int marker) {
    return marker >= FIRST_RESTART && marker <= LAST_RESTART;
  }

  /** The next marker that doesn't belong to a scan's data. */
  private int endOfScan(int begin) throws IOException {
    for (int at = begin; at < bytes.length - 1; at++) {
      if (bytes[at] == (byte) 0xff) {
        int marker = bytes[at + 1] & 0xff;
        if (marker != 0 && marker != 0xff && !isRestart(marker)) {
          return at;
        }
      }
    }
    throw new IOException("truncated");
  }

  private void note(int marker, Bytes segment) throws IOException {
    if (marker == FIRST_APP && segment.has(0, "JFIF\0")) {
      jfif = true;
    } else if (marker == EXIF && segment.has(0, "Exif\0") && !exif) {
      exif = true;
      orientation = Orientation.of(segment);
    } else if (marker == ADOBE && segment.has(0, "Adobe")) {
      adobe = segment.u8(11);
    } else if (isFrame(marker)) {
      StringBuilder ids = new StringBuilder();
      for (int i = 0; i < segment.u8(5); i++) {
        ids.append((char) segment.u8(6 + 3 * i));
      }
      components = ids.toString();
    }
  }

  /** All of 0xc0 to 0xcf but tables (c4, cc) and an extension (c8). */
  private static boolean isFrame(int marker) {
    return marker >= FIRST_FRAME
        && marker <= LAST_FRAME
        && marker != 0xc4
        && marker != 0xc8
        && marker != 0xcc;
  }

  private Still assemble() throws IOException {
    if (components.isEmpty() || scans == 0) {
      throw new IOException("no image in it");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(kept.size() + 32);
    out.write(0xff);
    out.write(START);
    out.write(
        switch (components.length()) {
          case 3 -> isRgb() ? adobe(0) : JFIF_SEGMENT;
          case 4 -> adobe(adobe > 0 ? 2 : 0);
          default -> JFIF_SEGMENT;
        });
    kept.writeTo(out);
    out.write(0xff);
    out.write(END);
    return new Still(out.toByteArray(), orientation);
  }

  private boolean isRgb() {
    return !jfif && (adobe >= 0 ? adobe == 0 : components.equals("RGB"));
  }

  private static byte[] adobe(int transform) {
    return new byte[] {
      (byte) 0xff,
      (byte) ADOBE,
      0,
      14,
      'A',
      'd',
      'o',
      'b',
      'e',
      0,
      100,
      0,
      0,
      0,
      0,
      (byte) transform
    };
  }
}

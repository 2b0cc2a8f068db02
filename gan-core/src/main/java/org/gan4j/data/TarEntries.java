package org.gan4j.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.gan4j.io.InputException;
import org.jspecify.annotations.Nullable;

/**
 * The regular files in a tar archive, of which only the headers are read: ustar, with the long
 * names of POSIX.1-2001 (pax) and of GNU. Nothing is unpacked.
 */
final class TarEntries {

  private static final int BLOCK = 512;
  private static final int NAME = 100;
  private static final int SIZE = 124;
  private static final int SUM = 148;
  private static final int TYPE = 156;
  private static final int PREFIX = 345;
  private static final int END = 500;
  private static final int NUMBER = 12;

  /** The most bytes that a long name may have. */
  private static final int MOST_NAME = 1 << 20;

  /** Who is told of each file. */
  @FunctionalInterface
  interface Visitor {

    /** A file of a name, with the place of its bytes. */
    void file(String name, long begin, long length) throws IOException;
  }

  private final Path archive;
  private final RandomAccessFile in;
  private final Visitor visitor;
  private final byte[] header = new byte[BLOCK];
  private @Nullable String longName;
  private long longSize = -1;

  private TarEntries(Path archive, RandomAccessFile in, Visitor visitor) {
    this.archive = archive;
    this.in = in;
    this.visitor = visitor;
  }

  /** Goes through an archive. */
  static void visit(Path archive, RandomAccessFile in, Visitor visitor) throws IOException {
    TarEntries entries = new TarEntries(archive, in, visitor);
    try {
      long at = 0;
      while (at >= 0) {
        at = entries.entry(at);
      }
    } catch (EOFException e) {
      throw new InputException(archive + ": is cut off; make it anew", e);
    }
  }

  /** Reads the entry at a place; returns the place of the next, or -1 at the end. */
  private long entry(long at) throws IOException {
    if (at == in.length() && at > 0) {
      return -1;
    }
    in.seek(at);
    in.readFully(header);
    if (isZero()) {
      return -1;
    }
    requireSum(at);
    long begin = at + BLOCK;
    byte type = header[TYPE];
    boolean about = type == 'x' || type == 'g' || type == 'L' || type == 'K';
    long length = longSize >= 0 && !about ? longSize : number(SIZE, at);
    if (length < 0 || length > in.length() - begin) {
      throw new InputException(archive + ": " + name() + ": is cut off; make the archive anew");
    }
    if (about) {
      remark(type, begin, length);
    } else {
      if (type == '0' || type == 0 || type == '7') {
        visitor.file(name(), begin, length);
      }
      longName = null;
      longSize = -1;
    }
    return begin + (length + BLOCK - 1) / BLOCK * BLOCK;
  }

  private boolean isZero() {
    for (byte b : header) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  private void requireSum(long at) {
    long sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= SUM && i < SUM + 8 ? ' ' : header[i] & 0xff;
    }
    if (sum != octal(SUM, 8)) {
      throw InputException.at(
          archive,
          "is no tar archive, or damaged at byte " + at + "; a packed one has to be unpacked");
    }
  }

  /** What is said of the next entry: its name, perhaps its size. */
  private void remark(byte type, long begin, long length) throws IOException {
    if (length > MOST_NAME) {
      throw InputException.at(archive, "has a name of " + length + " bytes at byte " + begin);
    }
    byte[] bytes = new byte[(int) length];
    in.seek(begin);
    in.readFully(bytes);
    if (type == 'L') {
      longName = text(bytes, 0, bytes.length);
    } else if (type == 'x') {
      records(bytes);
    }
  }

  /** Records of the form {@code "27 path=some/long/name.png\n"}. */
  private void records(byte... bytes) {
    int at = 0;
    while (at < bytes.length) {
      int space = at;
      while (space < bytes.length && bytes[space] != ' ') {
        space++;
      }
      String digits = new String(bytes, at, space - at, StandardCharsets.US_ASCII);
      if (!digits.matches("\\d{1,7}")) {
        return;
      }
      int end = at + Integer.parseInt(digits);
      if (end <= space || end > bytes.length) {
        return;
      }
      record(new String(bytes, space + 1, end - space - 1, StandardCharsets.UTF_8).stripTrailing());
      at = end;
    }
  }

  private void record(String field) {
    if (field.startsWith("path=")) {
      longName = field.substring("path=".length());
    } else if (field.matches("size=\\d{1,18}")) {
      longSize = Long.parseLong(field.substring("size=".length()));
    }
  }

  private String name() {
    if (longName != null) {
      return longName;
    }
    String name = text(header, 0, NAME);
    boolean ustar = text(header, 257, 262).equals("ustar");
    String prefix = ustar ? text(header, PREFIX, END) : "";
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  private static String text(byte[] bytes, int from, int to) {
    int end = from;
    while (end < to && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, from, end - from, StandardCharsets.UTF_8);
  }

  /** A number in octal digits, or in binary where its first bit is set. */
  private long number(int from, long at) {
    if ((header[from] & 0x80) == 0) {
      return octal(from, NUMBER);
    }
    byte[] low = Arrays.copyOfRange(header, from + NUMBER - Long.BYTES, from + NUMBER);
    long value = java.nio.ByteBuffer.wrap(low).getLong();
    if (value < 0) {
      throw InputException.at(archive, "has a file of no size at byte " + at);
    }
    return value;
  }

  private long octal(int from, int length) {
    long value = 0;
    for (int i = from; i < from + length; i++) {
      int digit = header[i] - '0';
      if (digit >= 0 && digit < 8) {
        value = value * 8 + digit;
      } else if (header[i] != ' ' && header[i] != 0) {
        return -1;
      }
    }
    return value;
  }
}

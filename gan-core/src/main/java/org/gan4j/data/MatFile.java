package org.gan4j.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.gan4j.io.InputException;

/**
 * Goes through the arrays of numbers of a MATLAB file of level 5 (versions 5 to 7.2; "MAT-File
 * Format", The MathWorks), little-endian, compressed or not, one after the other: nothing of an
 * array is kept but what its reader keeps.
 */
final class MatFile {

  private static final int HEADER = 128;
  private static final int ENDIAN = 126;
  private static final int TAG = 8;
  private static final int MATRIX = 14;
  private static final int COMPRESSED = 15;
  private static final int MOST_DIMENSIONS = 32;
  private static final int MOST_LETTERS = 256;
  private static final int BUFFER = 1 << 16;

  /** An array as far as it was read: its numbers follow. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Array(String name, int[] extents, NumberType type, long bytes, DataInputStream in) {}

  /** The types of numbers that are read. */
  enum NumberType {
    /** One byte, 0 to 255. */
    UINT8(2),
    /** Floats of 64 bits. */
    DOUBLE(9),
    /** Anything else. */
    OTHER(0);

    private final int code;

    NumberType(int code) {
      this.code = code;
    }

    static NumberType of(int code) {
      return code == UINT8.code ? UINT8 : code == DOUBLE.code ? DOUBLE : OTHER;
    }
  }

  /** What is done with each array. */
  @FunctionalInterface
  interface Visitor {

    /** Reads as much of it as it likes. */
    void visit(Array array) throws IOException;
  }

  private MatFile() {}

  /**
   * Visits the arrays.
   *
   * @throws InputException if it is no such file or damaged
   */
  static void visit(Path file, Visitor visitor) {
    try (FileChannel channel = FileChannel.open(file)) {
      requireHeader(file, channel);
      long at = HEADER;
      while (at < channel.size()) {
        ByteBuffer tag = bytes(channel, at, TAG);
        int type = tag.getInt();
        long length = Integer.toUnsignedLong(tag.getInt());
        if (at + TAG + length > channel.size()) {
          throw InputException.at(file, "truncated: ends within an array");
        }
        channel.position(at + TAG);
        InputStream raw = new BufferedInputStream(Channels.newInputStream(channel), BUFFER);
        if (type == COMPRESSED) {
          DataInputStream in =
              new DataInputStream(new BufferedInputStream(new InflaterInputStream(raw), BUFFER));
          type = littleInt(in);
          in.skipNBytes(Integer.BYTES);
          visit(file, type, in, visitor);
        } else {
          visit(file, type, new DataInputStream(raw), visitor);
        }
        at += TAG + length;
      }
    } catch (EOFException | ZipException e) {
      throw new InputException(file + ": truncated or damaged within an array", e);
    } catch (IOException e) {
      throw InputException.unreadable(file, e);
    }
  }

  private static void requireHeader(Path file, FileChannel channel) throws IOException {
    byte[] header = new byte[HEADER];
    if (channel.size() >= HEADER) {
      bytes(channel, 0, HEADER).get(header);
    }
    String text = new String(header, StandardCharsets.ISO_8859_1);
    if (text.startsWith("MATLAB 7.3")) {
      throw InputException.at(
          file, "is a MATLAB file of version 7.3; save it with save(..., '-v7') in MATLAB");
    }
    if (!text.startsWith("MATLAB 5.0") || !text.startsWith("IM", ENDIAN)) {
      throw InputException.at(file, "not a MATLAB file of version 5 to 7.2, little-endian");
    }
  }

  private static ByteBuffer bytes(FileChannel channel, long at, int length) throws IOException {
    ByteBuffer out = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (out.hasRemaining()) {
      if (channel.read(out, at + out.position()) < 0) {
        throw new EOFException();
      }
    }
    return out.flip();
  }

  private static void visit(Path file, int type, DataInputStream in, Visitor visitor)
      throws IOException {
    if (type != MATRIX) {
      return;
    }
    part(file, in, TAG, "array flags");
    byte[] dimensions = part(file, in, MOST_DIMENSIONS * Integer.BYTES, "dimensions");
    ByteBuffer extents = ByteBuffer.wrap(dimensions).order(ByteOrder.LITTLE_ENDIAN);
    int[] numbers = new int[dimensions.length / Integer.BYTES];
    extents.asIntBuffer().get(numbers);
    String name = new String(part(file, in, MOST_LETTERS, "a name"), StandardCharsets.ISO_8859_1);
    int first = littleInt(in);
    boolean small = first >>> 16 != 0;
    long length = small ? first >>> 16 : Integer.toUnsignedLong(littleInt(in));
    visitor.visit(new Array(name, numbers, NumberType.of(first & 0xffff), length, in));
  }

  /** A part of an array's description, with what fills it up to eight bytes. */
  private static byte[] part(Path file, DataInputStream in, int most, String what)
      throws IOException {
    int first = littleInt(in);
    boolean small = first >>> 16 != 0;
    int length = small ? first >>> 16 : littleInt(in);
    if (length < 0 || length > (small ? Integer.BYTES : most)) {
      throw InputException.at(file, "damaged: " + what + " of " + length + " bytes");
    }
    byte[] out = new byte[length];
    in.readFully(out);
    in.skipNBytes(small ? Integer.BYTES - length : (TAG - length % TAG) % TAG);
    return out;
  }

  private static int littleInt(DataInputStream in) throws IOException {
    return Integer.reverseBytes(in.readInt());
  }
}

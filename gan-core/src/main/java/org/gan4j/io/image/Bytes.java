package org.gan4j.io.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A part of a file's bytes, read in one byte order; nothing beyond its end can be read. */
final class Bytes {

  private final ByteBuffer buffer;

  private Bytes(ByteBuffer buffer) {
    this.buffer = buffer;
  }

  static Bytes bigEndian(byte... bytes) {
    return new Bytes(ByteBuffer.wrap(bytes));
  }

  static Bytes littleEndian(byte... bytes) {
    return new Bytes(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
  }

  /** The same bytes in another order. */
  Bytes in(ByteOrder order) {
    return new Bytes(buffer.duplicate().order(order));
  }

  /** A part of these, in the same order. */
  Bytes part(int from, int length) throws IOException {
    require(from, length);
    return new Bytes(buffer.slice(from, length).order(buffer.order()));
  }

  int size() {
    return buffer.limit();
  }

  int u8(int at) throws IOException {
    require(at, 1);
    return buffer.get(at) & 0xff;
  }

  int u16(int at) throws IOException {
    require(at, Short.BYTES);
    return buffer.getShort(at) & 0xffff;
  }

  int u24(int at) throws IOException {
    return buffer.order() == ByteOrder.LITTLE_ENDIAN
        ? u16(at) | u8(at + 2) << 16
        : u8(at) << 16 | u16(at + 1);
  }

  long u32(int at) throws IOException {
    require(at, Integer.BYTES);
    return buffer.getInt(at) & 0xffffffffL;
  }

  /** Whether these bytes have a text's at a place. */
  boolean has(int at, String text) {
    byte[] expected = text.getBytes(StandardCharsets.ISO_8859_1);
    if (at < 0 || at > size() - expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if (buffer.get(at + i) != expected[i]) {
        return false;
      }
    }
    return true;
  }

  private void require(int at, int length) throws IOException {
    if (at < 0 || length < 0 || length > size() - at) {
      throw new IOException("truncated");
    }
  }
}

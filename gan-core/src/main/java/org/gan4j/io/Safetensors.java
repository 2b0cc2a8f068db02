package org.gan4j.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads and writes safetensors files: 8 bytes with the header's length, a JSON header, the raw
 * little-endian numbers. Nothing in a file is executed or trusted: every length and offset is
 * checked against the file's size before it is used. What is written here has checksums (CRC-32C)
 * of the header and of every tensor in its metadata, under {@code crc32c}: files that have them are
 * held against them when they are read.
 */
public final class Safetensors {

  /** Longer headers are refused; this is 256 bytes for each of the most tensors. */
  private static final long MAX_HEADER = 256L * SafetensorsHeaderParser.MOST_TENSORS;

  private static final int CHUNK = 1 << 16;

  private Safetensors() {}

  /**
   * Reads a whole file. The file may be of any size, each tensor in it has at most 2 GiB.
   *
   * @param path the file
   * @return its metadata and tensors, on the Java heap
   * @throws InputException if the file can't be read, or isn't a sound safetensors file
   */
  public static SafetensorsFile read(Path path) {
    try (FileChannel channel = FileChannel.open(path)) {
      long size = channel.size();
      if (size < Long.BYTES) {
        throw InputException.at(path, "not a safetensors file: only " + size + " bytes");
      }
      long headerLength = read(channel, 0, Long.BYTES).getLong();
      if (headerLength < 0 || headerLength > Math.min(MAX_HEADER, size - Long.BYTES)) {
        throw InputException.at(
            path,
            String.format(
                "not a safetensors file, or truncated: a header of %s bytes in a file of %d; at"
                    + " most %d are read",
                Long.toUnsignedString(headerLength), size, MAX_HEADER));
      }
      HeapLimit.require(path.toString(), size);
      long dataStart = Long.BYTES + headerLength;
      byte[] json = read(channel, Long.BYTES, (int) headerLength).array();
      SafetensorsHeader header = SafetensorsHeader.parse(path, json, size - dataStart);
      Map<String, TensorData> tensors = new LinkedHashMap<>();
      for (int i = 0; i < header.entries().size(); i++) {
        SafetensorsHeader.Entry entry = header.entries().get(i);
        long length = entry.end() - entry.begin();
        if (length > Integer.MAX_VALUE) {
          throw InputException.at(
              path,
              "tensor \"" + entry.name() + "\" has " + length + " bytes; at most 2 GiB are read");
        }
        ByteBuffer data = read(channel, dataStart + entry.begin(), (int) length);
        Optional<String> checksum = header.checksum(i);
        if (checksum.isPresent()
            && !checksum.get().equals(SafetensorsHeader.checksum(data.duplicate()))) {
          throw InputException.at(
              path,
              "damaged: the numbers of \""
                  + entry.name()
                  + "\" aren't those that were written; take a copy of the file");
        }
        tensors.put(entry.name(), TensorData.of(entry.type(), entry.shapeArray(), data));
      }
      Map<String, String> metadata = new LinkedHashMap<>(header.metadata());
      metadata.remove(SafetensorsHeader.CHECKSUMS);
      return new SafetensorsFile(path, metadata, tensors);
    } catch (IOException e) {
      throw InputException.unreadable(path, e);
    }
  }

  /**
   * Writes a file, whole or not at all. The same maps in the same order give the same bytes.
   *
   * @param path the file; one of that name is replaced
   * @param metadata free strings
   * @param tensors by name; their numbers are laid in the map's order
   * @throws InputException if the file can't be written
   */
  public static void write(
      Path path, Map<String, String> metadata, Map<String, TensorData> tensors) {
    byte[] header = SafetensorsHeader.of(metadata, tensors).toBytes();
    AtomicFiles.write(
        path,
        out -> {
          ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
          out.write(length.putLong(header.length).array());
          out.write(header);
          for (TensorData tensor : tensors.values()) {
            copy(tensor.data(), out);
          }
        });
  }

  private static ByteBuffer read(FileChannel channel, long position, int length)
      throws IOException {
    ByteBuffer out = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (out.hasRemaining()) {
      if (channel.read(out, position + out.position()) < 0) {
        throw new EOFException("the file ended while it was read");
      }
    }
    return out.flip();
  }

  private static void copy(ByteBuffer from, OutputStream to) throws IOException {
    byte[] chunk = new byte[CHUNK];
    while (from.hasRemaining()) {
      int length = Math.min(chunk.length, from.remaining());
      from.get(chunk, 0, length);
      to.write(chunk, 0, length);
    }
  }
}

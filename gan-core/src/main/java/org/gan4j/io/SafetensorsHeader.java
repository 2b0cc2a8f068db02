package org.gan4j.io;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The JSON header of a safetensors file: the metadata and, for every tensor, its type, shape and
 * place in the data that follow.
 *
 * @param metadata the free strings
 * @param entries the tensors in the header's order
 */
record SafetensorsHeader(Map<String, String> metadata, List<Entry> entries) {

  static final String METADATA = "__metadata__";
  static final String CHECKSUMS = "crc32c";

  /**
   * How a header begins that has checksums: 8 digits of the header's own follow, then the tensors'.
   */
  private static final byte[] CHECKED =
      ("{\"" + METADATA + "\":{\"" + CHECKSUMS + "\":\"").getBytes(StandardCharsets.UTF_8);

  private static final int DIGITS = 8;

  private static final int ALIGNMENT = 8;

  /** One tensor's line; begin and end count bytes from the end of the header. */
  record Entry(String name, TensorType type, List<Long> shape, long begin, long end) {

    long[] shapeArray() {
      return shape.stream().mapToLong(Long::longValue).toArray();
    }
  }

  /** The header for tensors laid one behind the other in the map's order. */
  static SafetensorsHeader of(Map<String, String> metadata, Map<String, TensorData> tensors) {
    if (metadata.containsKey(CHECKSUMS)) {
      throw new IllegalArgumentException("metadata can't be named " + CHECKSUMS);
    }
    StringBuilder checksums = new StringBuilder("0".repeat(DIGITS));
    List<Entry> entries = new ArrayList<>();
    long begin = 0;
    for (Map.Entry<String, TensorData> named : tensors.entrySet()) {
      if (named.getKey().equals(METADATA)) {
        throw new IllegalArgumentException("a tensor can't be named " + METADATA);
      }
      TensorData tensor = named.getValue();
      long end = begin + tensor.data().remaining();
      List<Long> shape = Arrays.stream(tensor.shape()).boxed().toList();
      entries.add(new Entry(named.getKey(), tensor.type(), shape, begin, end));
      begin = end;
      checksums.append(checksum(tensor.data()));
    }
    Map<String, String> checked = new LinkedHashMap<>();
    checked.put(CHECKSUMS, checksums.toString());
    checked.putAll(metadata);
    return new SafetensorsHeader(checked, entries);
  }

  /** The checksum (CRC-32C) of bytes, in 8 digits. */
  static String checksum(ByteBuffer bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    return HexFormat.of().toHexDigits((int) sum.getValue());
  }

  /** The header as JSON, filled up with spaces so that the data start at a multiple of 8 bytes. */
  byte[] toBytes() {
    ObjectNode root = Json.MAPPER.createObjectNode();
    if (!metadata.isEmpty()) {
      ObjectNode strings = root.putObject(METADATA);
      metadata.forEach(strings::put);
    }
    for (Entry entry : entries) {
      ObjectNode line = root.putObject(entry.name);
      line.put("dtype", entry.type.name());
      entry.shape.forEach(line.putArray("shape")::add);
      line.putArray("data_offsets").add(entry.begin).add(entry.end);
    }
    byte[] json = root.toString().getBytes(StandardCharsets.UTF_8);
    int padded = (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    byte[] out = Arrays.copyOf(json, padded);
    Arrays.fill(out, json.length, padded, (byte) ' ');
    byte[] own = checksum(ByteBuffer.wrap(out)).getBytes(StandardCharsets.UTF_8);
    System.arraycopy(own, 0, out, CHECKED.length, DIGITS);
    return out;
  }

  /** Whether a header that {@link #toBytes} gave, if it is one, is as it was then. */
  private static boolean isWhole(byte[] bytes) {
    int end = CHECKED.length + DIGITS;
    if (bytes.length < end
        || !Arrays.equals(CHECKED, 0, CHECKED.length, bytes, 0, CHECKED.length)) {
      return true;
    }
    byte[] zeroed = bytes.clone();
    Arrays.fill(zeroed, CHECKED.length, end, (byte) '0');
    return checksum(ByteBuffer.wrap(zeroed))
        .equals(new String(bytes, CHECKED.length, DIGITS, StandardCharsets.UTF_8));
  }

  /**
   * What the numbers of a tensor have to add up to.
   *
   * @param index the tensor's, in the header's order
   * @return its {@link #checksum}, or nothing if the file has none
   */
  Optional<String> checksum(int index) {
    String all = metadata.getOrDefault(CHECKSUMS, "");
    int begin = (index + 1) * DIGITS;
    return all.length() == (entries.size() + 1) * DIGITS
        ? Optional.of(all.substring(begin, begin + DIGITS))
        : Optional.empty();
  }

  /**
   * Reads and checks a header.
   *
   * @param path named in errors
   * @param bytes the JSON
   * @param dataLength the bytes that follow the header in the file
   */
  static SafetensorsHeader parse(Path path, byte[] bytes, long dataLength) {
    if (!isWhole(bytes)) {
      throw InputException.at(
          path, "damaged: the header isn't as it was written; take a copy of it");
    }
    return new SafetensorsHeaderParser(path).parse(bytes, dataLength);
  }
}

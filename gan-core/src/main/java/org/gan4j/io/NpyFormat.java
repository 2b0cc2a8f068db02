package org.gan4j.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The .npy format of NumPy, of versions 1 to 3: what stands before the numbers. */
final class NpyFormat {

  static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int ALIGNMENT = 64;
  private static final int MAX_HEADER = 1 << 20;

  private static final Map<String, TensorType> TYPES =
      Map.of(
          "<f4", TensorType.F32,
          "<f8", TensorType.F64,
          "<i8", TensorType.I64,
          "<i4", TensorType.I32,
          "|u1", TensorType.U8);

  private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9, ]*)\\)");

  private NpyFormat() {}

  /** A problem with what a file holds. */
  static final class Malformed extends IOException {
    private static final long serialVersionUID = 1L;

    Malformed(String problem) {
      super(problem);
    }
  }

  /** The header of numbers of a type and shape. */
  static byte[] header(TensorType type, long... shape) {
    String name =
        TYPES.entrySet().stream()
            .filter(entry -> entry.getValue() == type)
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("npy: can't hold " + type));
    String tuple = Arrays.toString(shape);
    tuple = tuple.substring(1, tuple.length() - 1) + (shape.length == 1 ? "," : "");
    String dictionary =
        "{'descr': '" + name + "', 'fortran_order': False, 'shape': (" + tuple + "), }";
    int unpadded = MAGIC.length + 2 + Short.BYTES + dictionary.length() + 1;
    String text = dictionary + " ".repeat(Math.floorMod(-unpadded, ALIGNMENT)) + "\n";
    ByteBuffer out =
        ByteBuffer.allocate(unpadded - dictionary.length() - 1 + text.length())
            .order(ByteOrder.LITTLE_ENDIAN);
    out.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) text.length());
    return out.put(text.getBytes(StandardCharsets.US_ASCII)).array();
  }

  /**
   * Reads an array.
   *
   * @param in at the file's beginning
   * @param available how many bytes there are at most
   * @throws Malformed if it is no such file, or one of a kind that isn't read
   */
  static TensorData read(InputStream in, long available) throws IOException {
    byte[] start = exactly(in, MAGIC.length + 2);
    if (!Arrays.equals(Arrays.copyOf(start, MAGIC.length), MAGIC) || start[6] < 1 || start[6] > 3) {
      throw new Malformed("not a .npy file of version 1 to 3");
    }
    ByteBuffer length =
        ByteBuffer.wrap(exactly(in, start[6] == 1 ? 2 : 4)).order(ByteOrder.LITTLE_ENDIAN);
    long headerLength =
        start[6] == 1
            ? Short.toUnsignedLong(length.getShort())
            : Integer.toUnsignedLong(length.getInt());
    if (headerLength > MAX_HEADER) {
      throw new Malformed("a header of " + headerLength + " bytes");
    }
    String header = new String(exactly(in, (int) headerLength), StandardCharsets.UTF_8);
    TensorType type = TYPES.get(field(TYPE, header, "descr").replace("=", "<"));
    if (type == null) {
      throw new Malformed(
          "numbers of type "
              + field(TYPE, header, "descr")
              + "; read are "
              + TYPES.keySet().stream().sorted().toList());
    }
    long[] shape = shape(field(SHAPE, header, "shape"));
    boolean fortran = field(ORDER, header, "fortran_order").equals("True");
    if (fortran && shape.length > 1) {
      throw new Malformed("Fortran order; save it with numpy.ascontiguousarray");
    }
    long bytes = bytes(type, shape);
    if (bytes > Math.min(available, Integer.MAX_VALUE - 8)) {
      throw new Malformed(
          "truncated or too large: " + bytes + " bytes of numbers for " + Arrays.toString(shape));
    }
    return TensorData.of(type, shape, ByteBuffer.wrap(exactly(in, (int) bytes)));
  }

  private static long bytes(TensorType type, long... shape) throws Malformed {
    try {
      return TensorData.byteLength(type, shape);
    } catch (ArithmeticException e) {
      throw new Malformed("a shape of " + Arrays.toString(shape));
    }
  }

  private static long[] shape(String tuple) throws Malformed {
    try {
      return Arrays.stream(tuple.split(","))
          .map(String::strip)
          .filter(extent -> !extent.isEmpty())
          .mapToLong(Long::parseLong)
          .toArray();
    } catch (NumberFormatException e) {
      throw new Malformed("a shape of (" + tuple + ")");
    }
  }

  private static String field(Pattern pattern, String header, String name) throws Malformed {
    Matcher matcher = pattern.matcher(header);
    if (!matcher.find()) {
      throw new Malformed("a header without a sound " + name);
    }
    return matcher.group(1);
  }

  private static byte[] exactly(InputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("truncated: the file ended after " + bytes.length + " of " + length);
    }
    return bytes;
  }
}

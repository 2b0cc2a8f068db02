package org.gan4j.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Writes NumPy's .npy files (version 1.0 of the format): float32, little-endian, C order; {@code
 * numpy.load} reads them.
 */
public final class Npy {

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int ALIGNMENT = 64;

  private Npy() {}

  /**
   * Writes one array, whole or not at all.
   *
   * @param path the file; one of that name is replaced
   * @param array of any shape; numbers of another type are converted to float32
   * @throws InputException if the file can't be written
   */
  public static void write(Path path, INDArray array) {
    AtomicFiles.write(
        path,
        out -> {
          writeHeader(out, array.shape());
          writeNumbers(out, array);
        });
  }

  /**
   * Writes one array that comes in parts along the first axis, whole or not at all; the parts are
   * asked for one by one, so that no more than one need be in memory.
   *
   * @param path the file; one of that name is replaced
   * @param shape the whole array's extents, {@code [N, H, W, C]} for images
   * @param parts arrays whose extents along the first axis add up to the whole's
   * @throws InputException if the file can't be written
   * @throws IllegalArgumentException if the parts don't make up the shape; nothing is written then
   */
  public static void write(Path path, long[] shape, Iterable<INDArray> parts) {
    AtomicFiles.write(
        path,
        out -> {
          writeHeader(out, shape);
          long rows = 0;
          for (INDArray part : parts) {
            long[] expected = shape.clone();
            expected[0] = part.size(0);
            rows += part.size(0);
            if (!Arrays.equals(part.shape(), expected) || rows > shape[0]) {
              throw new IllegalArgumentException(
                  String.format(
                      "parts: %s after %d rows doesn't fit into %s",
                      Arrays.toString(part.shape()), rows - part.size(0), Arrays.toString(shape)));
            }
            writeNumbers(out, part);
          }
          if (rows != shape[0]) {
            throw new IllegalArgumentException(
                "parts: expected " + shape[0] + " rows together, got " + rows);
          }
        });
  }

  private static void writeHeader(OutputStream out, long... shape) throws IOException {
    List<Long> extents = Arrays.stream(shape).boxed().toList();
    String tuple = extents.stream().map(String::valueOf).collect(Collectors.joining(", "));
    String dictionary =
        "{'descr': '<f4', 'fortran_order': False, 'shape': ("
            + tuple
            + (shape.length == 1 ? "," : "")
            + "), }";
    int unpadded = MAGIC.length + Short.BYTES + dictionary.length() + 1;
    int padding = Math.floorMod(-unpadded, ALIGNMENT);
    String header = dictionary + " ".repeat(padding) + "\n";
    out.write(MAGIC);
    out.write(header.length() & 0xff);
    out.write(header.length() >> 8);
    out.write(header.getBytes(StandardCharsets.US_ASCII));
  }

  private static void writeNumbers(OutputStream out, INDArray array) throws IOException {
    float[] numbers = HostArrays.floats(array);
    ByteBuffer bytes = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    int capacity = bytes.capacity() / Float.BYTES;
    for (int start = 0; start < numbers.length; start += capacity) {
      int count = Math.min(capacity, numbers.length - start);
      bytes.asFloatBuffer().put(numbers, start, count);
      out.write(bytes.array(), 0, count * Float.BYTES);
    }
  }
}

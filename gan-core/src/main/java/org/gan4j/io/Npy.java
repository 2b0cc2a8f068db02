package org.gan4j.io;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Reads and writes NumPy's .npy files. Those written are of version 1.0 of the format: float32,
 * little-endian, in C order; {@code numpy.load} reads them.
 */
public final class Npy {

  private Npy() {}

  /**
   * Reads one array: float32, float64, int64, int32 or uint8, little-endian, in C order.
   *
   * @param path the file
   * @return the array, of at most 2 GiB
   * @throws InputException if the file can't be read or is of another kind
   */
  public static TensorData read(Path path) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
      return NpyFormat.read(in, Files.size(path));
    } catch (NpyFormat.Malformed e) {
      throw InputException.at(path, e);
    } catch (IOException e) {
      throw InputException.unreadable(path, e);
    }
  }

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
          out.write(NpyFormat.header(TensorType.F32, array.shape()));
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
          out.write(NpyFormat.header(TensorType.F32, shape));
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

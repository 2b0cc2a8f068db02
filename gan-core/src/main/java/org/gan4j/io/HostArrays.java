package org.gan4j.io;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner.ExecutionerType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Copies between Java arrays and ND4J's, whole and in C order, on every backend: at memory speed on
 * the CPU (ND4J's own loop takes 6 ns an element), through ND4J's host-to-device copy elsewhere.
 */
public final class HostArrays {

  private HostArrays() {}

  /**
   * Copies numbers into an array.
   *
   * @param from its first {@code to.length()} numbers are taken, in C order; not modified
   * @param to a FLOAT array whose elements lie side by side in C order; modified
   * @throws IllegalArgumentException if {@code from} is too short, or {@code to} is of another type
   *     or layout
   */
  public static void write(float[] from, INDArray to) {
    int length = checkTarget(from.length, to, DataType.FLOAT);
    if (length == 0) {
      return;
    }
    DataBuffer buffer = to.data();
    if (inHostMemory(buffer)) {
      buffer.asNioFloat().put(from, 0, length);
    } else {
      buffer.setData(from.length == length ? from : Arrays.copyOf(from, length));
    }
  }

  /**
   * Copies numbers into an array.
   *
   * @param from its first {@code to.length()} numbers are taken, in C order; not modified
   * @param to a DOUBLE array whose elements lie side by side in C order; modified
   * @throws IllegalArgumentException if {@code from} is too short, or {@code to} is of another type
   *     or layout
   */
  public static void write(double[] from, INDArray to) {
    int length = checkTarget(from.length, to, DataType.DOUBLE);
    if (length == 0) {
      return;
    }
    DataBuffer buffer = to.data();
    if (inHostMemory(buffer)) {
      buffer.asNioDouble().put(from, 0, length);
    } else {
      buffer.setData(from.length == length ? from : Arrays.copyOf(from, length));
    }
  }

  /**
   * An array's numbers as floats, in C order whatever the array's layout.
   *
   * @param from an array of any type; not modified
   * @return fresh, {@code from.length()} long
   */
  public static float[] floats(INDArray from) {
    if (from.isEmpty()) {
      return new float[0];
    }
    if (from.dataType() == DataType.FLOAT && isDense(from)) {
      DataBuffer buffer = from.data();
      if (inHostMemory(buffer)) {
        float[] out = new float[Math.toIntExact(from.length())];
        buffer.asNioFloat().get(out);
        return out;
      }
    }
    try (INDArray copy = copy(from, DataType.FLOAT)) {
      return copy.data().asFloat();
    }
  }

  /**
   * An array's numbers as doubles, in C order whatever the array's layout.
   *
   * @param from an array of any type; not modified
   * @return fresh, {@code from.length()} long
   */
  public static double[] doubles(INDArray from) {
    if (from.isEmpty()) {
      return new double[0];
    }
    if (from.dataType() == DataType.DOUBLE && isDense(from)) {
      DataBuffer buffer = from.data();
      if (inHostMemory(buffer)) {
        double[] out = new double[Math.toIntExact(from.length())];
        buffer.asNioDouble().get(out);
        return out;
      }
    }
    try (INDArray copy = copy(from, DataType.DOUBLE)) {
      return copy.data().asDouble();
    }
  }

  /**
   * Some rows of an array along its first axis. (For a single row ND4J's own view may say that it
   * is in Fortran order, which variables refuse.)
   *
   * @param array {@code [N, ...]}
   * @param begin the first
   * @param end after the last, at most N
   * @return {@code [end - begin, ...]}, over the same memory
   */
  public static INDArray rows(INDArray array, long begin, long end) {
    if (begin < 0 || begin >= end || end > array.size(0)) {
      throw new IllegalArgumentException(
          "rows: expected a range within " + array.size(0) + ", got " + begin + " to " + end);
    }
    long[] shape = array.shape().clone();
    shape[0] = end - begin;
    long offset = array.offset() + begin * array.stride(0);
    return Nd4j.create(array.data(), shape, array.stride(), offset, array.ordering());
  }

  /** A detached copy in C order; the caller closes it. */
  private static INDArray copy(INDArray from, DataType type) {
    return Nd4j.createUninitializedDetached(type, from.shape()).assign(from);
  }

  private static int checkTarget(int available, INDArray to, DataType type) {
    if (to.dataType() != type || !(to.isEmpty() || isDense(to))) {
      throw new IllegalArgumentException(
          String.format(
              "target: expected a %s array dense in C order, got %s with shape %s, strides %s,"
                  + " ordering %s",
              type,
              to.dataType(),
              Arrays.toString(to.shape()),
              Arrays.toString(to.stride()),
              to.ordering()));
    }
    if (available < to.length()) {
      throw new IllegalArgumentException(
          "source: expected at least " + to.length() + " numbers, got " + available);
    }
    return to.isEmpty() ? 0 : (int) to.length();
  }

  /** Whether the elements lie side by side in C order; axes of extent 1 may have any stride. */
  private static boolean isDense(INDArray array) {
    long expected = 1;
    for (int axis = array.rank() - 1; axis >= 0; axis--) {
      long extent = array.size(axis);
      if (extent != 1 && array.stride(axis) != expected) {
        return false;
      }
      expected *= extent;
    }
    return true;
  }

  /** Whether the memory is the CPU's and within reach of an NIO buffer. */
  private static boolean inHostMemory(DataBuffer buffer) {
    return Nd4j.getExecutioner().type() == ExecutionerType.NATIVE_CPU
        && (buffer.offset() + buffer.length()) * buffer.getElementSize() <= Integer.MAX_VALUE;
  }
}

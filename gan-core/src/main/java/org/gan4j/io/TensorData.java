package org.gan4j.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One tensor of a file, on the Java heap: a number type, a shape and the numbers in C order,
 * little-endian. Immutable; at most 2 GiB.
 */
public final class TensorData {

  private final TensorType type;
  private final long[] shape;
  private final ByteBuffer data;

  private TensorData(TensorType type, long[] shape, ByteBuffer data) {
    this.type = type;
    this.shape = shape.clone();
    this.data = data;
    long expected = byteLength(type, shape);
    if (expected != data.remaining()) {
      throw new IllegalArgumentException(
          String.format(
              "tensor: expected %d bytes for %s %s, got %d",
              expected, type, Arrays.toString(shape), data.remaining()));
    }
  }

  /**
   * A tensor from its bytes.
   *
   * @param type the number type
   * @param shape the extents; none for a scalar
   * @param data the numbers between position and limit, little-endian; not copied, and not to be
   *     modified afterwards
   * @return the tensor
   * @throws IllegalArgumentException if the bytes don't fill the shape
   */
  public static TensorData of(TensorType type, long[] shape, ByteBuffer data) {
    return new TensorData(type, shape, data.slice());
  }

  /**
   * A copy of an ND4J array, whatever its layout.
   *
   * @param array a FLOAT or DOUBLE array; not modified
   * @return an F32 or F64 tensor of its shape
   * @throws IllegalArgumentException if the array is of another type
   */
  public static TensorData of(INDArray array) {
    return switch (array.dataType()) {
      case FLOAT -> floats(HostArrays.floats(array), array.shape());
      case DOUBLE -> doubles(HostArrays.doubles(array), array.shape());
      default ->
          throw new IllegalArgumentException(
              "array: expected FLOAT or DOUBLE, got " + array.dataType());
    };
  }

  /**
   * An F32 tensor.
   *
   * @param values the numbers in C order; copied
   * @param shape the extents; none for a scalar
   * @return the tensor
   * @throws IllegalArgumentException if the numbers don't fill the shape
   */
  public static TensorData floats(float[] values, long... shape) {
    ByteBuffer data = allocate(TensorType.F32, values.length);
    data.asFloatBuffer().put(values);
    return new TensorData(TensorType.F32, shape, data);
  }

  /**
   * An F64 tensor.
   *
   * @param values the numbers in C order; copied
   * @param shape the extents; none for a scalar
   * @return the tensor
   * @throws IllegalArgumentException if the numbers don't fill the shape
   */
  public static TensorData doubles(double[] values, long... shape) {
    ByteBuffer data = allocate(TensorType.F64, values.length);
    data.asDoubleBuffer().put(values);
    return new TensorData(TensorType.F64, shape, data);
  }

  /**
   * An I64 vector.
   *
   * @param values the numbers; copied
   * @return a tensor of shape {@code [values.length]}
   */
  public static TensorData longs(long... values) {
    ByteBuffer data = allocate(TensorType.I64, values.length);
    data.asLongBuffer().put(values);
    return new TensorData(TensorType.I64, new long[] {values.length}, data);
  }

  /**
   * An I32 vector.
   *
   * @param values the numbers; copied
   * @return a tensor of shape {@code [values.length]}
   */
  public static TensorData ints(int... values) {
    ByteBuffer data = allocate(TensorType.I32, values.length);
    data.asIntBuffer().put(values);
    return new TensorData(TensorType.I32, new long[] {values.length}, data);
  }

  /**
   * A U8 tensor.
   *
   * @param values the bytes in C order; copied
   * @param shape the extents; none for a scalar
   * @return the tensor
   * @throws IllegalArgumentException if the bytes don't fill the shape
   */
  public static TensorData bytes(byte[] values, long... shape) {
    return new TensorData(TensorType.U8, shape, ByteBuffer.wrap(values.clone()));
  }

  /**
   * The number type.
   *
   * @return the type
   */
  public TensorType type() {
    return type;
  }

  /**
   * The extents.
   *
   * @return a copy; empty for a scalar
   */
  public long[] shape() {
    return shape.clone();
  }

  /**
   * How many numbers there are.
   *
   * @return the product of the extents
   */
  public long length() {
    return data.remaining() / type.bytes();
  }

  /**
   * Whether all numbers are finite.
   *
   * @return false if one is NaN or infinite
   */
  public boolean isFinite() {
    ByteBuffer bytes = data();
    if (type == TensorType.F32) {
      FloatBuffer floats = bytes.asFloatBuffer();
      while (floats.hasRemaining()) {
        if (!Float.isFinite(floats.get())) {
          return false;
        }
      }
    } else if (type == TensorType.F64) {
      DoubleBuffer doubles = bytes.asDoubleBuffer();
      while (doubles.hasRemaining()) {
        if (!Double.isFinite(doubles.get())) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * The bytes.
   *
   * @return a read-only, little-endian view from position 0
   */
  public ByteBuffer data() {
    return data.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * The numbers as floats.
   *
   * @return fresh, in C order; those of an F64 tensor rounded to the nearest float
   * @throws IllegalStateException if the tensor is neither F32 nor F64
   */
  public float[] toFloats() {
    float[] out = new float[(int) length()];
    if (type == TensorType.F32) {
      data().asFloatBuffer().get(out);
    } else {
      double[] doubles = toDoubles();
      for (int i = 0; i < out.length; i++) {
        out[i] = (float) doubles[i];
      }
    }
    return out;
  }

  /**
   * The numbers as doubles.
   *
   * @return fresh, in C order
   * @throws IllegalStateException if the tensor is neither F32 nor F64
   */
  public double[] toDoubles() {
    double[] out = new double[(int) length()];
    switch (type) {
      case F64 -> data().asDoubleBuffer().get(out);
      case F32 -> {
        float[] floats = toFloats();
        for (int i = 0; i < out.length; i++) {
          out[i] = floats[i];
        }
      }
      default -> throw wrongType("F32 or F64");
    }
    return out;
  }

  /**
   * The numbers as longs.
   *
   * @return fresh, in C order
   * @throws IllegalStateException if the tensor is F32 or F64
   */
  public long[] toLongs() {
    long[] out = new long[(int) length()];
    ByteBuffer bytes = data();
    for (int i = 0; i < out.length; i++) {
      out[i] =
          switch (type) {
            case I64 -> bytes.getLong();
            case I32 -> bytes.getInt();
            case U8 -> Byte.toUnsignedLong(bytes.get());
            default -> throw wrongType("I64, I32 or U8");
          };
    }
    return out;
  }

  /**
   * The tensor as a fresh ND4J array of the caller's.
   *
   * @return a FLOAT or DOUBLE array in C order, outside any workspace
   * @throws IllegalStateException if the tensor is neither F32 nor F64
   */
  public INDArray toArray() {
    if (type != TensorType.F32 && type != TensorType.F64) {
      throw wrongType("F32 or F64");
    }
    INDArray out = Nd4j.createUninitializedDetached(type.dataType(), shape);
    copyTo(out);
    return out;
  }

  /**
   * Copies the numbers into an array of the same shape.
   *
   * @param target a FLOAT or DOUBLE array dense in C order; modified; F64 numbers going into a
   *     FLOAT array are rounded
   * @throws IllegalArgumentException if the shapes differ, or the target has another type or layout
   * @throws IllegalStateException if the tensor is neither F32 nor F64
   */
  public void copyTo(INDArray target) {
    if (!Arrays.equals(shape, target.shape())) {
      throw new IllegalArgumentException(
          "target: expected shape "
              + Arrays.toString(shape)
              + ", got "
              + Arrays.toString(target.shape()));
    }
    if (target.dataType() == DataType.DOUBLE) {
      HostArrays.write(toDoubles(), target);
    } else {
      HostArrays.write(toFloats(), target);
    }
  }

  @Override
  public String toString() {
    return type + " " + Arrays.toString(shape);
  }

  /**
   * The bytes that a shape takes.
   *
   * @throws ArithmeticException if that is more than a long holds
   */
  static long byteLength(TensorType type, long... shape) {
    long bytes = type.bytes();
    for (long extent : shape) {
      if (extent < 0) {
        throw new IllegalArgumentException(
            "shape: expected extents of at least 0, got " + Arrays.toString(shape));
      }
      bytes = Math.multiplyExact(bytes, extent);
    }
    return bytes;
  }

  private static ByteBuffer allocate(TensorType type, int length) {
    return ByteBuffer.allocate(Math.multiplyExact(type.bytes(), length))
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  private IllegalStateException wrongType(String expected) {
    return new IllegalStateException("tensor: expected " + expected + ", got " + this);
  }
}

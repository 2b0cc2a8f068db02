package org.gan4j.kernel.onednn;

import java.util.Arrays;

/**
 * What a cached primitive was made for: an operation, and all numbers that its making depends on.
 */
final class Key {

  private final Op op;
  private final long[] numbers;
  private final int hash;

  /** The operations that primitives are cached for. */
  enum Op {
    CONVOLUTION,
    CONVOLUTION_INPUT_GRAD,
    CONVOLUTION_WEIGHT_GRAD,
    MATMUL,
    ELTWISE,
    ELTWISE_GRAD,
    BINARY,
    SCALAR,
    AFFINE,
    AXPY,
    COMBINE,
    NORM,
    NORM_GRAD,
    PIXEL_NORM,
    PIXEL_NORM_GRAD,
    SOFTMAX,
    MOVE,
    RESAMPLE,
    POOL,
    POOL_GRAD,
    FILTER,
    SHIFT
  }

  /** A key over scalars and shapes; where the parts could run together, the caller puts lengths. */
  Key(Op op, long... numbers) {
    this.op = op;
    this.numbers = numbers;
    this.hash = 31 * Arrays.hashCode(numbers) + op.ordinal();
  }

  /** A key over a few numbers and then joined shapes. */
  Key(Op op, long first, long[] shapes) {
    this(op, prepend(first, 0, shapes));
  }

  /** A key over a few numbers and then joined shapes. */
  Key(Op op, long first, long second, long[] shapes) {
    this(op, prepend(first, second, shapes));
  }

  private static long[] prepend(long first, long second, long[] shapes) {
    long[] out = new long[shapes.length + 2];
    out[0] = first;
    out[1] = second;
    System.arraycopy(shapes, 0, out, 2, shapes.length);
    return out;
  }

  /** The numbers of several arrays, each preceded by its length. */
  static long[] join(long[]... parts) {
    int length = parts.length;
    for (long[] part : parts) {
      length += part.length;
    }
    long[] out = new long[length];
    int at = 0;
    for (long[] part : parts) {
      out[at++] = part.length;
      System.arraycopy(part, 0, out, at, part.length);
      at += part.length;
    }
    return out;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Key key
        && hash == key.hash
        && op == key.op
        && Arrays.equals(numbers, key.numbers);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return op + " " + Arrays.toString(numbers);
  }
}

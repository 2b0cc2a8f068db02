package org.gan4j.kernel.onednn.binding;

import java.util.Arrays;

/**
 * What a cached primitive was made for: an operation, and all numbers that its making depends on.
 */
public final class Key {

  private final Op op;
  private final long[] numbers;
  private final int hash;

  /** The operations that primitives are cached for. */
  public enum Op {
    /** A forward convolution. */
    CONVOLUTION,
    /** Its gradient for the input. */
    CONVOLUTION_INPUT_GRAD,
    /** Its gradient for the weight. */
    CONVOLUTION_WEIGHT_GRAD,
    /** A matrix product. */
    MATMUL,
    /** A function of one array. */
    ELTWISE,
    /** The gradient of an activation. */
    ELTWISE_GRAD,
    /** A function of two arrays. */
    BINARY,
    /** A function of an array and a number. */
    SCALAR,
    /** A scale and a shift by numbers. */
    AFFINE,
    /** The addition of a multiple. */
    AXPY,
    /** A sum or difference of blocks of tiles. */
    COMBINE,
    /** A normalization. */
    NORM,
    /** The gradients of a normalization. */
    NORM_GRAD,
    /** A pixel norm. */
    PIXEL_NORM,
    /** The last step of the gradient of a pixel norm. */
    PIXEL_NORM_GRAD,
    /** A softmax or its logarithm. */
    SOFTMAX,
    /** A copy between strided views. */
    MOVE,
    /** Nearest or bilinear resizing. */
    RESAMPLE,
    /** Pooling. */
    POOL,
    /** The gradient of pooling. */
    POOL_GRAD,
    /** Resampling with a filter. */
    FILTER,
    /** Noise and bias after a modulated convolution. */
    SHIFT
  }

  /** A key over scalars and shapes; where the parts could run together, the caller puts lengths. */
  public Key(Op op, long... numbers) {
    this.op = op;
    this.numbers = numbers;
    this.hash = 31 * Arrays.hashCode(numbers) + op.ordinal();
  }

  /** A key over a few numbers and then joined shapes. */
  public Key(Op op, long first, long[] shapes) {
    this(op, prepend(first, 0, shapes));
  }

  /** A key over a few numbers and then joined shapes. */
  public Key(Op op, long first, long second, long[] shapes) {
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
  public static long[] join(long[]... parts) {
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

package org.gan4j.kernel;

import java.util.Arrays;

/** Arithmetic on shapes. */
public final class Shapes {

  private Shapes() {}

  /**
   * The number of elements.
   *
   * @param shape the extents; none for a scalar
   * @return their product
   */
  public static long length(long... shape) {
    long length = 1;
    for (long extent : shape) {
      length *= extent;
    }
    return length;
  }

  /**
   * The strides of a contiguous array in C order.
   *
   * @param shape the extents
   * @return elements from one index of an axis to the next
   */
  public static long[] strides(long... shape) {
    long[] strides = new long[shape.length];
    long step = 1;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      strides[axis] = step;
      step *= shape[axis];
    }
    return strides;
  }

  /**
   * The shape that two arrays have after NumPy's broadcasting.
   *
   * @param a a shape
   * @param b another
   * @return the common shape
   * @throws IllegalArgumentException if an extent differs and neither is 1
   */
  public static long[] broadcast(long[] a, long[] b) {
    int rank = Math.max(a.length, b.length);
    long[] out = new long[rank];
    for (int axis = 1; axis <= rank; axis++) {
      long m = axis <= a.length ? a[a.length - axis] : 1;
      long n = axis <= b.length ? b[b.length - axis] : 1;
      if (m != n && m != 1 && n != 1) {
        throw new IllegalArgumentException(
            "shapes "
                + Arrays.toString(a)
                + " and "
                + Arrays.toString(b)
                + " don't broadcast: "
                + m
                + " against "
                + n);
      }
      out[rank - axis] = m == 1 ? n : m;
    }
    return out;
  }

  /**
   * A shape with leading extents of 1 up to a rank.
   *
   * @param shape the extents
   * @param rank the rank wanted, at least that of shape
   * @return the padded shape
   * @throws IllegalArgumentException if the shape has more axes than that
   */
  public static long[] leftPad(long[] shape, int rank) {
    if (shape.length == rank) {
      return shape;
    }
    if (shape.length > rank) {
      throw new IllegalArgumentException(
          "shape: expected at most " + rank + " axes, got " + Arrays.toString(shape));
    }
    long[] out = new long[rank];
    Arrays.fill(out, 0, rank - shape.length, 1);
    System.arraycopy(shape, 0, out, rank - shape.length, shape.length);
    return out;
  }
}

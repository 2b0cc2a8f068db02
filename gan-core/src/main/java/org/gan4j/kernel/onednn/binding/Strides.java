package org.gan4j.kernel.onednn.binding;

/** Arithmetic on strides, counted in elements. */
public final class Strides {

  private Strides() {}

  /** Those of C order. */
  public static long[] dense(long[] extents) {
    long[] out = new long[extents.length];
    long step = 1;
    for (int axis = extents.length - 1; axis >= 0; axis--) {
      out[axis] = step;
      step *= extents[axis];
    }
    return out;
  }

  /** Those of every step-th element. */
  public static long[] times(long[] strides, long[] step) {
    long[] out = new long[strides.length];
    for (int axis = 0; axis < out.length; axis++) {
      out[axis] = strides[axis] * step[axis];
    }
    return out;
  }

  /** The element at an index. */
  public static long offset(long[] strides, long[] index) {
    long out = 0;
    for (int axis = 0; axis < strides.length; axis++) {
      out += strides[axis] * index[axis];
    }
    return out;
  }

  /**
   * An axis whose steps reach beyond one step of another axis, as in every second column of an odd
   * number of columns; oneDNN refuses such layouts. Without the axis's last element the layout is
   * in order.
   *
   * @return the axis, or -1 if there is none
   */
  public static int interlaced(long[] extents, long[] strides) {
    for (int inner = 0; inner < extents.length; inner++) {
      for (int outer = 0; outer < extents.length; outer++) {
        if (strides[inner] < strides[outer] && strides[outer] < strides[inner] * extents[inner]) {
          return inner;
        }
      }
    }
    return -1;
  }
}

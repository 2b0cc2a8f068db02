package org.gan4j.parity;

/** How a tensor of a parity file, laid out as PyTorch does, is laid out here. */
enum Layout {
  /** The same. */
  PLAIN,
  /** {@code [N, C, H, W]} is {@code [N, H, W, C]} here. */
  IMAGES(0, 2, 3, 1),
  /**
   * {@code [O, I, kH, kW]} is {@code [kH, kW, I, O]} here, and {@code [I, O, kH, kW]} of a
   * transposed convolution {@code [kH, kW, O, I]}.
   */
  KERNEL(2, 3, 1, 0),
  /** {@code [O, I]} is {@code [I, O]} here. */
  MATRIX(1, 0);

  @SuppressWarnings("ImmutableEnumChecker") // never written
  private final int[] axes;

  Layout(int... axes) {
    this.axes = axes;
  }

  /** That of a tensor which has no other reason to be than its number of axes. */
  static Layout byRank(int rank) {
    return rank == 4 ? IMAGES : PLAIN;
  }

  /** The extents here. */
  long[] shape(long... theirs) {
    if (axes.length == 0) {
      return theirs.clone();
    }
    long[] ours = new long[axes.length];
    for (int k = 0; k < axes.length; k++) {
      ours[k] = theirs[axes[k]];
    }
    return ours;
  }

  /** The numbers in the order of here. */
  double[] numbers(double[] theirs, long... shape) {
    if (axes.length == 0) {
      return theirs;
    }
    long[] strides = new long[shape.length];
    long step = 1;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      strides[axis] = step;
      step *= shape[axis];
    }
    long[] target = shape(shape);
    double[] ours = new double[theirs.length];
    for (int i = 0; i < ours.length; i++) {
      long rest = i;
      long from = 0;
      for (int k = axes.length - 1; k >= 0; k--) {
        from += rest % target[k] * strides[axes[k]];
        rest /= target[k];
      }
      ours[i] = theirs[(int) from];
    }
    return ours;
  }
}

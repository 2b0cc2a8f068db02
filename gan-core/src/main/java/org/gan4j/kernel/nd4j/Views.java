package org.gan4j.kernel.nd4j;

import java.util.Arrays;
import org.gan4j.kernel.Shapes;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Other array headers over the memory of contiguous arrays. */
final class Views {

  private Views() {}

  /** The same elements in another shape. */
  static INDArray reshape(INDArray x, long... shape) {
    return Arrays.equals(x.shape(), shape) ? x : of(x, 0, shape, Shapes.strides(shape));
  }

  /** A contiguous part that starts at an element. */
  static INDArray part(INDArray x, long first, long... shape) {
    return of(x, first, shape, Shapes.strides(shape));
  }

  /** Elements of x's memory, counted from x's first. */
  static INDArray of(INDArray x, long first, long[] shape, long[] strides) {
    return Nd4j.create(x.data(), shape, strides, x.offset() + first, 'c', x.dataType());
  }

  /** {@code x[begin + step * i]} for i within a shape. */
  static INDArray strided(INDArray x, long[] begin, long[] step, long[] shape) {
    long[] strides = Shapes.strides(x.shape());
    long first = 0;
    for (int axis = 0; axis < strides.length; axis++) {
      first += begin[axis] * strides[axis];
      strides[axis] *= step[axis];
    }
    return of(x, first, shape, strides);
  }

  /** The window of rows and columns of images {@code [N, H, W, C]}. */
  static INDArray window(
      INDArray x, long row, long column, long stepH, long stepW, long rows, long columns) {
    return strided(
        x,
        new long[] {0, row, column, 0},
        new long[] {1, stepH, stepW, 1},
        new long[] {x.size(0), rows, columns, x.size(3)});
  }
}

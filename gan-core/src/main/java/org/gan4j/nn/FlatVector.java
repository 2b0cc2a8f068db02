package org.gan4j.nn;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Shapes;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One contiguous float32 array with views of given shapes, one after the other.
 *
 * @param array the whole
 * @param views the parts, in order; each starts at a multiple of 16 elements, and what lies between
 *     is zero
 */
record FlatVector(INDArray array, List<INDArray> views) {

  private static final int ALIGNMENT = 16;

  /** A vector of zeros with room for arrays of these shapes. */
  static FlatVector zeros(Kernels kernels, List<long[]> shapes) {
    long length = shapes.stream().mapToLong(shape -> padded(Shapes.length(shape))).sum();
    INDArray array = kernels.pool().borrow(DataType.FLOAT, Math.max(length, ALIGNMENT)).detach();
    kernels.elementWise().fill(0, array);
    List<INDArray> views = new ArrayList<>(shapes.size());
    long offset = 0;
    for (long[] shape : shapes) {
      views.add(view(array, offset, shape));
      offset += padded(Shapes.length(shape));
    }
    return new FlatVector(array, List.copyOf(views));
  }

  /** The part from one view up to another, over the same memory. */
  INDArray range(int begin, int end) {
    if (begin == 0 && end == views.size()) {
      return array;
    }
    long from = begin == views.size() ? array.length() : offset(begin);
    long to = end == views.size() ? array.length() : offset(end);
    return view(array, from, new long[] {to - from});
  }

  private long offset(int view) {
    return views.get(view).offset() - array.offset();
  }

  private static long padded(long length) {
    return (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  private static INDArray view(INDArray flat, long offset, long[] shape) {
    long[] strides = new long[shape.length];
    long step = 1;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      strides[axis] = step;
      step *= shape[axis];
    }
    return Nd4j.create(flat.data(), shape, strides, flat.offset() + offset, 'c', DataType.FLOAT);
  }
}

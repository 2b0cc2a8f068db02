package org.gan4j.nn;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.autodiff.Variable;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Shapes;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One contiguous float32 array with room for arrays of given shapes, one after the other. Each
 * starts at a multiple of 16 elements; what lies between is zero and stays so.
 */
public final class FlatVector {

  private static final int ALIGNMENT = 16;

  private final Kernels kernels;
  private final INDArray array;
  private final List<INDArray> views = new ArrayList<>();
  private final List<INDArray> parts = new ArrayList<>();

  /** Zeros for arrays of these shapes, in parts that end after so many of them. */
  FlatVector(Kernels kernels, List<long[]> shapes, List<Integer> partEnds) {
    long length = shapes.stream().mapToLong(shape -> padded(Shapes.length(shape))).sum();
    this.kernels = kernels;
    this.array = kernels.pool().borrow(DataType.FLOAT, Math.max(length, ALIGNMENT)).detach();
    kernels.elementWise().fill(0, array);
    List<Long> offsets = new ArrayList<>(List.of(0L));
    for (long[] shape : shapes) {
      long offset = offsets.get(views.size());
      views.add(view(offset, shape));
      offsets.add(offset + padded(Shapes.length(shape)));
    }
    long begin = 0;
    for (int partEnd : partEnds) {
      long end = offsets.get(partEnd);
      parts.add(partEnds.size() == 1 ? array : view(begin, end - begin));
      begin = end;
    }
  }

  private static long padded(long length) {
    return (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  private INDArray view(long offset, long... shape) {
    return Nd4j.create(
        array.data(), shape, Shapes.strides(shape), array.offset() + offset, 'c', DataType.FLOAT);
  }

  /**
   * The whole.
   *
   * @return the array itself
   */
  public INDArray array() {
    return array;
  }

  /** The arrays, in order, over the same memory. */
  List<INDArray> views() {
    return views;
  }

  /**
   * The ranges that are updated each by itself, in order: the children's of a {@link Growing}
   * module, the whole of any other.
   *
   * @return at least one, over the same memory
   */
  public List<INDArray> parts() {
    return List.copyOf(parts);
  }

  /**
   * Sets the first arrays.
   *
   * @param values one an array, in order
   */
  public void set(List<Variable> values) {
    for (int i = 0; i < values.size(); i++) {
      kernels.elementWise().copy(values.get(i).value(), views.get(i));
    }
  }

  /**
   * Adds to the first arrays.
   *
   * @param values one an array, in order
   */
  public void add(List<Variable> values) {
    for (int i = 0; i < values.size(); i++) {
      kernels.elementWise().axpy(1, values.get(i).value(), views.get(i));
    }
  }
}

package org.gan4j.kernel;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** An array of doubles in C order on the heap, for the reference: plain and slow. */
final class Dense {

  final double[] values;
  final int[] shape;

  private Dense(double[] values, int[] shape) {
    this.values = values;
    this.shape = shape;
  }

  static Dense zeros(long... shape) {
    int[] extents = Arrays.stream(shape).mapToInt(Math::toIntExact).toArray();
    return new Dense(new double[Math.toIntExact(Shapes.length(shape))], extents);
  }

  static Dense zerosLike(INDArray array) {
    return zeros(array.shape());
  }

  /** The values of an array, read in C order. */
  static Dense of(INDArray array) {
    Dense dense = zerosLike(array);
    double[] read = array.dup('c').data().asDouble();
    System.arraycopy(read, 0, dense.values, 0, dense.values.length);
    return dense;
  }

  int[] index(int flat) {
    int[] index = new int[shape.length];
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      index[axis] = flat % shape[axis];
      flat /= shape[axis];
    }
    return index;
  }

  private int flat(int... index) {
    int flat = 0;
    for (int axis = 0; axis < shape.length; axis++) {
      if (index[axis] < 0 || index[axis] >= shape[axis]) {
        throw new IndexOutOfBoundsException(
            Arrays.toString(index) + " in " + Arrays.toString(shape));
      }
      flat = flat * shape[axis] + index[axis];
    }
    return flat;
  }

  double at(int... index) {
    return values[flat(index)];
  }

  void set(double value, int... index) {
    values[flat(index)] = value;
  }

  void add(double value, int... index) {
    values[flat(index)] += value;
  }

  /** The index into this array that an index of a broadcast result of at least this rank means. */
  int[] narrow(int... index) {
    int[] own = new int[shape.length];
    for (int axis = 0; axis < own.length; axis++) {
      own[axis] = shape[axis] == 1 ? 0 : index[index.length - own.length + axis];
    }
    return own;
  }

  double broadcastAt(int... index) {
    return at(narrow(index));
  }

  Dense forEach(Consumer<int[]> body) {
    for (int flat = 0; flat < values.length; flat++) {
      body.accept(index(flat));
    }
    return this;
  }

  Dense compute(ToDoubleFunction<int[]> body) {
    for (int flat = 0; flat < values.length; flat++) {
      values[flat] = body.applyAsDouble(index(flat));
    }
    return this;
  }

  /** Writes the values, rounded to the array's type. */
  void writeTo(INDArray out) {
    if (values.length != out.length()) {
      throw new IllegalArgumentException(
          "out: expected " + values.length + " elements, got " + out.length());
    }
    out.assign(Nd4j.createFromArray(values).castTo(out.dataType()).reshape('c', out.shape()));
  }
}

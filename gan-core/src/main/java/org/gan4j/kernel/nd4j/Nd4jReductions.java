package org.gan4j.kernel.nd4j;

import java.util.stream.IntStream;
import org.gan4j.kernel.ArrayPool;
import org.gan4j.kernel.Lease;
import org.gan4j.kernel.ReductionKernels;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.reduce.same.Max;
import org.nd4j.linalg.api.ops.impl.reduce.same.Sum;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Exp;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Log;
import org.nd4j.linalg.factory.Nd4j;

/** Sums, maxima and the softmax. */
final class Nd4jReductions implements ReductionKernels {

  /** Up to how many numbers are summed in double precision to a single one. */
  private static final long SHORT = 65536;

  private final ArrayPool pool;

  Nd4jReductions(ArrayPool pool) {
    this.pool = pool;
  }

  /** The axes on which x has more than one element and out has one. */
  private static int[] reduced(INDArray x, INDArray out) {
    return IntStream.range(0, x.rank()).filter(axis -> x.size(axis) != out.size(axis)).toArray();
  }

  /** Whether every axis from the first to the last of these is among them or has one element. */
  private static boolean adjacent(INDArray x, int... axes) {
    int next = 0;
    for (int axis = axes[0]; axis <= axes[axes.length - 1]; axis++) {
      if (axis == axes[next]) {
        next++;
      } else if (x.size(axis) != 1) {
        return false;
      }
    }
    return true;
  }

  private static long extent(INDArray x, int from, int to) {
    long extent = 1;
    for (int axis = from; axis < to; axis++) {
      extent *= x.size(axis);
    }
    return extent;
  }

  @Override
  public void sum(INDArray x, INDArray out) {
    int[] axes = reduced(x, out);
    if (axes.length == 0) {
      Ops.copy(x, out);
      return;
    }
    if (out.length() == 1 && x.length() <= SHORT) {
      sumAll(x, out);
      return;
    }
    if (!adjacent(x, axes)) {
      Nd4j.getExecutioner().exec(new Sum(x, out, true, axes));
      return;
    }
    int last = axes[axes.length - 1] + 1;
    long before = extent(x, 0, axes[0]);
    long members = extent(x, axes[0], last);
    long after = extent(x, last, x.rank());
    if (after == 1) {
      Nd4j.getExecutioner()
          .exec(new Sum(Views.reshape(x, before, members), Views.reshape(out, before, 1), true, 1));
    } else {
      sumRows(Views.reshape(x, before, members, after), out);
    }
  }

  /** In double precision: sums of everything often cancel. */
  private void sumAll(INDArray x, INDArray out) {
    try (Lease wide = pool.borrow(DataType.DOUBLE, x.length());
        Lease sum = pool.borrow(DataType.DOUBLE, 1)) {
      wide.array().assign(Views.reshape(x, x.length()));
      Nd4j.getExecutioner().exec(new Sum(wide.array(), sum.array(), true, 0));
      Views.reshape(out, 1).assign(sum.array());
    }
  }

  /**
   * Sums over the middle axis, as a product with ones: a third of the time of ND4J's own sum.
   *
   * @param x {@code [G, R, C]}
   * @param out of G C elements
   */
  void sumRows(INDArray x, INDArray out) {
    long groups = x.size(0);
    long rows = x.size(1);
    long columns = x.size(2);
    try (Lease lease = pool.borrow(x.dataType(), groups, 1, rows)) {
      INDArray ones = lease.array();
      ones.assign(1);
      if (groups == 1) {
        Ops.matmul(
            Views.reshape(ones, 1, rows),
            false,
            Views.reshape(x, rows, columns),
            false,
            0,
            Views.reshape(out, 1, columns));
      } else {
        Ops.matmul(ones, false, x, false, 0, Views.reshape(out, groups, 1, columns));
      }
    }
  }

  @Override
  public void sumProduct(INDArray a, INDArray b, INDArray out) {
    try (Lease products = pool.borrow(a.dataType(), a.shape())) {
      Ops.multiply(a, b, products.array());
      sum(products.array(), out);
    }
  }

  @Override
  public void max(INDArray x, INDArray out) {
    int[] axes = reduced(x, out);
    if (axes.length == 0) {
      Ops.copy(x, out);
    } else {
      Nd4j.getExecutioner().exec(new Max(x, out, true, axes));
    }
  }

  @Override
  public void softmax(INDArray x, INDArray out) {
    Ops.run("softmax", out, x, x.rank() - 1);
  }

  /**
   * {@code x - max - log(sum(exp(x - max)))}: ND4J's own gives the logarithm of 0 for small
   * probabilities.
   */
  @Override
  public void logSoftmax(INDArray x, INDArray out) {
    long last = x.size(x.rank() - 1);
    long rows = x.length() / last;
    INDArray y = Views.reshape(out, rows, last);
    try (Lease perRow = pool.borrow(x.dataType(), rows, 1);
        Lease exponentials = pool.borrow(x.dataType(), rows, last)) {
      max(Views.reshape(x, rows, last), perRow.array());
      Ops.subtract(Views.reshape(x, rows, last), perRow.array(), y);
      Nd4j.getExecutioner().exec(new Exp(y, exponentials.array()));
      sum(exponentials.array(), perRow.array());
      Nd4j.getExecutioner().exec(new Log(perRow.array(), perRow.array()));
      Ops.subtract(y, perRow.array(), y);
    }
  }
}

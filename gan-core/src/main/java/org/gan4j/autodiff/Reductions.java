package org.gan4j.autodiff;

import java.util.Arrays;
import java.util.List;
import org.gan4j.kernel.BinaryOp;
import org.gan4j.kernel.Lease;
import org.gan4j.kernel.Shapes;

/** Sums, means, maxima and softmax, and the broadcasting that is their adjoint. */
public final class Reductions {

  private Reductions() {}

  /**
   * The sum over some axes.
   *
   * @param x any shape
   * @param keepAxes whether reduced axes stay with extent 1, or vanish
   * @param axes which, counted from the last if negative; all if none is given
   * @return the sums; {@code [1]} if every axis vanishes
   */
  public static Variable sum(Variable x, boolean keepAxes, int... axes) {
    long[] reduced = reducedShape(x, axes);
    Variable y = sumKeeping(x, reduced);
    return keepAxes ? y : y.reshape(withoutAxes(x, reduced, axes));
  }

  /**
   * The mean over some axes.
   *
   * @param x any shape
   * @param keepAxes whether reduced axes stay with extent 1, or vanish
   * @param axes which, counted from the last if negative; all if none is given
   * @return the means; {@code [1]} if every axis vanishes
   */
  public static Variable mean(Variable x, boolean keepAxes, int... axes) {
    Variable sum = sum(x, keepAxes, axes);
    return sum.mul((double) sum.length() / x.length());
  }

  /**
   * The maximum over some axes; the gradient goes to the maxima in equal shares.
   *
   * @param x any shape
   * @param keepAxes whether reduced axes stay with extent 1, or vanish
   * @param axes which, counted from the last if negative; all if none is given
   * @return the maxima; {@code [1]} if every axis vanishes
   */
  public static Variable max(Variable x, boolean keepAxes, int... axes) {
    long[] reduced = reducedShape(x, axes);
    Lease out = Trace.borrow(x, reduced);
    Trace.kernels(x).reductions().max(x.value(), out.array());
    Variable y =
        Trace.record(
            "max",
            out,
            "x",
            List.of(x),
            (max, gy) -> {
              Variable mask = Arithmetic.compare(BinaryOp.EQUAL, x, max);
              return mask.mul(gy.div(sumKeeping(mask, reduced)));
            });
    return keepAxes ? y : y.reshape(withoutAxes(x, reduced, axes));
  }

  /**
   * {@code log(sum(exp(x)))} over the last axis, which stays with extent 1; safe for any finite x.
   *
   * @param x {@code [..., K]}
   * @return {@code [..., 1]}
   */
  public static Variable logSumExp(Variable x) {
    Variable max = max(x.detach(), true, -1);
    return sum(x.sub(max).exp(), true, -1).log().add(max);
  }

  /**
   * The softmax over the last axis.
   *
   * @param x {@code [..., K]}
   * @return numbers in (0, 1) that sum to 1 along the last axis
   */
  public static Variable softmax(Variable x) {
    Lease out = Trace.borrow(x, x.shape());
    Trace.kernels(x).reductions().softmax(x.value(), out.array());
    return Trace.record(
        "softmax", out, "x", List.of(x), (y, gy) -> y.mul(gy.sub(sum(gy.mul(y), true, -1))));
  }

  /**
   * The logarithm of the softmax over the last axis, in a safe form.
   *
   * @param x {@code [..., K]}
   * @return numbers of at most 0
   */
  public static Variable logSoftmax(Variable x) {
    Lease out = Trace.borrow(x, x.shape());
    Trace.kernels(x).reductions().logSoftmax(x.value(), out.array());
    return Trace.record(
        "log_softmax", out, "x", List.of(x), (y, gy) -> gy.sub(y.exp().mul(sum(gy, true, -1))));
  }

  /**
   * The sum over the axes along which a shape would be broadcast to x's: the adjoint of {@link
   * #broadcastTo}.
   *
   * @param x any shape
   * @param shape one that broadcasts to x's
   * @return the sums, in the shape given
   */
  public static Variable sumTo(Variable x, long... shape) {
    if (Arrays.equals(x.shape(), shape)) {
      return x;
    }
    return sumKeeping(x, Shapes.leftPad(shape, x.rank())).reshape(shape);
  }

  /**
   * The sum of {@code x * factor} over the axes along which a shape would be broadcast to x's: the
   * gradient for the other factor of a product whose gradient is x.
   */
  static Variable sumProductTo(Variable x, Variable factor, long... shape) {
    if (Arrays.equals(x.shape(), shape) || !Arrays.equals(x.shape(), factor.shape())) {
      return sumTo(x.mul(factor), shape);
    }
    Lease out = Trace.borrow(x, Shapes.leftPad(shape, x.rank()));
    Trace.kernels(x).reductions().sumProduct(x.value(), factor.value(), out.array());
    return Trace.record(
            "sum_product",
            out,
            "x, factor",
            List.of(x, factor),
            (y, gy) -> factor.mul(gy),
            (y, gy) -> x.mul(gy))
        .reshape(shape);
  }

  /**
   * Repeats x along axes of extent 1 and leading axes that it lacks.
   *
   * @param x a shape that broadcasts to the one given
   * @param shape the shape wanted
   * @return x in that shape
   */
  public static Variable broadcastTo(Variable x, long... shape) {
    if (Arrays.equals(x.shape(), shape)) {
      return x;
    }
    Lease out = Trace.borrow(x, shape);
    Trace.kernels(x).elementWise().fill(0, out.array());
    Trace.kernels(x).elementWise().binary(BinaryOp.ADD, out.array(), x.value(), out.array());
    return Trace.record("broadcast", out, "x", List.of(x), (y, gy) -> sumTo(gy, x.shape()));
  }

  private static Variable sumKeeping(Variable x, long[] reduced) {
    if (Arrays.equals(x.shape(), reduced)) {
      return x;
    }
    Lease out = Trace.borrow(x, reduced);
    Trace.kernels(x).reductions().sum(x.value(), out.array());
    return Trace.record("sum", out, "x", List.of(x), (y, gy) -> broadcastTo(gy, x.shape()));
  }

  private static long[] reducedShape(Variable x, int[] axes) {
    long[] shape = x.shape().clone();
    if (axes.length == 0) {
      Arrays.fill(shape, 1);
    }
    for (int axis : axes) {
      Trace.check(
          axis >= -x.rank() && axis < x.rank(),
          "axis: expected one of %s, got %s",
          x.shape(),
          axis);
      shape[axis < 0 ? axis + x.rank() : axis] = 1;
    }
    return shape;
  }

  private static long[] withoutAxes(Variable x, long[] reduced, int[] axes) {
    boolean[] gone = new boolean[x.rank()];
    Arrays.fill(gone, axes.length == 0);
    for (int axis : axes) {
      gone[axis < 0 ? axis + x.rank() : axis] = true;
    }
    long[] left = new long[x.rank()];
    int rank = 0;
    for (int axis = 0; axis < x.rank(); axis++) {
      if (!gone[axis]) {
        left[rank++] = reduced[axis];
      }
    }
    return rank == 0 ? new long[] {1} : Arrays.copyOf(left, rank);
  }
}

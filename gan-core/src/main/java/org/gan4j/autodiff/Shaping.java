package org.gan4j.autodiff;

import java.util.Arrays;
import java.util.List;
import org.gan4j.kernel.Lease;
import org.gan4j.kernel.Pad;
import org.gan4j.kernel.PadMode;
import org.gan4j.kernel.Shapes;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Operations that move elements and compute nothing. */
public final class Shaping {

  private Shaping() {}

  static Variable reshape(Variable x, long... shape) {
    long[] target = inferred(x, shape);
    if (Arrays.equals(x.shape(), target)) {
      return x;
    }
    INDArray view = x.view(target);
    return Trace.record(
        "reshape",
        view,
        x.shared(),
        Trace.each("reshape", "x", (y, gy) -> reshape(gy, x.shape())),
        x);
  }

  private static long[] inferred(Variable x, long[] shape) {
    long[] target = shape.clone();
    int open = -1;
    long known = 1;
    for (int axis = 0; axis < shape.length; axis++) {
      if (shape[axis] == -1) {
        Trace.check(open < 0, "reshape: only one extent may be -1, got %s", shape);
        open = axis;
      } else {
        known *= shape[axis];
      }
    }
    if (open >= 0 && known > 0) {
      target[open] = x.length() / known;
    }
    Trace.check(
        Shapes.length(target) == x.length(), "reshape: %s doesn't fit into %s", x.shape(), shape);
    return target;
  }

  static Variable permute(Variable x, int... axes) {
    Trace.check(
        axes.length == x.rank(),
        "permute: expected %s axes, got %s",
        x.rank(),
        Arrays.toString(axes));
    long[] shape = new long[axes.length];
    int[] inverse = new int[axes.length];
    Arrays.fill(inverse, -1);
    for (int k = 0; k < axes.length; k++) {
      Trace.check(
          axes[k] >= 0 && axes[k] < axes.length && inverse[axes[k]] < 0,
          "permute: expected each axis of %s once, got %s",
          x.shape(),
          Arrays.toString(axes));
      shape[k] = x.size(axes[k]);
      inverse[axes[k]] = k;
    }
    Lease out = Trace.borrow(x, shape);
    Trace.kernels(x).movement().permute(x.value(), axes, out.array());
    return Trace.record("permute", out, "x", List.of(x), (y, gy) -> permute(gy, inverse));
  }

  /**
   * Joins arrays along an axis.
   *
   * @param axis the axis, counted from the last if negative
   * @param parts arrays that agree in every other extent
   * @return the parts one after the other
   */
  public static Variable concat(int axis, Variable... parts) {
    int along = axis < 0 ? axis + parts[0].rank() : axis;
    long[] shape = parts[0].shape().clone();
    shape[along] = 0;
    for (Variable part : parts) {
      long[] expected = shape.clone();
      expected[along] = part.size(along);
      Trace.check(
          Arrays.equals(part.shape(), expected),
          "concat: %s and %s differ on another axis than %s",
          parts[0].shape(),
          part.shape(),
          along);
      shape[along] += part.size(along);
    }
    Lease out = Trace.borrow(parts[0], shape);
    long[] begins = new long[parts.length];
    long[] step = ones(shape.length);
    long begin = 0;
    for (int i = 0; i < parts.length; i++) {
      begins[i] = begin;
      Trace.kernels(parts[i])
          .movement()
          .place(parts[i].value(), at(shape.length, along, begin), step, out.array());
      begin += parts[i].size(along);
    }
    return Trace.record(
        "concat",
        out,
        (y, gy, wanted) -> {
          Variable[] gradients = new Variable[parts.length];
          for (int i = 0; i < parts.length; i++) {
            if (wanted[i]) {
              gradients[i] = slice(gy, at(gy.rank(), along, begins[i]), step, parts[i].shape());
            }
          }
          return gradients;
        },
        parts);
  }

  /**
   * A range along one axis.
   *
   * @param x any shape
   * @param axis the axis, counted from the last if negative
   * @param begin the first index
   * @param length how many
   * @return the part
   */
  public static Variable narrow(Variable x, int axis, long begin, long length) {
    int along = axis < 0 ? axis + x.rank() : axis;
    long[] shape = x.shape().clone();
    shape[along] = length;
    return slice(x, at(x.rank(), along, begin), ones(x.rank()), shape);
  }

  /**
   * Every step-th element from a begin, on every axis.
   *
   * @param x any shape
   * @param begin the first index an axis
   * @param step the step an axis, at least 1
   * @param shape how many an axis
   * @return {@code y[i] = x[begin + step * i]}
   */
  public static Variable slice(Variable x, long[] begin, long[] step, long[] shape) {
    if (Arrays.equals(x.shape(), shape)) {
      return x;
    }
    checkWindow("slice", begin, step, shape, x.shape());
    Lease out = Trace.borrow(x, shape);
    Trace.kernels(x).movement().slice(x.value(), begin, step, out.array());
    return Trace.record(
        "slice", out, "x", List.of(x), (y, gy) -> place(gy, begin, step, x.shape()));
  }

  /**
   * Elements set into zeros: the adjoint of {@link #slice}.
   *
   * @param x any shape
   * @param begin the index of the first element an axis
   * @param step the distance of elements an axis, at least 1
   * @param shape the shape of the result
   * @return {@code y[begin + step * i] = x[i]}, zero elsewhere
   */
  public static Variable place(Variable x, long[] begin, long[] step, long[] shape) {
    checkWindow("place", begin, step, x.shape(), shape);
    Lease out = Trace.borrow(x, shape);
    Trace.kernels(x).elementWise().fill(0, out.array());
    Trace.kernels(x).movement().place(x.value(), begin, step, out.array());
    return Trace.record(
        "place", out, "x", List.of(x), (y, gy) -> slice(gy, begin, step, x.shape()));
  }

  private static void checkWindow(
      String operation, long[] begin, long[] step, long[] window, long[] whole) {
    boolean fits = begin.length == whole.length && step.length == whole.length;
    for (int axis = 0; fits && axis < whole.length; axis++) {
      fits =
          begin[axis] >= 0
              && step[axis] >= 1
              && begin[axis] + step[axis] * (window[axis] - 1) < whole[axis];
    }
    Trace.check(
        fits,
        "%s: %s elements from %s in steps of %s don't lie within %s",
        operation,
        window,
        begin,
        step,
        whole);
  }

  /**
   * Adds a border to images.
   *
   * @param mode what stands in it
   * @param pad how much a side; with {@link PadMode#REFLECT} less than the extent
   * @param x {@code [N, H, W, C]}
   * @return {@code [N, top + H + bottom, left + W + right, C]}
   */
  public static Variable pad(PadMode mode, Pad pad, Variable x) {
    Trace.check(x.rank() == 4, "pad: expected [N, H, W, C], got %s", x.shape());
    Trace.check(
        mode == PadMode.ZERO
            || (Math.max(pad.top(), pad.bottom()) < x.size(1)
                && Math.max(pad.left(), pad.right()) < x.size(2)),
        "pad: reflection needs a border smaller than the image, got %s for %s",
        pad,
        x.shape());
    Lease out =
        Trace.borrow(
            x,
            x.size(0),
            x.size(1) + pad.top() + pad.bottom(),
            x.size(2) + pad.left() + pad.right(),
            x.size(3));
    Trace.kernels(x).movement().pad(mode, pad, x.value(), out.array());
    return Trace.record("pad", out, "x", List.of(x), (y, gy) -> padGrad(mode, pad, gy));
  }

  private static Variable padGrad(PadMode mode, Pad pad, Variable gy) {
    Lease out =
        Trace.borrow(
            gy,
            gy.size(0),
            gy.size(1) - pad.top() - pad.bottom(),
            gy.size(2) - pad.left() - pad.right(),
            gy.size(3));
    Trace.kernels(gy).movement().padGrad(mode, pad, gy.value(), out.array());
    return Trace.record("pad_grad", out, "gy", List.of(gy), (y, ggx) -> pad(mode, pad, ggx));
  }

  /**
   * Rows of a table.
   *
   * @param table {@code [V, D]}
   * @param indices row numbers in [0, V)
   * @return {@code [indices.length, D]}
   */
  public static Variable gather(Variable table, int[] indices) {
    Trace.check(table.rank() == 2, "gather: expected a table [V, D], got %s", table.shape());
    for (int index : indices) {
      Trace.check(
          index >= 0 && index < table.size(0),
          "gather: index %s is out of range for %s rows",
          index,
          table.size(0));
    }
    int[] rows = indices.clone();
    Lease out = Trace.borrow(table, rows.length, table.size(1));
    Trace.kernels(table).movement().gather(table.value(), rows, out.array());
    return Trace.record(
        "gather", out, "table", List.of(table), (y, gy) -> scatter(gy, rows, table.size(0)));
  }

  private static Variable scatter(Variable rows, int[] indices, long height) {
    Lease out = Trace.borrow(rows, height, rows.size(1));
    Trace.kernels(rows).movement().scatterAdd(rows.value(), indices, out.array());
    return Trace.record("scatter", out, "rows", List.of(rows), (y, gy) -> gather(gy, indices));
  }

  private static long[] at(int rank, int axis, long begin) {
    long[] at = new long[rank];
    at[axis] = begin;
    return at;
  }

  private static long[] ones(int rank) {
    long[] ones = new long[rank];
    Arrays.fill(ones, 1);
    return ones;
  }
}

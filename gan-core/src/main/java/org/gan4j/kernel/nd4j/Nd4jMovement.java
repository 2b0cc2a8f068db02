package org.gan4j.kernel.nd4j;

import org.gan4j.kernel.ArrayPool;
import org.gan4j.kernel.Lease;
import org.gan4j.kernel.MovementKernels;
import org.gan4j.kernel.Pad;
import org.gan4j.kernel.PadMode;
import org.gan4j.kernel.Shapes;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** Permutation, borders, and rows of tables. */
final class Nd4jMovement implements MovementKernels {

  private final ArrayPool pool;

  Nd4jMovement(ArrayPool pool) {
    this.pool = pool;
  }

  @Override
  public void permute(INDArray x, int[] axes, INDArray out) {
    long[] from = Shapes.strides(x.shape());
    long[] strides = new long[axes.length];
    for (int axis = 0; axis < axes.length; axis++) {
      strides[axis] = from[axes[axis]];
    }
    Ops.copy(Views.of(x, 0, out.shape(), strides), out);
  }

  @Override
  public void slice(INDArray x, long[] begin, long[] step, INDArray out) {
    Ops.copy(Views.strided(x, begin, step, out.shape()), out);
  }

  @Override
  public void place(INDArray x, long[] begin, long[] step, INDArray out) {
    Ops.copy(x, Views.strided(out, begin, step, x.shape()));
  }

  @Override
  public void pad(PadMode mode, Pad pad, INDArray x, INDArray out) {
    INDArray inner = Views.window(out, pad.top(), pad.left(), 1, 1, x.size(1), x.size(2));
    switch (mode) {
      case ZERO -> {
        out.assign(0);
        Ops.copy(x, inner);
      }
      case REFLECT -> {
        Ops.copy(x, inner);
        // Columns first, beside the image alone; the rows then mirror the corners with them.
        mirror(pad, x, out, (border, source) -> Ops.copy(source, border), true);
        mirror(pad, x, out, (border, source) -> Ops.copy(source, border), false);
      }
    }
  }

  @Override
  public void padGrad(PadMode mode, Pad pad, INDArray gy, INDArray gx) {
    switch (mode) {
      case ZERO ->
          Ops.copy(Views.window(gy, pad.top(), pad.left(), 1, 1, gx.size(1), gx.size(2)), gx);
      case REFLECT -> {
        try (Lease lease = pool.borrow(gy.dataType(), gy.shape())) {
          INDArray sum = lease.array();
          Ops.copy(gy, sum);
          mirror(pad, gx, sum, (border, source) -> addInto(source, border), false);
          mirror(pad, gx, sum, (border, source) -> addInto(source, border), true);
          Ops.copy(Views.window(sum, pad.top(), pad.left(), 1, 1, gx.size(1), gx.size(2)), gx);
        }
      }
    }
  }

  /** Takes a row or column of a border and the one inside that it mirrors. */
  private interface Mirror {
    void accept(INDArray border, INDArray source);
  }

  /** Goes through the border's columns beside the image, or through its whole rows. */
  private static void mirror(
      Pad pad, INDArray image, INDArray padded, Mirror body, boolean columns) {
    int before = columns ? pad.left() : pad.top();
    int after = columns ? pad.right() : pad.bottom();
    long last = before + image.size(columns ? 2 : 1) - 1;
    for (int i = 1; i <= before; i++) {
      body.accept(
          line(pad, image, padded, before - i, columns),
          line(pad, image, padded, before + i, columns));
    }
    for (int i = 1; i <= after; i++) {
      body.accept(
          line(pad, image, padded, last + i, columns), line(pad, image, padded, last - i, columns));
    }
  }

  private static INDArray line(Pad pad, INDArray image, INDArray padded, long at, boolean column) {
    return column
        ? Views.window(padded, pad.top(), at, 1, 1, image.size(1), 1)
        : Views.window(padded, at, 0, 1, 1, 1, padded.size(2));
  }

  /** {@code view += x}; both may be strided. */
  void addInto(INDArray view, INDArray x) {
    try (Lease a = pool.borrow(x.dataType(), x.shape());
        Lease b = pool.borrow(x.dataType(), x.shape())) {
      Ops.copy(view, a.array());
      Ops.copy(x, b.array());
      Ops.add(a.array(), b.array(), a.array());
      Ops.copy(a.array(), view);
    }
  }

  @Override
  public void gather(INDArray table, int[] indices, INDArray out) {
    Ops.run("gather", out, table, Nd4j.createFromArray(indices), 0);
  }

  /** As a product with one-hot rows: always in the same order, on every backend. */
  @Override
  public void scatterAdd(INDArray rows, int[] indices, INDArray out) {
    long entries = out.size(0);
    try (Lease lease = pool.borrow(rows.dataType(), indices.length, entries)) {
      INDArray oneHot = lease.array();
      Nd4j.exec(
          (CustomOp)
              DynamicCustomOp.builder("onehot")
                  .addInputs(Nd4j.createFromArray(indices))
                  .addIntegerArguments(-1, (int) entries)
                  .addFloatingPointArguments(1.0, 0.0)
                  .addOutputs(oneHot)
                  .build());
      Ops.matmul(oneHot, true, rows, false, 0, out);
    }
  }
}

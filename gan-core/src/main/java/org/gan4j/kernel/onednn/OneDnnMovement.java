package org.gan4j.kernel.onednn;

import org.gan4j.kernel.Lease;
import org.gan4j.kernel.MovementKernels;
import org.gan4j.kernel.Pad;
import org.gan4j.kernel.PadMode;
import org.gan4j.kernel.onednn.binding.Address;
import org.gan4j.kernel.onednn.binding.Context;
import org.gan4j.kernel.onednn.binding.Strides;
import org.gan4j.kernel.onednn.parts.StridedMoves;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Movement between strided views; rows of tables are the fallback's. */
final class OneDnnMovement extends Group implements MovementKernels {

  private final MovementKernels fallback;
  private final StridedMoves moves;

  OneDnnMovement(Context context, MovementKernels fallback) {
    super(context);
    this.fallback = fallback;
    this.moves = new StridedMoves(context);
  }

  @Override
  public void permute(INDArray x, int[] axes, INDArray out) {
    long[] extents = out.shape();
    long[] from = Strides.dense(x.shape());
    long[] permuted = new long[axes.length];
    for (int axis = 0; axis < axes.length; axis++) {
      permuted[axis] = from[axes[axis]];
    }
    moves.move(extents, permuted, Strides.dense(extents), false, Address.of(x), Address.of(out));
    alive(x, out);
  }

  @Override
  public void slice(INDArray x, long[] begin, long[] step, INDArray out) {
    long[] extents = out.shape();
    long[] from = Strides.dense(x.shape());
    long at = Address.of(x) + Float.BYTES * Strides.offset(from, begin);
    moves.move(
        extents, Strides.times(from, step), Strides.dense(extents), false, at, Address.of(out));
    alive(x, out);
  }

  @Override
  public void place(INDArray x, long[] begin, long[] step, INDArray out) {
    long[] extents = x.shape();
    long[] to = Strides.dense(out.shape());
    long at = Address.of(out) + Float.BYTES * Strides.offset(to, begin);
    moves.move(extents, Strides.dense(extents), Strides.times(to, step), false, Address.of(x), at);
    alive(x, out);
  }

  @Override
  public void pad(PadMode mode, Pad pad, INDArray x, INDArray out) {
    long to = Address.of(out);
    if (mode == PadMode.ZERO && x.length() < out.length()) {
      StridedMoves.clear(to, out.length());
    }
    long[] corner = {0, pad.top(), pad.left(), 0};
    place(x, corner, new long[] {1, 1, 1, 1}, out);
    if (mode == PadMode.REFLECT) {
      mirror(pad, x.shape(), out.shape(), to, false);
    }
    alive(x, out);
  }

  @Override
  public void padGrad(PadMode mode, Pad pad, INDArray gy, INDArray gx) {
    long[] corner = {0, pad.top(), pad.left(), 0};
    long[] step = {1, 1, 1, 1};
    if (mode == PadMode.ZERO || gy.length() == gx.length()) {
      slice(gy, corner, step, gx);
      return;
    }
    try (Lease folded = context.pool().borrow(DataType.FLOAT, gy.shape())) {
      moves.copy(gy.length(), Address.of(gy), Address.of(folded.array()));
      mirror(pad, gx.shape(), gy.shape(), Address.of(folded.array()), true);
      slice(folded.array(), corner, step, gx);
    }
    alive(gy, gx);
  }

  /**
   * Between a border and the rows and columns that it mirrors: copies outwards, rows of the image
   * first, or adds inwards in the opposite order.
   */
  private void mirror(Pad pad, long[] image, long[] padded, long at, boolean inwards) {
    Line rows = new Line(1, pad.top(), pad.bottom(), image[1]);
    Line columns = new Line(2, pad.left(), pad.right(), image[2]);
    for (Line line : inwards ? new Line[] {columns, rows} : new Line[] {rows, columns}) {
      for (int distance = 1; distance <= line.before; distance++) {
        mirror(padded, line.axis, line.before - distance, line.before + distance, at, inwards);
      }
      long last = line.before + line.extent - 1;
      for (int distance = 1; distance <= line.after; distance++) {
        mirror(padded, line.axis, last + distance, last - distance, at, inwards);
      }
    }
  }

  private record Line(int axis, int before, int after, long extent) {}

  private void mirror(long[] padded, int axis, long border, long source, long at, boolean inwards) {
    long[] extents = padded.clone();
    extents[axis] = 1;
    long[] strides = Strides.dense(padded);
    long outer = at + Float.BYTES * border * strides[axis];
    long inner = at + Float.BYTES * source * strides[axis];
    moves.move(
        extents, strides, strides, inwards, inwards ? outer : inner, inwards ? inner : outer);
  }

  @Override
  public void gather(INDArray table, int[] indices, INDArray out) {
    fallback.gather(table, indices, out);
    alive(table, out);
  }

  @Override
  public void scatterAdd(INDArray rows, int[] indices, INDArray out) {
    fallback.scatterAdd(rows, indices, out);
    alive(rows, out);
  }
}

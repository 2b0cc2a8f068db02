package org.gan4j.kernel.onednn;

import java.util.Arrays;
import org.bytedeco.javacpp.Pointer;
import org.gan4j.kernel.Lease;
import org.gan4j.kernel.Pad;
import org.gan4j.kernel.PadMode;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Copies between strided views: oneDNN's reorder does all of these at memory speed. */
final class Movement {

  private final Context context;

  Movement(Context context) {
    this.context = context;
  }

  void copy(INDArray x, INDArray out) {
    copy(x.length(), Address.of(x), Address.of(out));
  }

  /** Copies a number of floats side by side. */
  void copy(long length, long from, long to) {
    if (from != to) {
      long[] extents = {length};
      long[] one = {1};
      move(extents, one, one, false, from, to);
    }
  }

  void permute(INDArray x, int[] axes, INDArray out) {
    long[] extents = out.shape();
    long[] from = Strides.dense(x.shape());
    long[] permuted = new long[axes.length];
    for (int axis = 0; axis < axes.length; axis++) {
      permuted[axis] = from[axes[axis]];
    }
    move(extents, permuted, Strides.dense(extents), false, Address.of(x), Address.of(out));
  }

  void slice(INDArray x, long[] begin, long[] step, INDArray out) {
    long[] extents = out.shape();
    long[] from = Strides.dense(x.shape());
    long at = Address.of(x) + Float.BYTES * Strides.offset(from, begin);
    move(extents, Strides.times(from, step), Strides.dense(extents), false, at, Address.of(out));
  }

  void place(INDArray x, long[] begin, long[] step, INDArray out) {
    long[] extents = x.shape();
    long[] to = Strides.dense(out.shape());
    long at = Address.of(out) + Float.BYTES * Strides.offset(to, begin);
    move(extents, Strides.dense(extents), Strides.times(to, step), false, Address.of(x), at);
  }

  /**
   * Copies or adds between two strided views of the same extents.
   *
   * @param extents of both
   * @param from strides of the source, in elements
   * @param to strides of the target, in elements
   * @param add whether to add to what the target holds
   * @param source the address of its first element
   * @param target the address of its first element
   */
  void move(long[] extents, long[] from, long[] to, boolean add, long source, long target) {
    int kept = 0;
    for (long extent : extents) {
      kept += extent > 1 ? 1 : 0;
    }
    // oneDNN takes at most 12 axes and at least one; axes of extent 1 are of no use to it.
    long[] e = new long[Math.max(kept, 1)];
    long[] f = new long[e.length];
    long[] t = new long[e.length];
    Arrays.fill(e, 1);
    Arrays.fill(f, 1);
    Arrays.fill(t, 1);
    int at = 0;
    for (int axis = 0; axis < extents.length; axis++) {
      if (extents[axis] > 1) {
        e[at] = extents[axis];
        f[at] = from[axis];
        t[at++] = to[axis];
      }
    }
    int split = Math.max(Strides.interlaced(e, f), Strides.interlaced(e, t));
    if (split >= 0) {
      splitMove(split, e, f, t, add, source, target);
      return;
    }
    Key key = new Key(Key.Op.MOVE, add ? 1 : 0, Key.join(e, f, t));
    context
        .primitive(
            key,
            recipe -> {
              Recipe.PostOp[] after =
                  add ? new Recipe.PostOp[] {Recipe.ADD_TO_OUTPUT} : new Recipe.PostOp[0];
              return recipe.reorder(recipe.strided(e, f), recipe.strided(e, t), after);
            })
        .run(context.pool(), source, target);
  }

  /** Moves the last element of an axis apart from the others. */
  private void splitMove(
      int axis, long[] extents, long[] from, long[] to, boolean add, long source, long target) {
    long[] part = extents.clone();
    part[axis]--;
    move(part, from, to, add, source, target);
    long beyond = Float.BYTES * part[axis];
    part[axis] = 1;
    move(part, from, to, add, source + beyond * from[axis], target + beyond * to[axis]);
  }

  /** Writes zeros. */
  static void clear(long address, long floats) {
    Pointer.memset(new Address().at(address), 0, floats * Float.BYTES);
  }

  void pad(PadMode mode, Pad pad, INDArray x, INDArray out) {
    long to = Address.of(out);
    if (mode == PadMode.ZERO && x.length() < out.length()) {
      clear(to, out.length());
    }
    long[] corner = {0, pad.top(), pad.left(), 0};
    place(x, corner, new long[] {1, 1, 1, 1}, out);
    if (mode == PadMode.REFLECT) {
      mirror(pad, x.shape(), out.shape(), to, false);
    }
  }

  void padGrad(PadMode mode, Pad pad, INDArray gy, INDArray gx) {
    long[] corner = {0, pad.top(), pad.left(), 0};
    long[] step = {1, 1, 1, 1};
    if (mode == PadMode.ZERO || gy.length() == gx.length()) {
      slice(gy, corner, step, gx);
      return;
    }
    try (Lease folded = context.pool().borrow(DataType.FLOAT, gy.shape())) {
      copy(gy, folded.array());
      mirror(pad, gx.shape(), gy.shape(), Address.of(folded.array()), true);
      slice(folded.array(), corner, step, gx);
    }
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
    move(extents, strides, strides, inwards, inwards ? outer : inner, inwards ? inner : outer);
  }
}

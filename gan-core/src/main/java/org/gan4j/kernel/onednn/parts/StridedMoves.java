package org.gan4j.kernel.onednn.parts;

import java.util.Arrays;
import org.bytedeco.javacpp.Pointer;
import org.gan4j.kernel.onednn.binding.Address;
import org.gan4j.kernel.onednn.binding.Context;
import org.gan4j.kernel.onednn.binding.Key;
import org.gan4j.kernel.onednn.binding.Recipe;
import org.gan4j.kernel.onednn.binding.Strides;

/** Copies between strided views: oneDNN's reorder does all of these at memory speed. */
public final class StridedMoves {

  private final Context context;

  /** Moves by the primitives of a context. */
  public StridedMoves(Context context) {
    this.context = context;
  }

  /** Copies a number of floats side by side. */
  public void copy(long length, long from, long to) {
    if (from != to) {
      long[] extents = {length};
      long[] one = {1};
      move(extents, one, one, false, from, to);
    }
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
  public void move(long[] extents, long[] from, long[] to, boolean add, long source, long target) {
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
  public static void clear(long address, long floats) {
    Pointer.memset(new Address().at(address), 0, floats * Float.BYTES);
  }
}

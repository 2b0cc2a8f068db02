package org.gan4j.kernel.onednn;

import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.global.dnnl;

/**
 * {@link Winograd}'s additions, in place on the blocks {@code [3, 3, length]} of tiles, on both
 * axes. As matrices on one axis: the windows' is {@code [1 -1 0; 0 1 0; 0 -1 1]}, and that which
 * spreads two numbers on three is {@code [1 0; 1 1; 0 1]}; the two numbers lie in the tile's
 * corners.
 */
final class TileTransforms {

  private static final int THIRD = dnnl.DNNL_ARG_ATTR_MULTIPLE_POST_OP_BASE | dnnl.DNNL_ARG_SRC_1;

  private final Context context;

  TileTransforms(Context context) {
    this.context = context;
  }

  /** {@code [d0 - d1, d1, d2 - d1]}. */
  void windows(long tiles, long length) {
    long row = 3 * length;
    subtractMiddle(tiles, row);
    for (int a = 0; a < 3; a++) {
      subtractMiddle(block(tiles, row, a), length);
    }
  }

  /** {@code [v0, v1 - v0 - v2, v2]}. */
  void windowsTransposed(long tiles, long length) {
    long row = 3 * length;
    subtractSides(tiles, row);
    for (int a = 0; a < 3; a++) {
      subtractSides(block(tiles, row, a), length);
    }
  }

  /** {@code [g0, g0 + g1, g1]}. */
  void spread(long tiles, long length) {
    long row = 3 * length;
    addSides(tiles, length);
    addSides(block(tiles, row, 2), length);
    addSides(tiles, row);
  }

  /** {@code [m0 + m1, m1 + m2]}. */
  void collect(long tiles, long length) {
    long row = 3 * length;
    addMiddle(tiles, row);
    addMiddle(tiles, length);
    addMiddle(block(tiles, row, 2), length);
  }

  private static long block(long first, long length, int index) {
    return first + Float.BYTES * length * index;
  }

  private void subtractMiddle(long first, long length) {
    long middle = block(first, length, 1);
    long last = block(first, length, 2);
    combine(dnnl.dnnl_binary_sub, length, first, middle, first);
    combine(dnnl.dnnl_binary_sub, length, last, middle, last);
  }

  private void addMiddle(long first, long length) {
    long middle = block(first, length, 1);
    long last = block(first, length, 2);
    combine(dnnl.dnnl_binary_add, length, first, middle, first);
    combine(dnnl.dnnl_binary_add, length, last, middle, last);
  }

  private void addSides(long first, long length) {
    long last = block(first, length, 2);
    combine(dnnl.dnnl_binary_add, length, first, last, block(first, length, 1));
  }

  private void subtractSides(long first, long length) {
    long middle = block(first, length, 1);
    Key key = new Key(Key.Op.SUBTRACT_TWO, length);
    context
        .primitive(key, recipe -> subtractTwo(recipe, length))
        .run(context.pool(), middle, first, block(first, length, 2), middle);
  }

  private void combine(int algorithm, long length, long a, long b, long out) {
    Key key = new Key(Key.Op.COMBINE, algorithm, length);
    context
        .primitive(
            key,
            recipe -> {
              dnnl_memory_desc all = recipe.dense(length);
              return new Primitive(
                  Binary.descriptor(recipe, algorithm, all, all, all), Binary.ARGUMENTS);
            })
        .run(context.pool(), a, b, out);
  }

  private static Primitive subtractTwo(Recipe recipe, long length) {
    int minus = dnnl.dnnl_binary_sub;
    dnnl_memory_desc all = recipe.dense(length);
    return new Primitive(
        Binary.descriptor(
            recipe,
            minus,
            all,
            all,
            all,
            chain -> dnnl.dnnl_post_ops_append_binary(chain, minus, all)),
        dnnl.DNNL_ARG_SRC_0,
        dnnl.DNNL_ARG_SRC_1,
        THIRD,
        dnnl.DNNL_ARG_DST);
  }
}

package org.gan4j.kernel.onednn.convolution;

import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.global.dnnl;
import org.gan4j.kernel.onednn.binding.Context;
import org.gan4j.kernel.onednn.binding.Key;
import org.gan4j.kernel.onednn.binding.Primitive;
import org.gan4j.kernel.onednn.binding.Recipe;
import org.gan4j.kernel.onednn.parts.Binary;

/**
 * {@link Winograd}'s additions, in place on the blocks {@code [side, side, length]} of tiles. What
 * a subclass does on one axis, this does on both. Of the two output pixels of an axis the first
 * lies in block 0 and the second in the last one; so do the kernel's first and last tap, and a tap
 * between them lies in block 1.
 */
abstract class TileTransforms {

  private static final int LAST_OPERAND =
      dnnl.DNNL_ARG_ATTR_MULTIPLE_POST_OP_BASE | dnnl.DNNL_ARG_SRC_1;

  /** Floats of a cache line. */
  private static final long LINE = 16;

  private final Context context;
  private final int side;

  TileTransforms(Context context, int side) {
    this.context = context;
    this.side = side;
  }

  /** What is done to the blocks of one axis. */
  interface Axis {
    void on(Blocks blocks);
  }

  /** From input pixels to what is multiplied, on one axis. */
  abstract void window(Blocks d);

  /** Its transpose. */
  abstract void windowTransposed(Blocks v);

  /** From two output pixels to all blocks, on one axis; the transpose of {@link #collect}. */
  abstract void spread(Blocks y);

  /** From products to two output pixels, on one axis. */
  abstract void collect(Blocks m);

  /** From the kernel's taps to what is multiplied, on one axis. */
  abstract void spreadTaps(Blocks g);

  /** Its transpose. */
  abstract void collectTaps(Blocks u);

  final void windows(long tiles, long length) {
    Slice all = new Slice(length, 0, length);
    rows(this::window, tiles, all);
    columns(this::window, tiles, all, side);
  }

  final void windowsTransposed(long tiles, long length) {
    Slice all = new Slice(length, 0, length);
    rows(this::windowTransposed, tiles, all);
    columns(this::windowTransposed, tiles, all, side);
  }

  final void spreadPixels(long tiles, long length) {
    Slice all = new Slice(length, 0, length);
    columns(this::spread, tiles, all, 2);
    rows(this::spread, tiles, all);
  }

  final void collectPixels(long tiles, long length) {
    Slice all = new Slice(length, 0, length);
    rows(this::collect, tiles, all);
    columns(this::collect, tiles, all, 2);
  }

  final void spreadWeight(long tile, Slice slice) {
    columns(this::spreadTaps, tile, slice, side - 1);
    rows(this::spreadTaps, tile, slice);
  }

  final void collectWeight(long tile, Slice slice) {
    rows(this::collectTaps, tile, slice);
    columns(this::collectTaps, tile, slice, side - 1);
  }

  private void rows(Axis axis, long tiles, Slice slice) {
    long first = tiles + Float.BYTES * slice.begin;
    if (slice.isWhole()) {
      long row = side * slice.block;
      axis.on(new Blocks(context, first, row, row));
      return;
    }
    for (int b = 0; b < side; b++) {
      long block = first + Float.BYTES * b * slice.block;
      axis.on(new Blocks(context, block, side * slice.block, slice.length));
    }
  }

  /** On the columns of a number of rows: the first ones and the last. */
  private void columns(Axis axis, long tiles, Slice slice, int rows) {
    for (int a = 0; a < rows; a++) {
      int index = a == rows - 1 ? side - 1 : a;
      long first = tiles + Float.BYTES * (index * side * slice.block + slice.begin);
      axis.on(new Blocks(context, first, slice.block, slice.length));
    }
  }

  /**
   * The same piece of each block.
   *
   * @param block length of a block
   * @param begin where the piece begins in it
   * @param length of the piece
   */
  record Slice(long block, long begin, long length) {

    /** A part of a number of about equal ones that begin at cache lines. */
    static Slice part(long block, int part, int parts) {
      long begin = line(block * part / parts);
      return new Slice(
          block, begin, (part == parts - 1 ? block : line(block * (part + 1) / parts)) - begin);
    }

    private static long line(long at) {
      return at / LINE * LINE;
    }

    boolean isWhole() {
      return length == block;
    }
  }

  /**
   * The blocks of one axis.
   *
   * @param first where block 0 lies
   * @param stride from a block to the next
   * @param length of a block
   */
  record Blocks(Context context, long first, long stride, long length) {

    /**
     * Writes the sum of blocks into a block.
     *
     * @param to the block, which may be one of the operands
     * @param operands two or three blocks; {@code ~b} means minus block b, not for the first
     */
    void sum(int to, int... operands) {
      combine(false, to, operands);
    }

    /** Half of such a sum. */
    void half(int to, int... operands) {
      combine(true, to, operands);
    }

    private long at(int block) {
      return first + Float.BYTES * stride * (block < 0 ? ~block : block);
    }

    private static int algorithm(int operand) {
      return operand < 0 ? dnnl.dnnl_binary_sub : dnnl.dnnl_binary_add;
    }

    private void combine(boolean halve, int to, int... operands) {
      int second = algorithm(operands[1]);
      int third = operands.length == 2 ? 0 : algorithm(operands[2]);
      Primitive primitive =
          context.primitive(
              new Key(Key.Op.COMBINE, second, third, halve ? 1 : 0, length),
              recipe -> make(recipe, second, third, halve, length));
      if (third == 0) {
        primitive.run(context.pool(), at(operands[0]), at(operands[1]), at(to));
      } else {
        primitive.run(context.pool(), at(operands[0]), at(operands[1]), at(operands[2]), at(to));
      }
    }

    private static Primitive make(
        Recipe recipe, int second, int third, boolean halve, long length) {
      dnnl_memory_desc all = recipe.dense(length);
      Recipe.PostOp add = chain -> dnnl.dnnl_post_ops_append_binary(chain, third, all);
      Recipe.PostOp halving =
          chain -> dnnl.dnnl_post_ops_append_eltwise(chain, dnnl.dnnl_eltwise_linear, 0.5f, 0);
      List<Recipe.PostOp> sum = third == 0 ? List.of() : List.of(add);
      List<Recipe.PostOp> scale = halve ? List.of(halving) : List.of();
      Recipe.PostOp[] after =
          Stream.concat(sum.stream(), scale.stream()).toArray(Recipe.PostOp[]::new);
      int[] two = Binary.ARGUMENTS;
      int[] three = {dnnl.DNNL_ARG_SRC_0, dnnl.DNNL_ARG_SRC_1, LAST_OPERAND, dnnl.DNNL_ARG_DST};
      return new Primitive(
          Binary.descriptor(recipe, second, all, all, all, after), third == 0 ? two : three);
    }
  }

  /** For kernels of two taps: tiles of 3 x 3 units. */
  static final class TwoTaps extends TileTransforms {

    TwoTaps(Context context) {
      super(context, 3);
    }

    /** {@code [d0 - d1, d1, d2 - d1]}. */
    @Override
    void window(Blocks d) {
      d.sum(0, 0, ~1);
      d.sum(2, 2, ~1);
    }

    @Override
    void windowTransposed(Blocks v) {
      v.sum(1, 1, ~0, ~2);
    }

    /** {@code [y0, y0 + y1, y1]}. */
    @Override
    void spread(Blocks y) {
      y.sum(1, 0, 2);
    }

    /** {@code [m0 + m1, m1 + m2]}. */
    @Override
    void collect(Blocks m) {
      m.sum(0, 0, 1);
      m.sum(2, 2, 1);
    }

    /** {@code [g0, g0 + g1, g1]}. */
    @Override
    void spreadTaps(Blocks g) {
      spread(g);
    }

    @Override
    void collectTaps(Blocks u) {
      collect(u);
    }
  }

  /** For kernels of three taps: tiles of 4 x 4 units. */
  static final class ThreeTaps extends TileTransforms {

    ThreeTaps(Context context) {
      super(context, 4);
    }

    /** {@code [d0 - d2, d1 + d2, d2 - d1, d3 - d1]}. */
    @Override
    void window(Blocks d) {
      d.sum(0, 0, ~2);
      d.sum(3, 3, ~1);
      d.sum(2, 2, ~1);
      d.sum(1, 1, 1, 2);
    }

    @Override
    void windowTransposed(Blocks v) {
      v.sum(1, 1, ~2);
      v.sum(2, 2, 2, 1);
      v.sum(1, 1, ~3);
      v.sum(2, 2, ~0);
    }

    /** {@code [y0, y0 + y1, y0 - y1, y1]}. */
    @Override
    void spread(Blocks y) {
      y.sum(1, 0, 3);
      y.sum(2, 0, ~3);
    }

    /** {@code [m0 + m1 + m2, m3 + m1 - m2]}. */
    @Override
    void collect(Blocks m) {
      m.sum(0, 0, 1, 2);
      m.sum(3, 3, 1, ~2);
    }

    /** {@code [g0, (g0 + g1 + g2) / 2, (g0 - g1 + g2) / 2, g2]}. */
    @Override
    void spreadTaps(Blocks g) {
      g.half(2, 0, 3, ~1);
      g.sum(1, 1, 2);
    }

    @Override
    void collectTaps(Blocks u) {
      u.half(2, 2, 1);
      u.sum(0, 0, 2);
      u.sum(3, 3, 2);
      u.sum(1, 1, ~2);
    }
  }
}

package org.gan4j.kernel.onednn.convolution;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.onednn.binding.Strides;
import org.gan4j.kernel.onednn.convolution.TileTransforms.Slice;
import org.gan4j.kernel.onednn.parts.StridedMoves;

/**
 * How images lie in tiles for {@link Winograd}: some whole images of a batch, or a band of one. A
 * unit is stride x stride pixels with all channels; a tap of the kernel is the weights of a unit. A
 * tile makes 2 x 2 output pixels and has one unit more than the kernel has taps, on each axis; its
 * last units are the next tile's first. Every block {@code [a, b]} of the tiles is one matrix with
 * a row a tile.
 *
 * @param shape the convolution
 * @param from the first image
 * @param images how many
 * @param top the first row of tiles of each image
 * @param down how many
 */
record WinogradTiles(ConvShape shape, long from, long images, long top, long down) {

  /** Whether a convolution has such tiles. */
  static boolean fit(ConvShape s) {
    ConvGeometry g = s.geometry();
    long[] x = s.x();
    long[] y = s.y();
    long taps = s.w()[0] / g.strideH();
    return (taps == 2 || taps == 3)
        && s.w()[0] == taps * g.strideH()
        && s.w()[1] == taps * g.strideW()
        && y[1] % 2 == 0
        && y[2] % 2 == 0
        && g.padTop() + x[1] <= g.strideH() * (y[1] + taps - 1)
        && g.padLeft() + x[2] <= g.strideW() * (y[2] + taps - 1);
  }

  /** All images. */
  static WinogradTiles of(ConvShape s) {
    return new WinogradTiles(s, 0, s.x()[0], 0, s.y()[1] / 2);
  }

  /**
   * About equal parts for a number of threads: some images for each, or bands of an image where
   * there are too few.
   */
  static List<WinogradTiles> parts(ConvShape s, int threads) {
    WinogradTiles all = of(s);
    long groups = Math.min(all.images, threads);
    long bands = Math.min(all.down, threads / groups);
    List<WinogradTiles> out = new ArrayList<>();
    for (long group = 0; group < groups; group++) {
      long from = all.images * group / groups;
      long images = all.images * (group + 1) / groups - from;
      for (long band = 0; band < bands; band++) {
        long top = all.down * band / bands;
        out.add(new WinogradTiles(s, from, images, top, all.down * (band + 1) / bands - top));
      }
    }
    return out;
  }

  /**
   * These images a few at a time, at least one, as many as make up to a number of floats in tiles;
   * the first are the most.
   */
  List<WinogradTiles> chunks(long floats) {
    long one = blocks() * down * right() * depth();
    long most = Math.max(1, Math.min(images, floats / one));
    long chunks = (images + most - 1) / most;
    long size = (images + chunks - 1) / chunks;
    return LongStream.iterate(0, begin -> begin < images, begin -> begin + size)
        .mapToObj(
            begin ->
                new WinogradTiles(shape, from + begin, Math.min(size, images - begin), top, down))
        .toList();
  }

  /** Taps of the kernel on one axis, 2 or 3. */
  int taps() {
    return (int) (shape.w()[0] / strideH());
  }

  /** Blocks of a tile. */
  long blocks() {
    return side() * side();
  }

  /** Tiles of all images. */
  long count() {
    return images * down * right();
  }

  /** Numbers of a unit. */
  long depth() {
    return strideH() * strideW() * shape.i();
  }

  /** Output pixels of all tiles; they lie side by side. */
  long outputPixels() {
    return 4 * count();
  }

  /** Where their first one lies, given where the whole output does. */
  long firstOutput(long y) {
    long[] dense = Strides.dense(shape.y());
    return image(y, dense) + Float.BYTES * 2 * top * dense[1];
  }

  /** Length of the padded images. */
  long padded() {
    return images * paddedStrides()[0];
  }

  /** Copies the input's images into an image with a border of zeros, and from there to tiles. */
  void unfold(StridedMoves movement, long x, long padded, long tiles) {
    rows(movement, x, padded, 0, paddedRows(), Direction.INTO_PADDED);
    units(movement, padded, tiles, false);
  }

  /**
   * Adds the tiles to where they lie in the padded image, and copies that without its border, as
   * far as no band below adds to it.
   */
  void fold(StridedMoves movement, long tiles, long padded, long x) {
    StridedMoves.clear(padded, padded());
    units(movement, padded, tiles, true);
    rows(movement, x, padded, 0, endsAbove() ? ownRows() : paddedRows(), Direction.OUT);
  }

  /** Adds the rows that a band shares with the one below to what that has written. */
  void foldShared(StridedMoves movement, long padded, long x) {
    if (endsAbove()) {
      rows(movement, x, padded, ownRows(), paddedRows(), Direction.OUT_ADDING);
    }
  }

  /** Copies output pixels to the tiles' corners. */
  void fromImage(StridedMoves movement, long y, long tiles) {
    corners(movement, y, tiles, true);
  }

  /** Copies the tiles' corners to output pixels. */
  void toImage(StridedMoves movement, long tiles, long y) {
    corners(movement, y, tiles, false);
  }

  /** Copies the weight's taps to a piece of a tile's blocks. */
  void fromWeight(StridedMoves movement, long w, long tile, Slice slice) {
    taps(movement, w, tile, slice, true);
  }

  /** Copies a piece of a tile's blocks to the weight's taps. */
  void toWeight(StridedMoves movement, long tile, long w, Slice slice) {
    taps(movement, w, tile, slice, false);
  }

  private long side() {
    return taps() + 1;
  }

  private long strideH() {
    return shape.geometry().strideH();
  }

  private long strideW() {
    return shape.geometry().strideW();
  }

  /** Whether it is a band with others below. */
  private boolean endsAbove() {
    return top + down < shape.y()[1] / 2;
  }

  /** Rows of the padded image that lie above the band below. */
  private long ownRows() {
    return strideH() * 2 * down;
  }

  private long paddedRows() {
    return strideH() * (2 * down + taps() - 1);
  }

  private long right() {
    return shape.y()[2] / 2;
  }

  private long image(long address, long[] strides) {
    return address + Float.BYTES * from * strides[0];
  }

  private long[] paddedStrides() {
    long columns = strideW() * (2 * right() + taps() - 1);
    return Strides.dense(new long[] {images, paddedRows(), columns, shape.i()});
  }

  private enum Direction {
    INTO_PADDED,
    OUT,
    OUT_ADDING
  }

  /** Between some rows of the padded images and the input, as far as that has them. */
  private void rows(
      StridedMoves movement, long x, long padded, long begin, long end, Direction direction) {
    ConvGeometry g = shape.geometry();
    long[] s = shape.x();
    long above = strideH() * 2 * top - g.padTop();
    long first = Math.max(0, above + begin);
    long last = Math.min(s[1], above + end);
    if (first >= last) {
      return;
    }
    long[] dense = Strides.dense(s);
    long[] wide = paddedStrides();
    long[] extents = {images, last - first, s[2], s[3]};
    long image = image(x, dense) + Float.BYTES * first * dense[1];
    long inside = padded + Float.BYTES * ((first - above) * wide[1] + g.padLeft() * wide[2]);
    switch (direction) {
      case INTO_PADDED -> movement.move(extents, dense, wide, false, image, inside);
      case OUT -> movement.move(extents, wide, dense, false, inside, image);
      case OUT_ADDING -> movement.move(extents, wide, dense, true, inside, image);
    }
  }

  /**
   * Between {@code [images, H, W, I]} and {@code [side, side, images, down, right, strideH, strideW
   * I]}. The first two units of a tile don't overlap with those of other tiles, nor do the rest.
   */
  private void units(StridedMoves movement, long padded, long tiles, boolean add) {
    long[] p = paddedStrides();
    long row = strideW() * shape.i();
    long block = count() * depth();
    long tileRow = right() * depth();
    long[] tiled = {side() * block, block, down * tileRow, tileRow, depth(), row, 1};
    long unitH = strideH() * p[1];
    long unitW = strideW() * p[2];
    long[] image = {unitH, unitW, p[0], 2 * unitH, 2 * unitW, p[1], 1};
    for (int a = 0; a < side(); a += 2) {
      for (int b = 0; b < side(); b += 2) {
        long units = Math.min(2, side() - a);
        long beside = Math.min(2, side() - b);
        long[] extents = {units, beside, images, down, right(), strideH(), row};
        long there = padded + Float.BYTES * (a * unitH + b * unitW);
        long here = tiles + Float.BYTES * (side() * a + b) * block;
        if (add) {
          movement.move(extents, tiled, image, a + b > 0, here, there);
        } else {
          movement.move(extents, image, tiled, false, there, here);
        }
      }
    }
  }

  /** Between {@code [images, H', W', O]} and the corners of the tiles' blocks. */
  private void corners(StridedMoves movement, long y, long tiles, boolean to) {
    long o = shape.o();
    long[] dense = Strides.dense(shape.y());
    long last = (side() - 1) * count() * o;
    long[] extents = {2, 2, images, down, right(), o};
    long[] image = {dense[1], dense[2], dense[0], 2 * dense[1], 2 * dense[2], 1};
    long[] tiled = {side() * last, last, down * right() * o, right() * o, o, 1};
    move(movement, extents, image, tiled, firstOutput(y), tiles, to);
  }

  /**
   * Between {@code [kH, kW, I, O]} and a piece of a tile's blocks {@code [strideH, strideW I O]},
   * all taps but the last side by side, the last in the last block.
   */
  private void taps(StridedMoves movement, long w, long tile, Slice slice, boolean to) {
    long row = strideW() * shape.i() * shape.o();
    for (long line = 0; line < strideH(); line++) {
      long begin = Math.max(line * row, slice.begin());
      long length = Math.min((line + 1) * row, slice.begin() + slice.length()) - begin;
      if (length > 0) {
        long here = w + Float.BYTES * (line * (taps() - 1) * row + begin);
        taps(movement, here, tile + Float.BYTES * begin, row, length, to);
      }
    }
  }

  private void taps(StridedMoves movement, long w, long tile, long row, long length, boolean to) {
    long block = depth() * shape.o();
    long down = strideH() * taps() * row;
    long[] kernel = {down, row, 1};
    long[] tiled = {side() * block, block, 1};
    int last = taps() - 1;
    for (int a = 0; a <= last; a += last) {
      for (int b = 0; b <= last; b += last) {
        long[] extents = {a == 0 ? last : 1, b == 0 ? last : 1, length};
        long here = w + Float.BYTES * (a * down + b * row);
        long slotA = a == 0 ? 0 : side() - 1;
        long slotB = b == 0 ? 0 : side() - 1;
        long there = tile + Float.BYTES * (slotA * side() + slotB) * block;
        move(movement, extents, kernel, tiled, here, there, to);
      }
    }
  }

  private static void move(
      StridedMoves movement,
      long[] extents,
      long[] here,
      long[] there,
      long source,
      long target,
      boolean to) {
    if (to) {
      movement.move(extents, here, there, false, source, target);
    } else {
      movement.move(extents, there, here, false, target, source);
    }
  }
}

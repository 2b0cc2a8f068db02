package org.gan4j.kernel.onednn;

import org.gan4j.kernel.ConvGeometry;

/**
 * How images lie in tiles for {@link Winograd}, for a number of images of a batch. A unit is stride
 * x stride pixels with all channels; a tap of the kernel is the weights of a unit. A tile makes 2 x
 * 2 output pixels and has one unit more than the kernel has taps, on each axis; its last units are
 * the next tile's first. Every block {@code [a, b]} of the tiles is one matrix with a row a tile.
 *
 * @param shape the convolution
 * @param from the first image
 * @param images how many
 */
record WinogradTiles(ConvShape shape, long from, long images) {

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

  /** The first images, as many as make up to a number of floats in tiles, at least one. */
  static WinogradTiles first(ConvShape s, long floats) {
    long batch = s.x()[0];
    WinogradTiles one = new WinogradTiles(s, 0, 1);
    long most = Math.max(1, floats / (one.blocks() * one.count() * one.depth()));
    long chunks = (batch + most - 1) / most;
    return new WinogradTiles(s, 0, (batch + chunks - 1) / chunks);
  }

  /** As many of the images that follow, or those that are left; null after the last. */
  WinogradTiles next() {
    long begin = from + images;
    long left = shape.x()[0] - begin;
    return left == 0 ? null : new WinogradTiles(shape, begin, Math.min(images, left));
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
    return images * down() * right();
  }

  /** Numbers of a unit. */
  long depth() {
    return strideH() * strideW() * shape.i();
  }

  /** Length of the padded images. */
  long padded() {
    return images * paddedStrides()[0];
  }

  /** Copies the input's images into an image with a border of zeros, and from there to tiles. */
  void unfold(Movement movement, long x, long padded, long tiles) {
    long[] dense = Strides.dense(part(shape.x()));
    movement.move(part(shape.x()), dense, paddedStrides(), false, image(x, dense), inside(padded));
    units(movement, padded, tiles, false);
  }

  /** Adds the tiles to where they lie in the padded image, and copies that without its border. */
  void fold(Movement movement, long tiles, long padded, long x) {
    Movement.clear(padded, padded());
    units(movement, padded, tiles, true);
    long[] dense = Strides.dense(part(shape.x()));
    movement.move(part(shape.x()), paddedStrides(), dense, false, inside(padded), image(x, dense));
  }

  /** Copies output pixels to the tiles' corners. */
  void fromImage(Movement movement, long y, long tiles) {
    corners(movement, y, tiles, true);
  }

  /** Copies the tiles' corners to output pixels. */
  void toImage(Movement movement, long tiles, long y) {
    corners(movement, y, tiles, false);
  }

  /** Copies the weight's taps to a tile's blocks. */
  void fromWeight(Movement movement, long w, long tile) {
    taps(movement, w, tile, true);
  }

  /** Copies a tile's blocks to the weight's taps. */
  void toWeight(Movement movement, long tile, long w) {
    taps(movement, w, tile, false);
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

  private long down() {
    return shape.y()[1] / 2;
  }

  private long right() {
    return shape.y()[2] / 2;
  }

  private long[] part(long[] extents) {
    return new long[] {images, extents[1], extents[2], extents[3]};
  }

  private long image(long address, long[] strides) {
    return address + Float.BYTES * from * strides[0];
  }

  private long[] paddedStrides() {
    long rows = strideH() * (2 * down() + taps() - 1);
    long columns = strideW() * (2 * right() + taps() - 1);
    return Strides.dense(new long[] {images, rows, columns, shape.i()});
  }

  private long inside(long padded) {
    ConvGeometry g = shape.geometry();
    long[] strides = paddedStrides();
    return padded + Float.BYTES * (g.padTop() * strides[1] + g.padLeft() * strides[2]);
  }

  /**
   * Between {@code [images, H, W, I]} and {@code [side, side, images, down, right, strideH, strideW
   * I]}. The first two units of a tile don't overlap with those of other tiles, nor do the rest.
   */
  private void units(Movement movement, long padded, long tiles, boolean add) {
    long[] p = paddedStrides();
    long row = strideW() * shape.i();
    long block = count() * depth();
    long tileRow = right() * depth();
    long[] tiled = {side() * block, block, down() * tileRow, tileRow, depth(), row, 1};
    long unitH = strideH() * p[1];
    long unitW = strideW() * p[2];
    long[] image = {unitH, unitW, p[0], 2 * unitH, 2 * unitW, p[1], 1};
    for (int a = 0; a < side(); a += 2) {
      for (int b = 0; b < side(); b += 2) {
        long units = Math.min(2, side() - a);
        long beside = Math.min(2, side() - b);
        long[] extents = {units, beside, images, down(), right(), strideH(), row};
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
  private void corners(Movement movement, long y, long tiles, boolean to) {
    long o = shape.o();
    long[] dense = Strides.dense(shape.y());
    long last = (side() - 1) * count() * o;
    long[] extents = {2, 2, images, down(), right(), o};
    long[] image = {dense[1], dense[2], dense[0], 2 * dense[1], 2 * dense[2], 1};
    long[] tiled = {side() * last, last, down() * right() * o, right() * o, o, 1};
    move(movement, extents, image, tiled, image(y, dense), tiles, to);
  }

  /**
   * Between {@code [kH, kW, I, O]} and a tile's blocks {@code [strideH, strideW, I, O]}, all taps
   * but the last side by side, the last in the last block.
   */
  private void taps(Movement movement, long w, long tile, boolean to) {
    long row = strideW() * shape.i() * shape.o();
    long block = depth() * shape.o();
    long down = strideH() * taps() * row;
    long[] kernel = {down, row, taps() * row, 1};
    long[] tiled = {side() * block, block, row, 1};
    int last = taps() - 1;
    for (int a = 0; a <= last; a += last) {
      for (int b = 0; b <= last; b += last) {
        long[] extents = {a == 0 ? last : 1, b == 0 ? last : 1, strideH(), row};
        long here = w + Float.BYTES * (a * down + b * row);
        long slotA = a == 0 ? 0 : side() - 1;
        long slotB = b == 0 ? 0 : side() - 1;
        long there = tile + Float.BYTES * (slotA * side() + slotB) * block;
        move(movement, extents, kernel, tiled, here, there, to);
      }
    }
  }

  private static void move(
      Movement movement,
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

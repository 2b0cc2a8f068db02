package org.gan4j.kernel.onednn;

import org.gan4j.kernel.ConvGeometry;

/**
 * How images lie in tiles for {@link Winograd}, for a number of images of a batch. A unit is stride
 * x stride pixels with all channels; a tile of the input is 3 x 3 units, neighbouring tiles share
 * one, and makes 2 x 2 output pixels. Every block {@code [a, b]} of the tiles is one matrix with a
 * row a tile.
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
    return s.w()[0] == 2L * g.strideH()
        && s.w()[1] == 2L * g.strideW()
        && y[1] % 2 == 0
        && y[2] % 2 == 0
        && g.padTop() + x[1] <= g.strideH() * (y[1] + 1)
        && g.padLeft() + x[2] <= g.strideW() * (y[2] + 1);
  }

  /** The first images, as many as make up to a number of floats in tiles, at least one. */
  static WinogradTiles first(ConvShape s, long floats) {
    long batch = s.x()[0];
    WinogradTiles one = new WinogradTiles(s, 0, 1);
    long most = Math.max(1, floats / (9 * one.count() * one.depth()));
    long chunks = (batch + most - 1) / most;
    return new WinogradTiles(s, 0, (batch + chunks - 1) / chunks);
  }

  /** As many of the images that follow, or those that are left; null after the last. */
  WinogradTiles next() {
    long begin = from + images;
    long left = shape.x()[0] - begin;
    return left == 0 ? null : new WinogradTiles(shape, begin, Math.min(images, left));
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

  /** Copies the weight's taps to the tile's corners. */
  void fromWeight(Movement movement, long w, long tile) {
    taps(movement, w, tile, true);
  }

  /** Copies the tile's corners to the weight's taps. */
  void toWeight(Movement movement, long tile, long w) {
    taps(movement, w, tile, false);
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
    long rows = strideH() * (2 * down() + 1);
    long columns = strideW() * (2 * right() + 1);
    return Strides.dense(new long[] {images, rows, columns, shape.i()});
  }

  private long inside(long padded) {
    ConvGeometry g = shape.geometry();
    long[] strides = paddedStrides();
    return padded + Float.BYTES * (g.padTop() * strides[1] + g.padLeft() * strides[2]);
  }

  /**
   * Between {@code [images, H, W, I]} and {@code [3, 3, images, down, right, strideH, strideW I]}.
   * Two neighbouring units of a tile don't overlap with those of other tiles, the third does.
   */
  private void units(Movement movement, long padded, long tiles, boolean add) {
    long[] p = paddedStrides();
    long row = strideW() * shape.i();
    long block = count() * depth();
    long tileRow = right() * depth();
    long[] tiled = {3 * block, block, down() * tileRow, tileRow, depth(), row, 1};
    long unitH = strideH() * p[1];
    long unitW = strideW() * p[2];
    long[] image = {unitH, unitW, p[0], 2 * unitH, 2 * unitW, p[1], 1};
    for (int a = 0; a < 3; a += 2) {
      for (int b = 0; b < 3; b += 2) {
        long[] extents = {2 - a / 2, 2 - b / 2, images, down(), right(), strideH(), row};
        long there = padded + Float.BYTES * (a * unitH + b * unitW);
        long here = tiles + Float.BYTES * (3 * a + b) * block;
        if (add) {
          movement.move(extents, tiled, image, a + b > 0, here, there);
        } else {
          movement.move(extents, image, tiled, false, there, here);
        }
      }
    }
  }

  /**
   * Between {@code [images, H', W', O]} and the corners of {@code [3, 3, images, down, right, O]}.
   */
  private void corners(Movement movement, long y, long tiles, boolean to) {
    long o = shape.o();
    long[] dense = Strides.dense(shape.y());
    long block = count() * o;
    long[] extents = {2, 2, images, down(), right(), o};
    long[] image = {dense[1], dense[2], dense[0], 2 * dense[1], 2 * dense[2], 1};
    long[] tiled = {6 * block, 2 * block, down() * right() * o, right() * o, o, 1};
    move(movement, extents, image, tiled, image(y, dense), tiles, to);
  }

  /** Between {@code [kH, kW, I, O]} and the corners of {@code [3, 3, strideH, strideW, I, O]}. */
  private void taps(Movement movement, long w, long tile, boolean to) {
    long row = strideW() * shape.i() * shape.o();
    long block = depth() * shape.o();
    long[] extents = {2, 2, strideH(), row};
    long[] kernel = {strideH() * 2 * row, row, 2 * row, 1};
    long[] tiled = {6 * block, 2 * block, row, 1};
    move(movement, extents, kernel, tiled, w, tile, to);
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

package org.gan4j.kernel.nd4j;

import org.gan4j.kernel.Activation;
import org.gan4j.kernel.ArrayPool;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.ConvolutionKernels;
import org.gan4j.kernel.ElementWiseKernels;
import org.gan4j.kernel.Lease;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The three forms of the convolution of one group as matrix products: the forward form and the
 * weight gradient over the columns of every window's elements, the input gradient by shifted
 * products.
 */
final class Nd4jConvolutions implements ConvolutionKernels {

  /** The most elements of a matrix of windows at a time. */
  private static final long COLUMNS = 4L << 20;

  private final ArrayPool pool;
  private final ElementWiseKernels elementWise;
  private final Nd4jMovement movement;

  Nd4jConvolutions(ArrayPool pool, ElementWiseKernels elementWise, Nd4jMovement movement) {
    this.pool = pool;
    this.elementWise = elementWise;
    this.movement = movement;
  }

  /** The extents of a convolution. */
  private record Extents(
      long n,
      long h,
      long w,
      long i,
      long outH,
      long outW,
      long o,
      long kh,
      long kw,
      ConvGeometry geo) {

    static Extents of(INDArray x, INDArray w, INDArray y, ConvGeometry geometry) {
      return new Extents(
          x.size(0), x.size(1), x.size(2), x.size(3), y.size(1), y.size(2), y.size(3), w.size(0),
          w.size(1), geometry);
    }

    private boolean padded() {
      return geo.padTop() + geo.padBottom() + geo.padLeft() + geo.padRight() > 0;
    }

    /** Whether the windows lie one after the other in x as it is. */
    boolean plain() {
      boolean pixels = kh == 1 && kw == 1 && geo.strideH() == 1 && geo.strideW() == 1;
      boolean whole = kh == h && kw == w;
      return !padded() && (pixels || whole);
    }

    long window() {
      return kh * kw * i;
    }

    /** Positions of the window on one image. */
    long positions() {
      return outH * outW;
    }

    /** Images whose windows fit into a matrix of {@link #COLUMNS} elements. */
    long imagesAtOnce() {
      return Math.min(n, Math.max(1, COLUMNS / (positions() * window())));
    }

    /** Steps of a stride that the kernel spans. */
    long spanH() {
      return (kh + geo.strideH() - 1) / geo.strideH();
    }

    long spanW() {
      return (kw + geo.strideW() - 1) / geo.strideW();
    }

    /** Whether every pixel of x is seen by some window. */
    boolean covers() {
      return kh >= geo.strideH()
          && kw >= geo.strideW()
          && (outH - 1) * geo.strideH() + kh >= geo.padTop() + h
          && (outW - 1) * geo.strideW() + kw >= geo.padLeft() + w;
    }
  }

  private static INDArray matrix(INDArray x, long rows) {
    return Views.reshape(x, rows, x.length() / rows);
  }

  @Override
  public void conv2d(
      INDArray x,
      INDArray w,
      @Nullable INDArray bias,
      Activation activation,
      ConvGeometry geometry,
      INDArray out) {
    forward(x, w, geometry, out);
    if (bias != null) {
      Ops.add(out, bias, out);
    }
    elementWise.activate(activation, out, out);
  }

  private void forward(INDArray x, INDArray w, ConvGeometry geometry, INDArray y) {
    Extents e = Extents.of(x, w, y, geometry);
    INDArray weight = Views.reshape(w, e.window(), e.o);
    long rows = e.n * e.positions();
    if (e.plain()) {
      Ops.matmul(matrix(x, rows), false, weight, false, 0, matrix(y, rows));
      return;
    }
    forEachChunk(
        x,
        e,
        (columns, first, count) ->
            Ops.matmul(columns, false, weight, false, 0, Views.part(y, first * e.o, count, e.o)));
  }

  @Override
  public void conv2dWeightGrad(INDArray x, INDArray gy, ConvGeometry geometry, INDArray gw) {
    Extents e = Extents.of(x, gw, gy, geometry);
    INDArray out = Views.reshape(gw, e.window(), e.o);
    long rows = e.n * e.positions();
    if (e.plain()) {
      Ops.matmul(matrix(x, rows), true, matrix(gy, rows), false, 0, out);
      return;
    }
    forEachChunk(
        x,
        e,
        (columns, first, count) ->
            Ops.matmul(
                columns,
                true,
                Views.part(gy, first * e.o, count, e.o),
                false,
                first == 0 ? 0 : 1,
                out));
  }

  /** Takes windows as the rows of a matrix, of which the first is this one of all. */
  private interface Chunk {
    void accept(INDArray columns, long first, long count);
  }

  private void forEachChunk(INDArray x, Extents e, Chunk body) {
    if (!e.padded()) {
      columns(x, e, body);
      return;
    }
    long height = e.h + e.geo.padTop() + e.geo.padBottom();
    long width = e.w + e.geo.padLeft() + e.geo.padRight();
    try (Lease padded = pool.borrow(x.dataType(), e.n, height, width, e.i)) {
      padded.array().assign(0);
      Ops.copy(x, Views.window(padded.array(), e.geo.padTop(), e.geo.padLeft(), 1, 1, e.h, e.w));
      columns(padded.array(), e, body);
    }
  }

  private void columns(INDArray x, Extents e, Chunk body) {
    long row = x.size(2) * e.i;
    long image = x.size(1) * row;
    long[] strides = {image, e.geo.strideH() * row, e.geo.strideW() * e.i, row, 1};
    long atOnce = e.imagesAtOnce();
    try (Lease lease = pool.borrow(x.dataType(), atOnce * e.positions() * e.window())) {
      for (long n = 0; n < e.n; n += atOnce) {
        long images = Math.min(atOnce, e.n - n);
        long[] shape = {images, e.outH, e.outW, e.kh, e.kw * e.i};
        Ops.copy(Views.of(x, n * image, shape, strides), Views.part(lease.array(), 0, shape));
        long count = images * e.positions();
        body.accept(Views.part(lease.array(), 0, count, e.window()), n * e.positions(), count);
      }
    }
  }

  @Override
  public void conv2dInputGrad(INDArray gy, INDArray w, ConvGeometry geometry, INDArray gx) {
    Extents e = Extents.of(gx, w, gy, geometry);
    if (e.plain()) {
      long rows = e.n * e.positions();
      products(gy, w, e, Views.reshape(gx, rows, e.window()));
    } else if (e.window() <= e.o) {
      scatter(gy, w, gx, e);
    } else {
      shiftAndAdd(gy, w, gx, e);
    }
  }

  /** Every window's gradients as the rows of a matrix. */
  private static void products(INDArray gy, INDArray w, Extents e, INDArray columns) {
    Ops.matmul(
        Views.reshape(gy, e.n * e.positions(), e.o),
        false,
        Views.reshape(w, e.window(), e.o),
        true,
        0,
        columns);
  }

  /** Adds every window's gradients to the image: best where they are fewer than the output's. */
  private void scatter(INDArray gy, INDArray w, INDArray gx, Extents e) {
    long height = e.h + e.geo.padTop() + e.geo.padBottom();
    long width = e.w + e.geo.padLeft() + e.geo.padRight();
    try (Lease padded = pool.borrow(gy.dataType(), e.n, height, width, e.i);
        Lease columnsLease = pool.borrow(gy.dataType(), e.n, e.outH, e.outW, e.window())) {
      INDArray columns = columnsLease.array();
      products(gy, w, e, Views.reshape(columns, e.n * e.positions(), e.window()));
      padded.array().assign(0);
      for (long ky = 0; ky < e.kh; ky++) {
        for (long kx = 0; kx < e.kw; kx++) {
          INDArray seen =
              Views.window(
                  padded.array(), ky, kx, e.geo.strideH(), e.geo.strideW(), e.outH, e.outW);
          INDArray share =
              Views.of(
                  columns,
                  (ky * e.kw + kx) * e.i,
                  new long[] {e.n, e.outH, e.outW, e.i},
                  columns.stride());
          movement.addInto(seen, share);
        }
      }
      Ops.copy(Views.window(padded.array(), e.geo.padTop(), e.geo.padLeft(), 1, 1, e.h, e.w), gx);
    }
  }

  /**
   * Every phase of the stride is a convolution of stride 1 with the kernel's elements of that
   * phase. On a grid whose images end in rows and columns of zeros, the shift that a kernel element
   * means is one offset for all rows of a matrix, so that each element is one product, added up in
   * place.
   */
  private void shiftAndAdd(INDArray gy, INDArray w, INDArray gx, Extents e) {
    if (!e.covers()) {
      gx.assign(0);
    }
    long height = e.outH + e.spanH() - 1;
    long width = e.outW + e.spanW() - 1;
    long guard = (e.spanH() - 1) * width + e.spanW() - 1;
    long rows = e.n * height * width;
    try (Lease gridLease = pool.borrow(gy.dataType(), guard + rows, e.o);
        Lease sumLease = pool.borrow(gy.dataType(), e.n, height, width, e.i)) {
      INDArray grid = gridLease.array();
      grid.assign(0);
      INDArray images = Views.part(grid, guard * e.o, e.n, height, width, e.o);
      Ops.copy(gy, Views.window(images, 0, 0, 1, 1, e.outH, e.outW));
      for (int phaseH = 0; phaseH < Math.min(e.geo.strideH(), e.kh); phaseH++) {
        for (int phaseW = 0; phaseW < Math.min(e.geo.strideW(), e.kw); phaseW++) {
          phase(phaseH, phaseW, grid, guard, width, w, sumLease.array(), e);
          placePhase(phaseH, phaseW, sumLease.array(), gx, e);
        }
      }
    }
  }

  private static void phase(
      int phaseH,
      int phaseW,
      INDArray grid,
      long guard,
      long width,
      INDArray w,
      INDArray sum,
      Extents e) {
    long rows = sum.length() / e.i;
    INDArray out = Views.reshape(sum, rows, e.i);
    double beta = 0;
    for (long ky = phaseH, down = 0; ky < e.kh; ky += e.geo.strideH(), down++) {
      for (long kx = phaseW, right = 0; kx < e.kw; kx += e.geo.strideW(), right++) {
        long first = guard - down * width - right;
        Ops.matmul(
            Views.part(grid, first * e.o, rows, e.o),
            false,
            Views.part(w, (ky * e.kw + kx) * e.i * e.o, e.i, e.o),
            true,
            beta,
            out);
        beta = 1;
      }
    }
  }

  /** The part of a phase that lies within the image, along one axis. */
  private record Part(long from, long to, long count) {
    static Part of(long phase, long stride, long pad, long extent, long available) {
      long from = Math.max(0, -Math.floorDiv(phase - pad, stride));
      long last = Math.min(available - 1, Math.floorDiv(extent - 1 + pad - phase, stride));
      return new Part(from, stride * from + phase - pad, Math.max(0, last - from + 1));
    }
  }

  private static void placePhase(int phaseH, int phaseW, INDArray sum, INDArray gx, Extents e) {
    Part row = Part.of(phaseH, e.geo.strideH(), e.geo.padTop(), e.h, sum.size(1));
    Part column = Part.of(phaseW, e.geo.strideW(), e.geo.padLeft(), e.w, sum.size(2));
    if (row.count > 0 && column.count > 0) {
      Ops.copy(
          Views.window(sum, row.from, column.from, 1, 1, row.count, column.count),
          Views.window(
              gx, row.to, column.to, e.geo.strideH(), e.geo.strideW(), row.count, column.count));
    }
  }
}

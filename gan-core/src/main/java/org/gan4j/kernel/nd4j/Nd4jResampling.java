package org.gan4j.kernel.nd4j;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gan4j.kernel.ArrayPool;
import org.gan4j.kernel.Lease;
import org.gan4j.kernel.ResamplingKernels;
import org.gan4j.kernel.UpFirDown;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Nearest and bilinear resizing, and resampling with a filter. */
final class Nd4jResampling implements ResamplingKernels {

  private final ArrayPool pool;
  private final Nd4jMovement movement;
  private final Map<Size, INDArray> blends = new ConcurrentHashMap<>();

  Nd4jResampling(ArrayPool pool, Nd4jMovement movement) {
    this.pool = pool;
    this.movement = movement;
  }

  /** Columns first, then whole rows. */
  @Override
  public void upsampleNearest(int factor, INDArray x, INDArray out) {
    long h = x.size(1);
    long w = x.size(2);
    for (int column = 0; column < factor; column++) {
      Ops.copy(x, Views.window(out, 0, column, factor, factor, h, w));
    }
    long row = out.size(2) * out.size(3);
    // Three axes: ND4J's copies of two-axis views take three times as long.
    long[] shape = {x.size(0), h, row};
    long[] strides = {h * factor * row, factor * row, 1};
    INDArray done = Views.of(out, 0, shape, strides);
    for (int i = 1; i < factor; i++) {
      Ops.copy(done, Views.of(out, i * row, shape, strides));
    }
  }

  @Override
  public void sumBlocks(int factor, INDArray x, INDArray out) {
    long h = out.size(1);
    long w = out.size(2);
    try (Lease lease = pool.borrow(out.dataType(), out.shape())) {
      for (int i = 0; i < factor * factor; i++) {
        INDArray source = Views.window(x, i / factor, i % factor, factor, factor, h, w);
        if (i == 0) {
          Ops.copy(source, out);
        } else {
          Ops.copy(source, lease.array());
          Ops.add(out, lease.array(), out);
        }
      }
    }
  }

  /** A resizing of one axis; bilinear if there is no filter. */
  private record Size(DataType type, int in, int out, @Nullable UpFirDown filter) {}

  /** The matrix {@code [out, in]} that resizes along one axis. */
  private INDArray blend(DataType type, long in, long out) {
    return blend(type, in, out, null);
  }

  private INDArray blend(DataType type, long in, long out, @Nullable UpFirDown filter) {
    return blends.computeIfAbsent(
        new Size(type, Math.toIntExact(in), Math.toIntExact(out), filter),
        size -> filter == null ? bilinear(size) : filtered(size, filter));
  }

  private static INDArray filtered(Size size, UpFirDown filter) {
    double[][] rows = new double[size.out][size.in];
    for (int i = 0; i < size.out; i++) {
      for (int j = 0; j < size.in; j++) {
        rows[i][j] = filter.weight(i, j);
      }
    }
    return Nd4j.createFromArray(rows).castTo(size.type);
  }

  /** Each axis by its matrix. */
  @Override
  public void upfirdn2d(UpFirDown filter, INDArray x, INDArray out) {
    resize(
        blend(x.dataType(), x.size(1), out.size(1), filter),
        blend(x.dataType(), x.size(2), out.size(2), filter),
        false,
        x,
        out);
  }

  private static INDArray bilinear(Size size) {
    double[][] rows = new double[size.out][size.in];
    for (int i = 0; i < size.out; i++) {
      double source = (i + 0.5) * size.in / size.out - 0.5;
      source = Math.min(Math.max(source, 0), size.in - 1);
      int first = (int) source;
      double weight = source - first;
      rows[i][first] += 1 - weight;
      rows[i][Math.min(first + 1, size.in - 1)] += weight;
    }
    return Nd4j.createFromArray(rows).castTo(size.type);
  }

  @Override
  public void resizeBilinear(INDArray x, INDArray out) {
    resize(
        blend(x.dataType(), x.size(1), out.size(1)),
        blend(x.dataType(), x.size(2), out.size(2)),
        false,
        x,
        out);
  }

  @Override
  public void resizeBilinearGrad(INDArray gy, INDArray gx) {
    resize(
        blend(gy.dataType(), gx.size(1), gy.size(1)),
        blend(gy.dataType(), gx.size(2), gy.size(2)),
        true,
        gy,
        gx);
  }

  /**
   * {@code [N, H, W, C]} to {@code [H, N, W, C]}, rows by columns, {@code [W, H', N, C]}, and back.
   */
  private void resize(
      INDArray rows, INDArray columns, boolean transpose, INDArray x, INDArray out) {
    long n = x.size(0);
    long h = x.size(1);
    long w = x.size(2);
    long c = x.size(3);
    long outH = out.size(1);
    long outW = out.size(2);
    try (Lease a = pool.borrow(x.dataType(), h, n, w, c);
        Lease b = pool.borrow(x.dataType(), outH, n, w, c);
        Lease d = pool.borrow(x.dataType(), w, n, outH, c);
        Lease e = pool.borrow(x.dataType(), outW, n, outH, c)) {
      movement.permute(x, new int[] {1, 0, 2, 3}, a.array());
      product(rows, transpose, a.array(), b.array());
      movement.permute(b.array(), new int[] {2, 1, 0, 3}, d.array());
      product(columns, transpose, d.array(), e.array());
      movement.permute(e.array(), new int[] {1, 2, 0, 3}, out);
    }
  }

  private static void product(INDArray matrix, boolean transpose, INDArray x, INDArray out) {
    Ops.matmul(
        matrix,
        transpose,
        Views.reshape(x, x.size(0), x.length() / x.size(0)),
        false,
        0,
        Views.reshape(out, out.size(0), out.length() / out.size(0)));
  }
}

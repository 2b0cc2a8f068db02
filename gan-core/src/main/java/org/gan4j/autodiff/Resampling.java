package org.gan4j.autodiff;

import java.util.List;
import org.gan4j.kernel.Lease;
import org.gan4j.kernel.Pool2d;
import org.gan4j.kernel.UpFirDown;

/** Up- and down-sampling and pooling of images {@code [N, H, W, C]}. */
public final class Resampling {

  private Resampling() {}

  /**
   * Repeats every pixel.
   *
   * @param x {@code [N, H, W, C]}
   * @param factor how often on each axis, at least 1
   * @return {@code [N, H factor, W factor, C]}
   */
  public static Variable upsampleNearest(Variable x, int factor) {
    checkImages("upsampleNearest", x);
    Trace.check(factor >= 1, "upsampleNearest: expected a factor of at least 1, got %s", factor);
    Lease out = Trace.borrow(x, x.size(0), x.size(1) * factor, x.size(2) * factor, x.size(3));
    Trace.kernels(x).resampling().upsampleNearest(factor, x.value(), out.array());
    return Trace.record("upsample_nearest", out, "x", List.of(x), (y, gy) -> sumBlocks(gy, factor));
  }

  /**
   * Sums blocks of pixels: the adjoint of {@link #upsampleNearest}.
   *
   * @param x {@code [N, H, W, C]}, H and W multiples of the factor
   * @param factor rows and columns of a block
   * @return {@code [N, H / factor, W / factor, C]}
   */
  public static Variable sumBlocks(Variable x, int factor) {
    checkImages("sumBlocks", x);
    Trace.check(
        x.size(1) % factor == 0 && x.size(2) % factor == 0,
        "sumBlocks: %s isn't made of blocks of %s",
        x.shape(),
        factor);
    Lease out = Trace.borrow(x, x.size(0), x.size(1) / factor, x.size(2) / factor, x.size(3));
    Trace.kernels(x).resampling().sumBlocks(factor, x.value(), out.array());
    return Trace.record("sum_blocks", out, "x", List.of(x), (y, gy) -> upsampleNearest(gy, factor));
  }

  /**
   * Bilinear resizing, corners not aligned: output pixel i lies at {@code (i + 0.5) * in / out -
   * 0.5} of the input.
   *
   * @param x {@code [N, H, W, C]}
   * @param height rows wanted
   * @param width columns wanted
   * @return {@code [N, height, width, C]}
   */
  public static Variable resizeBilinear(Variable x, long height, long width) {
    checkImages("resizeBilinear", x);
    Lease out = Trace.borrow(x, x.size(0), height, width, x.size(3));
    Trace.kernels(x).resampling().resizeBilinear(x.value(), out.array());
    return Trace.record(
        "resize_bilinear",
        out,
        "x",
        List.of(x),
        (y, gy) -> resizeBilinearGrad(gy, x.size(1), x.size(2)));
  }

  private static Variable resizeBilinearGrad(Variable gy, long height, long width) {
    Lease out = Trace.borrow(gy, gy.size(0), height, width, gy.size(3));
    Trace.kernels(gy).resampling().resizeBilinearGrad(gy.value(), out.array());
    return Trace.record(
        "resize_bilinear_grad",
        out,
        "gy",
        List.of(gy),
        (y, ggx) -> resizeBilinear(ggx, gy.size(1), gy.size(2)));
  }

  /**
   * Up- and downsampling with a filter: zeros are inserted after each pixel, a border of zeros is
   * added, the result is correlated with the outer product of the filter with itself, and every
   * {@code down}-th pixel stays.
   *
   * @param x {@code [N, H, W, C]}
   * @param filter what is done on both axes
   * @param after rows below and columns right of the upsampled image; negative for a crop
   * @return {@code [N, H', W', C]} with {@code H' = (H up + before + after - taps) / down + 1}
   */
  public static Variable upfirdn2d(Variable x, UpFirDown filter, int after) {
    checkImages("upfirdn2d", x);
    return upfirdn2d(x, filter, filter.out(x.size(1), after), filter.out(x.size(2), after));
  }

  /**
   * Up- and downsampling with a filter; the gradient is one more.
   *
   * @param x {@code [N, H, W, C]}
   * @param filter what is done on both axes
   * @param height rows wanted
   * @param width columns wanted
   * @return {@code [N, height, width, C]}
   */
  public static Variable upfirdn2d(Variable x, UpFirDown filter, long height, long width) {
    checkImages("upfirdn2d", x);
    Trace.check(
        height >= 1 && width >= 1,
        "upfirdn2d: a filter of %s taps doesn't fit into %s",
        filter.taps().size(),
        x.shape());
    Lease out = Trace.borrow(x, x.size(0), height, width, x.size(3));
    Trace.kernels(x).resampling().upfirdn2d(filter, x.value(), out.array());
    return Trace.record(
        "upfirdn2d",
        out,
        "x",
        List.of(x),
        (y, gy) -> upfirdn2d(gy, filter.adjoint(), x.size(1), x.size(2)));
  }

  /**
   * The mean of every window.
   *
   * @param x {@code [N, H, W, C]}
   * @param pool the window
   * @return {@code [N, H', W', C]}
   */
  public static Variable avgPool(Variable x, Pool2d pool) {
    checkImages("avgPool", x);
    Lease out = pooled(x, pool);
    Trace.kernels(x).pooling().avgPool(pool, x.value(), out.array());
    return Trace.record(
        "avg_pool", out, "x", List.of(x), (y, gy) -> avgPoolGrad(gy, pool, x.size(1), x.size(2)));
  }

  private static Variable avgPoolGrad(Variable gy, Pool2d pool, long height, long width) {
    Lease out = Trace.borrow(gy, gy.size(0), height, width, gy.size(3));
    Trace.kernels(gy).pooling().avgPoolGrad(pool, gy.value(), out.array());
    return Trace.record("avg_pool_grad", out, "gy", List.of(gy), (y, ggx) -> avgPool(ggx, pool));
  }

  /**
   * The maximum of every window; at ties the first in row order has the gradient.
   *
   * @param x {@code [N, H, W, C]}
   * @param pool the window
   * @return {@code [N, H', W', C]}
   */
  public static Variable maxPool(Variable x, Pool2d pool) {
    checkImages("maxPool", x);
    Lease out = pooled(x, pool);
    Trace.kernels(x).pooling().maxPool(pool, x.value(), out.array());
    return Trace.record("max_pool", out, "x", List.of(x), (y, gy) -> maxPoolGrad(x, gy, pool));
  }

  /** Linear in gy; x only says where the maxima are. */
  private static Variable maxPoolGrad(Variable x, Variable gy, Pool2d pool) {
    Lease out = Trace.borrow(x, x.shape());
    Trace.kernels(x).pooling().maxPoolGrad(pool, x.value(), gy.value(), out.array());
    return Trace.record(
        "max_pool_grad",
        out,
        "x, gy",
        List.of(x, gy),
        (y, ggx) -> null,
        (y, ggx) -> maxPoolSelect(x, ggx, pool));
  }

  private static Variable maxPoolSelect(Variable x, Variable values, Pool2d pool) {
    Lease out = pooled(x, pool);
    Trace.kernels(x).pooling().maxPoolSelect(pool, x.value(), values.value(), out.array());
    return Trace.record(
        "max_pool_select",
        out,
        "x, values",
        List.of(x, values),
        (y, gy) -> null,
        (y, gy) -> maxPoolGrad(x, gy, pool));
  }

  private static Lease pooled(Variable x, Pool2d pool) {
    return Trace.borrow(x, x.size(0), pool.out(x.size(1)), pool.out(x.size(2)), x.size(3));
  }

  private static void checkImages(String operation, Variable x) {
    Trace.check(x.rank() == 4, "%s: expected [N, H, W, C], got %s", operation, x.shape());
  }
}

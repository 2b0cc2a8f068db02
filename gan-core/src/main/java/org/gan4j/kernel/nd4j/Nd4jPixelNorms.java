package org.gan4j.kernel.nd4j;

import org.gan4j.kernel.ArrayPool;
import org.gan4j.kernel.Lease;
import org.gan4j.kernel.ReductionKernels;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.floating.RSqrt;
import org.nd4j.linalg.api.ops.impl.transforms.same.Square;
import org.nd4j.linalg.factory.Nd4j;

/** Pixel norm, over the rows of {@code [R, C]}. */
final class Nd4jPixelNorms {

  private final ArrayPool pool;
  private final ReductionKernels reductions;

  Nd4jPixelNorms(ArrayPool pool, ReductionKernels reductions) {
    this.pool = pool;
    this.reductions = reductions;
  }

  private static INDArray rows(INDArray x) {
    long channels = x.size(x.rank() - 1);
    return Views.reshape(x, x.length() / channels, channels);
  }

  void forward(INDArray xs, double eps, INDArray outs, INDArray meanSquare) {
    INDArray x = rows(xs);
    INDArray mean = Views.reshape(meanSquare, x.size(0), 1);
    try (Lease squares = pool.borrow(x.dataType(), x.shape());
        Lease scale = pool.borrow(x.dataType(), x.size(0), 1)) {
      Nd4j.getExecutioner().exec(new Square(x, squares.array()));
      reductions.sum(squares.array(), mean);
      mean.divi(x.size(1));
      scale(mean, eps, scale.array());
      Ops.multiply(x, scale.array(), rows(outs));
    }
  }

  private static void scale(INDArray meanSquare, double eps, INDArray out) {
    meanSquare.addi(eps, out);
    Nd4j.getExecutioner().exec(new RSqrt(out, out));
  }

  /** With r the root's reciprocal, {@code gx = r (gy - x r^2 mean(gy x))}. */
  void backward(INDArray xs, INDArray meanSquare, double eps, INDArray gys, INDArray gxs) {
    INDArray x = rows(xs);
    INDArray gy = rows(gys);
    INDArray gx = rows(gxs);
    INDArray mean = Views.reshape(meanSquare, x.size(0), 1);
    try (Lease scaleLease = pool.borrow(x.dataType(), mean.shape());
        Lease shareLease = pool.borrow(x.dataType(), mean.shape());
        Lease productLease = pool.borrow(x.dataType(), x.shape())) {
      INDArray scale = scaleLease.array();
      INDArray share = shareLease.array();
      INDArray product = productLease.array();
      scale(mean, eps, scale);
      Ops.multiply(gy, x, product);
      reductions.sum(product, share);
      share.divi(x.size(1));
      Ops.multiply(share, scale, share);
      Ops.multiply(share, scale, share);
      Ops.multiply(x, share, product);
      Ops.subtract(gy, product, gx);
      Ops.multiply(gx, scale, gx);
    }
  }
}

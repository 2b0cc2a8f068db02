package org.gan4j.kernel.nd4j;

import org.gan4j.kernel.ArrayPool;
import org.gan4j.kernel.Lease;
import org.gan4j.kernel.ReductionKernels;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.floating.Sqrt;
import org.nd4j.linalg.api.ops.impl.transforms.same.Square;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The deviations within groups of samples and their gradients, on {@code [group, N / group, F]} in
 * double precision whatever the arrays' type.
 */
final class Nd4jGroupDeviations {

  private final ArrayPool pool;
  private final ReductionKernels reductions;

  Nd4jGroupDeviations(ArrayPool pool, ReductionKernels reductions) {
    this.pool = pool;
    this.reductions = reductions;
  }

  private static long[] grouped(int group, INDArray x) {
    long groups = x.size(0) / group;
    return new long[] {group, groups, x.length() / x.size(0)};
  }

  private Lease wide(INDArray x, long... shape) {
    Lease lease = pool.borrow(DataType.DOUBLE, shape);
    lease.array().assign(Views.reshape(x, shape));
    return lease;
  }

  /** Subtracts the mean of each group. */
  private void centre(INDArray x) {
    try (Lease mean = pool.borrow(DataType.DOUBLE, 1, x.size(1), x.size(2))) {
      reductions.sum(x, mean.array());
      mean.array().divi(x.size(0));
      Ops.subtract(x, mean.array(), x);
    }
  }

  /** {@code [1, N / group, F]} from a centred x. */
  private void deviation(INDArray centred, double eps, INDArray out) {
    try (Lease squares = pool.borrow(DataType.DOUBLE, centred.shape())) {
      Nd4j.getExecutioner().exec(new Square(centred, squares.array()));
      reductions.sum(squares.array(), out);
    }
    out.divi(centred.size(0)).addi(eps);
    Nd4j.getExecutioner().exec(new Sqrt(out, out));
  }

  void forward(int group, double eps, INDArray x, INDArray out) {
    long[] shape = grouped(group, x);
    try (Lease centred = wide(x, shape);
        Lease deviation = pool.borrow(DataType.DOUBLE, 1, shape[1], shape[2]);
        Lease mean = pool.borrow(DataType.DOUBLE, 1, shape[1], 1)) {
      centre(centred.array());
      deviation(centred.array(), eps, deviation.array());
      reductions.sum(deviation.array(), mean.array());
      mean.array().divi(shape[2]);
      Views.reshape(out, mean.array().shape()).assign(mean.array());
    }
  }

  void backward(int group, double eps, INDArray x, INDArray gy, INDArray gx) {
    long[] shape = grouped(group, x);
    try (Lease centred = wide(x, shape);
        Lease deviation = pool.borrow(DataType.DOUBLE, 1, shape[1], shape[2]);
        Lease upstream = wide(gy, 1, shape[1], 1)) {
      INDArray g = centred.array();
      centre(g);
      deviation(g, eps, deviation.array());
      Ops.divide(g, deviation.array(), g);
      Ops.multiply(g, upstream.array(), g);
      g.divi(shape[0] * shape[2]);
      Views.reshape(gx, shape).assign(g);
    }
  }

  /**
   * With c the centred x, n the centred ggx, d the deviation and F features: {@code ggy = sum(c ggx
   * / d) / (group F)} and {@code gx = gy (n - c mean(c ggx) / d^2) / (d group F)}.
   */
  void second(
      int group, double eps, INDArray x, INDArray gy, INDArray ggx, INDArray gx, INDArray ggy) {
    long[] shape = grouped(group, x);
    try (Lease centredLease = wide(x, shape);
        Lease numbersLease = wide(ggx, shape);
        Lease upstream = wide(gy, 1, shape[1], 1);
        Lease deviationLease = pool.borrow(DataType.DOUBLE, 1, shape[1], shape[2]);
        Lease shareLease = pool.borrow(DataType.DOUBLE, 1, shape[1], shape[2]);
        Lease scratch = pool.borrow(DataType.DOUBLE, shape);
        Lease sums = pool.borrow(DataType.DOUBLE, 1, shape[1], 1)) {
      INDArray c = centredLease.array();
      INDArray n = numbersLease.array();
      INDArray d = deviationLease.array();
      INDArray share = shareLease.array();
      INDArray product = scratch.array();
      centre(c);
      deviation(c, eps, d);
      Ops.multiply(c, n, product);
      reductions.sum(product, share);
      Ops.divide(share, d, share);
      reductions.sum(share, sums.array());
      sums.array().divi(shape[0] * shape[2]);
      Views.reshape(ggy, sums.array().shape()).assign(sums.array());
      share.divi(shape[0]);
      Ops.divide(share, d, share);
      centre(n);
      Ops.multiply(c, share, product);
      Ops.subtract(n, product, n);
      Ops.divide(n, d, n);
      Ops.multiply(n, upstream.array(), n);
      n.divi(shape[0] * shape[2]);
      Views.reshape(gx, shape).assign(n);
    }
  }
}

package org.gan4j.kernel.nd4j;

import org.gan4j.kernel.ArrayPool;
import org.gan4j.kernel.Lease;
import org.gan4j.kernel.Pool2d;
import org.gan4j.kernel.PoolingKernels;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.factory.Nd4j;

/** Means and maxima of windows, one position within the window after the other. */
final class Nd4jPooling implements PoolingKernels {

  private final ArrayPool pool;
  private final Nd4jMovement movement;

  Nd4jPooling(ArrayPool pool, Nd4jMovement movement) {
    this.pool = pool;
    this.movement = movement;
  }

  /**
   * What every window has at a position, counted in row order: a strided view shaped as the output.
   */
  private static INDArray at(int position, Pool2d window, INDArray x, INDArray out) {
    return Views.window(
        x,
        position / window.size(),
        position % window.size(),
        window.stride(),
        window.stride(),
        out.size(1),
        out.size(2));
  }

  private static int positions(Pool2d window) {
    return window.size() * window.size();
  }

  @Override
  public void avgPool(Pool2d window, INDArray x, INDArray out) {
    fold("add", window, x, out);
    out.divi(positions(window));
  }

  @Override
  public void maxPool(Pool2d window, INDArray x, INDArray out) {
    fold("maximum", window, x, out);
  }

  private void fold(String op, Pool2d window, INDArray x, INDArray out) {
    Ops.copy(at(0, window, x, out), out);
    try (Lease lease = pool.borrow(x.dataType(), out.shape())) {
      for (int position = 1; position < positions(window); position++) {
        Ops.copy(at(position, window, x, out), lease.array());
        Ops.run(op, out, out, lease.array());
      }
    }
  }

  @Override
  public void avgPoolGrad(Pool2d window, INDArray gy, INDArray gx) {
    gx.assign(0);
    try (Lease lease = pool.borrow(gy.dataType(), gy.shape())) {
      INDArray share = lease.array();
      gy.divi(positions(window), share);
      for (int position = 0; position < positions(window); position++) {
        movement.addInto(at(position, window, gx, gy), share);
      }
    }
  }

  /**
   * Takes, at a position, an array that is 1 where the window has its maximum there and 0
   * elsewhere.
   */
  private interface Winners {
    void accept(int position, INDArray here);
  }

  private void forEachPosition(Pool2d window, INDArray x, long[] shape, Winners body) {
    try (Lease maxLease = pool.borrow(x.dataType(), shape);
        Lease openLease = pool.borrow(x.dataType(), shape);
        Lease hereLease = pool.borrow(x.dataType(), shape)) {
      INDArray max = maxLease.array();
      INDArray open = openLease.array();
      INDArray here = hereLease.array();
      maxPool(window, x, max);
      open.assign(1);
      for (int position = 0; position < positions(window); position++) {
        Ops.copy(at(position, window, x, max), here);
        Ops.subtract(max, here, here);
        Nd4j.getExecutioner().exec(new Step(here, here, 0));
        here.rsubi(1);
        // The first in row order wins a tie.
        Ops.multiply(here, open, here);
        Ops.subtract(open, here, open);
        body.accept(position, here);
      }
    }
  }

  @Override
  public void maxPoolGrad(Pool2d window, INDArray x, INDArray gy, INDArray gx) {
    gx.assign(0);
    forEachPosition(
        window,
        x,
        gy.shape(),
        (position, here) -> {
          Ops.multiply(here, gy, here);
          movement.addInto(at(position, window, gx, gy), here);
        });
  }

  @Override
  public void maxPoolSelect(Pool2d window, INDArray x, INDArray values, INDArray out) {
    out.assign(0);
    try (Lease lease = pool.borrow(x.dataType(), out.shape())) {
      INDArray value = lease.array();
      forEachPosition(
          window,
          x,
          out.shape(),
          (position, here) -> {
            Ops.copy(at(position, window, values, out), value);
            Ops.multiply(here, value, value);
            Ops.add(out, value, out);
          });
    }
  }
}

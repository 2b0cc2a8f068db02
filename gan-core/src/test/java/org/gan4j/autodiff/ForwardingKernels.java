package org.gan4j.autodiff;

import org.gan4j.kernel.Activation;
import org.gan4j.kernel.ArrayPool;
import org.gan4j.kernel.BinaryOp;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Norm;
import org.gan4j.kernel.Pad;
import org.gan4j.kernel.PadMode;
import org.gan4j.kernel.Pool2d;
import org.gan4j.kernel.UnaryOp;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Kernels that pass every call on, for tests that watch or change one of them. */
class ForwardingKernels implements Kernels {

  private final Kernels kernels;

  ForwardingKernels(Kernels kernels) {
    this.kernels = kernels;
  }

  @Override
  public String name() {
    return kernels.name();
  }

  @Override
  public ArrayPool pool() {
    return kernels.pool();
  }

  @Override
  public void unary(UnaryOp op, INDArray x, INDArray out) {
    kernels.unary(op, x, out);
  }

  @Override
  public void binary(BinaryOp op, INDArray a, INDArray b, INDArray out) {
    kernels.binary(op, a, b, out);
  }

  @Override
  public void scalar(BinaryOp op, INDArray a, double b, INDArray out) {
    kernels.scalar(op, a, b, out);
  }

  @Override
  public void affine(INDArray x, double scale, double shift, INDArray out) {
    kernels.affine(x, scale, shift, out);
  }

  @Override
  public void axpy(double alpha, INDArray x, INDArray y) {
    kernels.axpy(alpha, x, y);
  }

  @Override
  public void activate(Activation activation, INDArray x, INDArray out) {
    kernels.activate(activation, x, out);
  }

  @Override
  public void activateGrad(Activation activation, INDArray y, INDArray gy, INDArray gx) {
    kernels.activateGrad(activation, y, gy, gx);
  }

  @Override
  public void copy(INDArray x, INDArray out) {
    kernels.copy(x, out);
  }

  @Override
  public void fill(double value, INDArray out) {
    kernels.fill(value, out);
  }

  @Override
  public void sum(INDArray x, INDArray out) {
    kernels.sum(x, out);
  }

  @Override
  public void max(INDArray x, INDArray out) {
    kernels.max(x, out);
  }

  @Override
  public void softmax(INDArray x, INDArray out) {
    kernels.softmax(x, out);
  }

  @Override
  public void logSoftmax(INDArray x, INDArray out) {
    kernels.logSoftmax(x, out);
  }

  @Override
  public void matmul(INDArray a, boolean transposeA, INDArray b, boolean transposeB, INDArray out) {
    kernels.matmul(a, transposeA, b, transposeB, out);
  }

  @Override
  public void conv2d(
      INDArray x,
      INDArray w,
      INDArray bias,
      Activation activation,
      ConvGeometry geometry,
      INDArray out) {
    kernels.conv2d(x, w, bias, activation, geometry, out);
  }

  @Override
  public void conv2dInputGrad(INDArray gy, INDArray w, ConvGeometry geometry, INDArray gx) {
    kernels.conv2dInputGrad(gy, w, geometry, gx);
  }

  @Override
  public void conv2dWeightGrad(INDArray x, INDArray gy, ConvGeometry geometry, INDArray gw) {
    kernels.conv2dWeightGrad(x, gy, geometry, gw);
  }

  @Override
  public void normalize(
      Norm norm,
      INDArray x,
      INDArray gamma,
      INDArray beta,
      double eps,
      Activation activation,
      INDArray out,
      INDArray mean,
      INDArray variance) {
    kernels.normalize(norm, x, gamma, beta, eps, activation, out, mean, variance);
  }

  @Override
  public void normalizeGrad(
      Norm norm,
      INDArray x,
      INDArray gamma,
      INDArray mean,
      INDArray variance,
      double eps,
      INDArray gy,
      INDArray gx,
      INDArray ggamma,
      INDArray gbeta) {
    kernels.normalizeGrad(norm, x, gamma, mean, variance, eps, gy, gx, ggamma, gbeta);
  }

  @Override
  public void permute(INDArray x, int[] axes, INDArray out) {
    kernels.permute(x, axes, out);
  }

  @Override
  public void slice(INDArray x, long[] begin, long[] step, INDArray out) {
    kernels.slice(x, begin, step, out);
  }

  @Override
  public void place(INDArray x, long[] begin, long[] step, INDArray out) {
    kernels.place(x, begin, step, out);
  }

  @Override
  public void pad(PadMode mode, Pad pad, INDArray x, INDArray out) {
    kernels.pad(mode, pad, x, out);
  }

  @Override
  public void padGrad(PadMode mode, Pad pad, INDArray gy, INDArray gx) {
    kernels.padGrad(mode, pad, gy, gx);
  }

  @Override
  public void gather(INDArray table, int[] indices, INDArray out) {
    kernels.gather(table, indices, out);
  }

  @Override
  public void scatterAdd(INDArray rows, int[] indices, INDArray out) {
    kernels.scatterAdd(rows, indices, out);
  }

  @Override
  public void upsampleNearest(int factor, INDArray x, INDArray out) {
    kernels.upsampleNearest(factor, x, out);
  }

  @Override
  public void sumBlocks(int factor, INDArray x, INDArray out) {
    kernels.sumBlocks(factor, x, out);
  }

  @Override
  public void resizeBilinear(INDArray x, INDArray out) {
    kernels.resizeBilinear(x, out);
  }

  @Override
  public void resizeBilinearGrad(INDArray gy, INDArray gx) {
    kernels.resizeBilinearGrad(gy, gx);
  }

  @Override
  public void avgPool(Pool2d pool, INDArray x, INDArray out) {
    kernels.avgPool(pool, x, out);
  }

  @Override
  public void avgPoolGrad(Pool2d pool, INDArray gy, INDArray gx) {
    kernels.avgPoolGrad(pool, gy, gx);
  }

  @Override
  public void maxPool(Pool2d pool, INDArray x, INDArray out) {
    kernels.maxPool(pool, x, out);
  }

  @Override
  public void maxPoolGrad(Pool2d pool, INDArray x, INDArray gy, INDArray gx) {
    kernels.maxPoolGrad(pool, x, gy, gx);
  }

  @Override
  public void maxPoolSelect(Pool2d pool, INDArray x, INDArray values, INDArray out) {
    kernels.maxPoolSelect(pool, x, values, out);
  }
}

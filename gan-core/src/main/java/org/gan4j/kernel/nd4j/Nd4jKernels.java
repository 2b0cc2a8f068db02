package org.gan4j.kernel.nd4j;

import org.gan4j.kernel.Activation;
import org.gan4j.kernel.ArrayPool;
import org.gan4j.kernel.BinaryOp;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Lease;
import org.gan4j.kernel.Norm;
import org.gan4j.kernel.Pad;
import org.gan4j.kernel.PadMode;
import org.gan4j.kernel.Pool2d;
import org.gan4j.kernel.UnaryOp;
import org.gan4j.kernel.UpFirDown;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The kernels out of ND4J's own operations, for every backend that ND4J has; FLOAT and DOUBLE.
 *
 * <p>Convolutions are matrix products. Their largest temporary, the windows of some images at a
 * time, has at most 4M elements (or those of one image, if they are more).
 */
public final class Nd4jKernels implements Kernels {

  private final ArrayPool pool;
  private final ElementWise elementWise;
  private final Reductions reductions;
  private final Convolutions convolutions;
  private final Normalisations normalisations;
  private final PixelNorms pixelNorms;
  private final GroupDeviations groupDeviations;
  private final Movement movement;
  private final Resampling resampling;
  private final Pooling pooling;

  /** Kernels with a pool of their own. */
  public Nd4jKernels() {
    this(new ArrayPool());
  }

  /**
   * Kernels over a pool.
   *
   * @param pool where temporaries come from
   */
  public Nd4jKernels(ArrayPool pool) {
    this.pool = pool;
    elementWise = new ElementWise(pool);
    reductions = new Reductions(pool);
    normalisations = new Normalisations(pool, reductions);
    pixelNorms = new PixelNorms(pool, reductions);
    groupDeviations = new GroupDeviations(pool, reductions);
    movement = new Movement(pool);
    convolutions = new Convolutions(pool, movement);
    resampling = new Resampling(pool, movement);
    pooling = new Pooling(pool, movement);
  }

  @Override
  public String name() {
    return "nd4j";
  }

  @Override
  public ArrayPool pool() {
    return pool;
  }

  @Override
  public void unary(UnaryOp op, INDArray x, INDArray out) {
    elementWise.unary(op, x, out);
  }

  @Override
  public void binary(BinaryOp op, INDArray a, INDArray b, INDArray out) {
    elementWise.binary(op, a, b, out);
  }

  @Override
  public void scalar(BinaryOp op, INDArray a, double b, INDArray out) {
    elementWise.scalar(op, a, b, out);
  }

  @Override
  public void affine(INDArray x, double scale, double shift, INDArray out) {
    elementWise.affine(x, scale, shift, out);
  }

  @Override
  public void axpy(double alpha, INDArray x, INDArray y) {
    elementWise.axpy(alpha, x, y);
  }

  @Override
  public void activate(Activation activation, INDArray x, INDArray out) {
    elementWise.activate(activation, x, out);
  }

  @Override
  public void activateGrad(Activation activation, INDArray y, INDArray gy, INDArray gx) {
    elementWise.activateGrad(activation, y, gy, gx);
  }

  @Override
  public void copy(INDArray x, INDArray out) {
    elementWise.copy(x, out);
  }

  @Override
  public void fill(double value, INDArray out) {
    out.assign(value);
  }

  @Override
  public void scaleShift(
      INDArray x,
      INDArray scale,
      INDArray noise,
      INDArray bias,
      Activation activation,
      INDArray out) {
    elementWise.binary(BinaryOp.MUL, x, scale, out);
    elementWise.binary(BinaryOp.ADD, out, noise, out);
    elementWise.binary(BinaryOp.ADD, out, bias, out);
    elementWise.activate(activation, out, out);
  }

  @Override
  public void sum(INDArray x, INDArray out) {
    reductions.sum(x, out);
  }

  @Override
  public void sumProduct(INDArray a, INDArray b, INDArray out) {
    try (Lease products = pool.borrow(a.dataType(), a.shape())) {
      Ops.multiply(a, b, products.array());
      reductions.sum(products.array(), out);
    }
  }

  @Override
  public void max(INDArray x, INDArray out) {
    reductions.max(x, out);
  }

  @Override
  public void softmax(INDArray x, INDArray out) {
    reductions.softmax(x, out);
  }

  @Override
  public void logSoftmax(INDArray x, INDArray out) {
    reductions.logSoftmax(x, out);
  }

  @Override
  public void matmul(INDArray a, boolean transposeA, INDArray b, boolean transposeB, INDArray out) {
    Ops.matmul(a, transposeA, b, transposeB, 0, out);
  }

  @Override
  public void conv2d(
      INDArray x,
      INDArray w,
      INDArray bias,
      Activation activation,
      ConvGeometry geometry,
      INDArray out) {
    convolutions.forward(x, w, geometry, out);
    if (bias != null) {
      Ops.add(out, bias, out);
    }
    elementWise.activate(activation, out, out);
  }

  @Override
  public void conv2dInputGrad(INDArray gy, INDArray w, ConvGeometry geometry, INDArray gx) {
    convolutions.inputGrad(gy, w, geometry, gx);
  }

  @Override
  public void conv2dWeightGrad(INDArray x, INDArray gy, ConvGeometry geometry, INDArray gw) {
    convolutions.weightGrad(x, gy, geometry, gw);
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
    normalisations.normalize(norm, x, gamma, beta, eps, out, mean, variance);
    elementWise.activate(activation, out, out);
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
    normalisations.normalizeGrad(norm, x, gamma, mean, variance, eps, gy, gx, ggamma, gbeta);
  }

  @Override
  public void pixelNorm(INDArray x, double eps, INDArray out, INDArray meanSquare) {
    pixelNorms.forward(x, eps, out, meanSquare);
  }

  @Override
  public void pixelNormGrad(INDArray x, INDArray meanSquare, double eps, INDArray gy, INDArray gx) {
    pixelNorms.backward(x, meanSquare, eps, gy, gx);
  }

  @Override
  public void groupDeviation(int group, double eps, INDArray x, INDArray out) {
    groupDeviations.forward(group, eps, x, out);
  }

  @Override
  public void groupDeviationGrad(int group, double eps, INDArray x, INDArray gy, INDArray gx) {
    groupDeviations.backward(group, eps, x, gy, gx);
  }

  @Override
  public void groupDeviationGradGrad(
      int group, double eps, INDArray x, INDArray gy, INDArray ggx, INDArray gx, INDArray ggy) {
    groupDeviations.second(group, eps, x, gy, ggx, gx, ggy);
  }

  @Override
  public void permute(INDArray x, int[] axes, INDArray out) {
    movement.permute(x, axes, out);
  }

  @Override
  public void slice(INDArray x, long[] begin, long[] step, INDArray out) {
    Ops.copy(Views.strided(x, begin, step, out.shape()), out);
  }

  @Override
  public void place(INDArray x, long[] begin, long[] step, INDArray out) {
    Ops.copy(x, Views.strided(out, begin, step, x.shape()));
  }

  @Override
  public void pad(PadMode mode, Pad pad, INDArray x, INDArray out) {
    movement.pad(mode, pad, x, out);
  }

  @Override
  public void padGrad(PadMode mode, Pad pad, INDArray gy, INDArray gx) {
    movement.padGrad(mode, pad, gy, gx);
  }

  @Override
  public void gather(INDArray table, int[] indices, INDArray out) {
    movement.gather(table, indices, out);
  }

  @Override
  public void scatterAdd(INDArray rows, int[] indices, INDArray out) {
    movement.scatterAdd(rows, indices, out);
  }

  @Override
  public void upsampleNearest(int factor, INDArray x, INDArray out) {
    resampling.upsampleNearest(factor, x, out);
  }

  @Override
  public void sumBlocks(int factor, INDArray x, INDArray out) {
    resampling.sumBlocks(factor, x, out);
  }

  @Override
  public void resizeBilinear(INDArray x, INDArray out) {
    resampling.resizeBilinear(x, out);
  }

  @Override
  public void resizeBilinearGrad(INDArray gy, INDArray gx) {
    resampling.resizeBilinearGrad(gy, gx);
  }

  @Override
  public void upfirdn2d(UpFirDown filter, INDArray x, INDArray out) {
    resampling.upfirdn2d(filter, x, out);
  }

  @Override
  public void avgPool(Pool2d window, INDArray x, INDArray out) {
    pooling.avgPool(window, x, out);
  }

  @Override
  public void avgPoolGrad(Pool2d window, INDArray gy, INDArray gx) {
    pooling.avgPoolGrad(window, gy, gx);
  }

  @Override
  public void maxPool(Pool2d window, INDArray x, INDArray out) {
    pooling.maxPool(window, x, out);
  }

  @Override
  public void maxPoolGrad(Pool2d window, INDArray x, INDArray gy, INDArray gx) {
    pooling.maxPoolGrad(window, x, gy, gx);
  }

  @Override
  public void maxPoolSelect(Pool2d window, INDArray x, INDArray values, INDArray out) {
    pooling.maxPoolSelect(window, x, values, out);
  }
}

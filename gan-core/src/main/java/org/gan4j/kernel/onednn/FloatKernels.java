package org.gan4j.kernel.onednn;

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
import org.gan4j.kernel.UpFirDown;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Kernels for arrays of FLOAT; what oneDNN lacks goes to other kernels. */
final class FloatKernels implements Kernels {

  private final Kernels fallback;
  private final ArrayPool pool;
  private final ElementWise elementWise;
  private final Binary binary;
  private final Products products;
  private final Movement movement;
  private final Reductions reductions;
  private final Convolutions convolutions;
  private final Normalisations normalisations;
  private final PixelNorms pixelNorms;
  private final Resampling resampling;
  private final Contractions contractions;
  private final Modulation modulation;
  private final Filtering filtering;

  FloatKernels(Context context, Kernels fallback) {
    this.fallback = fallback;
    this.pool = context.pool();
    this.elementWise = new ElementWise(context);
    this.binary = new Binary(context);
    this.products = new Products(context);
    this.movement = new Movement(context);
    this.reductions = new Reductions(context, products, movement);
    this.convolutions = new Convolutions(context, products, movement);
    this.normalisations = new Normalisations(context, elementWise, reductions);
    this.pixelNorms = new PixelNorms(context, elementWise, binary, reductions);
    this.resampling = new Resampling(context);
    this.contractions = new Contractions(context, binary, reductions);
    this.modulation = new Modulation(context, binary, reductions);
    this.filtering = new Filtering(context);
  }

  @Override
  public String name() {
    return "onednn";
  }

  @Override
  public ArrayPool pool() {
    return pool;
  }

  @Override
  public void unary(UnaryOp op, INDArray x, INDArray out) {
    if (!elementWise.unary(op, x, out)) {
      fallback.unary(op, x, out);
    }
  }

  @Override
  public void binary(BinaryOp op, INDArray a, INDArray b, INDArray out) {
    if (!binary.binary(op, a, b, out)) {
      fallback.binary(op, a, b, out);
    }
  }

  @Override
  public void scalar(BinaryOp op, INDArray a, double b, INDArray out) {
    if (!elementWise.scalar(op, a, b, out)) {
      fallback.scalar(op, a, b, out);
    }
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
    if (activation.kind() == Activation.Kind.IDENTITY) {
      movement.copy(x, out);
    } else {
      elementWise.activate(activation, x, out);
    }
  }

  @Override
  public void activateGrad(Activation activation, INDArray y, INDArray gy, INDArray gx) {
    if (activation.kind() == Activation.Kind.IDENTITY) {
      movement.copy(gy, gx);
    } else {
      elementWise.activateGrad(activation, y, gy, gx);
    }
  }

  @Override
  public void copy(INDArray x, INDArray out) {
    movement.copy(x, out);
  }

  @Override
  public void fill(double value, INDArray out) {
    if (value == 0) {
      Movement.clear(Address.of(out), out.length());
    } else if (!SmallArrays.fill(value, out)) {
      fallback.fill(value, out);
    }
  }

  @Override
  public void scaleShift(
      INDArray x,
      INDArray scale,
      INDArray noise,
      INDArray bias,
      Activation activation,
      INDArray out) {
    modulation.scaleShift(x, scale, noise, bias, activation, out);
  }

  @Override
  public void sum(INDArray x, INDArray out) {
    reductions.sum(x, out);
  }

  @Override
  public void sumProduct(INDArray a, INDArray b, INDArray out) {
    contractions.sumProduct(a, b, out);
  }

  @Override
  public void max(INDArray x, INDArray out) {
    fallback.max(x, out);
  }

  @Override
  public void softmax(INDArray x, INDArray out) {
    reductions.softmax(x, false, out);
  }

  @Override
  public void logSoftmax(INDArray x, INDArray out) {
    reductions.softmax(x, true, out);
  }

  @Override
  public void matmul(INDArray a, boolean transposeA, INDArray b, boolean transposeB, INDArray out) {
    products.matmul(a, transposeA, b, transposeB, out);
  }

  @Override
  public void conv2d(
      INDArray x,
      INDArray w,
      INDArray bias,
      Activation activation,
      ConvGeometry geometry,
      INDArray out) {
    convolutions.forward(x, w, bias, activation, geometry, out);
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
    normalisations.forward(norm, x, gamma, beta, eps, activation, out, mean, variance);
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
    normalisations.backward(norm, x, gamma, mean, variance, eps, gy, gx, ggamma, gbeta);
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
    GroupDeviations.of(group, eps, x).forward(out);
  }

  @Override
  public void groupDeviationGrad(int group, double eps, INDArray x, INDArray gy, INDArray gx) {
    GroupDeviations.of(group, eps, x).backward(gy, gx);
  }

  @Override
  public void groupDeviationGradGrad(
      int group, double eps, INDArray x, INDArray gy, INDArray ggx, INDArray gx, INDArray ggy) {
    GroupDeviations.of(group, eps, x).second(gy, ggx, gx, ggy);
  }

  @Override
  public void permute(INDArray x, int[] axes, INDArray out) {
    movement.permute(x, axes, out);
  }

  @Override
  public void slice(INDArray x, long[] begin, long[] step, INDArray out) {
    movement.slice(x, begin, step, out);
  }

  @Override
  public void place(INDArray x, long[] begin, long[] step, INDArray out) {
    movement.place(x, begin, step, out);
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
    fallback.gather(table, indices, out);
  }

  @Override
  public void scatterAdd(INDArray rows, int[] indices, INDArray out) {
    fallback.scatterAdd(rows, indices, out);
  }

  @Override
  public void upsampleNearest(int factor, INDArray x, INDArray out) {
    resampling.resize(false, x, out);
  }

  @Override
  public void sumBlocks(int factor, INDArray x, INDArray out) {
    resampling.pool(false, Pool2d.of(factor), x, out);
    elementWise.affine(out, (double) factor * factor, 0, out);
  }

  @Override
  public void resizeBilinear(INDArray x, INDArray out) {
    resampling.resize(true, x, out);
  }

  @Override
  public void resizeBilinearGrad(INDArray gy, INDArray gx) {
    // oneDNN's resampling has no quick way back.
    fallback.resizeBilinearGrad(gy, gx);
  }

  @Override
  public void upfirdn2d(UpFirDown filter, INDArray x, INDArray out) {
    if (!filtering.upfirdn2d(filter, x, out)) {
      fallback.upfirdn2d(filter, x, out);
    }
  }

  @Override
  public void avgPool(Pool2d window, INDArray x, INDArray out) {
    resampling.pool(false, window, x, out);
  }

  @Override
  public void avgPoolGrad(Pool2d window, INDArray gy, INDArray gx) {
    resampling.avgPoolGrad(window, gy, gx);
  }

  @Override
  public void maxPool(Pool2d window, INDArray x, INDArray out) {
    resampling.pool(true, window, x, out);
  }

  @Override
  public void maxPoolGrad(Pool2d window, INDArray x, INDArray gy, INDArray gx) {
    resampling.maxPoolGrad(window, x, gy, gx);
  }

  @Override
  public void maxPoolSelect(Pool2d window, INDArray x, INDArray values, INDArray out) {
    fallback.maxPoolSelect(window, x, values, out);
  }
}

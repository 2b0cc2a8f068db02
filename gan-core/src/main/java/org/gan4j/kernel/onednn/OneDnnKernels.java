package org.gan4j.kernel.onednn;

import java.lang.ref.Reference;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.ArrayPool;
import org.gan4j.kernel.BinaryOp;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Norm;
import org.gan4j.kernel.Pad;
import org.gan4j.kernel.PadMode;
import org.gan4j.kernel.Pool2d;
import org.gan4j.kernel.Precision;
import org.gan4j.kernel.UnaryOp;
import org.gan4j.kernel.UpFirDown;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Kernels for the CPU: FLOAT through oneDNN's primitives on the arrays' own memory; DOUBLE, and the
 * few functions that oneDNN lacks, through other kernels.
 */
public final class OneDnnKernels implements Kernels {

  /** Compiled primitives kept; a StyleGAN2 step uses a few hundred. */
  private static final int CAPACITY = 4096;

  private final Kernels fallback;
  private final ArrayPool pool;
  private final Kernels floats;
  private final Team<Kernels> team;

  /**
   * Kernels that multiply in float32.
   *
   * @param fallback computes what oneDNN lacks; its pool is used, best one of {@link AlignedPool}
   * @throws IllegalStateException if oneDNN can't be used here, see {@link
   *     OneDnnSupport#unavailable}
   */
  public OneDnnKernels(Kernels fallback) {
    this(fallback, Precision.FLOAT32);
  }

  /**
   * Kernels that multiply in a chosen precision.
   *
   * @param fallback computes what oneDNN lacks; its pool is used, best one of {@link AlignedPool}
   * @param precision of the factors in convolutions and matrix products
   * @throws IllegalStateException if oneDNN can't be used here, see {@link
   *     OneDnnSupport#unavailable}
   * @throws IllegalArgumentException for BFLOAT16 on a CPU without bfloat16 instructions
   */
  public OneDnnKernels(Kernels fallback, Precision precision) {
    this.fallback = Objects.requireNonNull(fallback, "fallback");
    OneDnnSupport.require(precision);
    Context context = new Context(fallback.pool(), new PrimitiveCache(CAPACITY), precision);
    this.pool = context.pool();
    this.floats = new FloatKernels(context, fallback);
    this.team = new Team<>(this, () -> new OneDnnKernels(fallback, context.apart()));
  }

  /** Those of one thread of a team. */
  private OneDnnKernels(Kernels fallback, Context context) {
    this.fallback = fallback;
    this.pool = context.pool();
    this.floats = new FloatKernels(context, fallback);
    this.team = new Team<>(this, () -> this);
  }

  @Override
  public String name() {
    return "onednn";
  }

  @Override
  public ArrayPool pool() {
    return pool;
  }

  /**
   * Side by side if there is a task for each thread: a task runs on one thread, and small arrays
   * take one thread little longer than two.
   */
  @Override
  public void sideBySide(List<Consumer<Kernels>> tasks) {
    if (team.size() > 1 && tasks.size() % team.size() == 0) {
      team.run(tasks.size(), (kernels, task) -> tasks.get(task).accept(kernels));
    } else {
      Kernels.super.sideBySide(tasks);
    }
  }

  /** The kernels for arrays of a type. */
  private Kernels of(INDArray array) {
    return array.dataType() == DataType.FLOAT ? floats : fallback;
  }

  /**
   * Keeps arrays from being collected until here: native code knows their addresses only, and ND4J
   * frees an array's memory as soon as the collector finds that nobody will use the array again.
   */
  private static void alive(INDArray... arrays) {
    Reference.reachabilityFence(arrays);
  }

  @Override
  public void unary(UnaryOp op, INDArray x, INDArray out) {
    of(x).unary(op, x, out);
    alive(x, out);
  }

  @Override
  public void binary(BinaryOp op, INDArray a, INDArray b, INDArray out) {
    of(a).binary(op, a, b, out);
    alive(a, b, out);
  }

  @Override
  public void scalar(BinaryOp op, INDArray a, double b, INDArray out) {
    of(a).scalar(op, a, b, out);
    alive(a, out);
  }

  @Override
  public void affine(INDArray x, double scale, double shift, INDArray out) {
    of(x).affine(x, scale, shift, out);
    alive(x, out);
  }

  @Override
  public void axpy(double alpha, INDArray x, INDArray y) {
    of(x).axpy(alpha, x, y);
    alive(x, y);
  }

  @Override
  public void activate(Activation activation, INDArray x, INDArray out) {
    of(x).activate(activation, x, out);
    alive(x, out);
  }

  @Override
  public void activateGrad(Activation activation, INDArray y, INDArray gy, INDArray gx) {
    of(y).activateGrad(activation, y, gy, gx);
    alive(y, gy, gx);
  }

  @Override
  public void copy(INDArray x, INDArray out) {
    of(x).copy(x, out);
    alive(x, out);
  }

  @Override
  public void fill(double value, INDArray out) {
    of(out).fill(value, out);
    alive(out);
  }

  @Override
  public void scaleShift(
      INDArray x,
      INDArray scale,
      INDArray noise,
      INDArray bias,
      Activation activation,
      INDArray out) {
    of(x).scaleShift(x, scale, noise, bias, activation, out);
    alive(x, scale, noise, bias, out);
  }

  @Override
  public void sum(INDArray x, INDArray out) {
    of(x).sum(x, out);
    alive(x, out);
  }

  @Override
  public void sumProduct(INDArray a, INDArray b, INDArray out) {
    of(a).sumProduct(a, b, out);
    alive(a, b, out);
  }

  @Override
  public void max(INDArray x, INDArray out) {
    of(x).max(x, out);
    alive(x, out);
  }

  @Override
  public void softmax(INDArray x, INDArray out) {
    of(x).softmax(x, out);
    alive(x, out);
  }

  @Override
  public void logSoftmax(INDArray x, INDArray out) {
    of(x).logSoftmax(x, out);
    alive(x, out);
  }

  @Override
  public void matmul(INDArray a, boolean transposeA, INDArray b, boolean transposeB, INDArray out) {
    of(a).matmul(a, transposeA, b, transposeB, out);
    alive(a, b, out);
  }

  @Override
  public void conv2d(
      INDArray x,
      INDArray w,
      INDArray bias,
      Activation activation,
      ConvGeometry geometry,
      INDArray out) {
    of(x).conv2d(x, w, bias, activation, geometry, out);
    alive(x, w, bias, out);
  }

  @Override
  public void conv2dInputGrad(INDArray gy, INDArray w, ConvGeometry geometry, INDArray gx) {
    of(gy).conv2dInputGrad(gy, w, geometry, gx);
    alive(gy, w, gx);
  }

  @Override
  public void conv2dWeightGrad(INDArray x, INDArray gy, ConvGeometry geometry, INDArray gw) {
    of(x).conv2dWeightGrad(x, gy, geometry, gw);
    alive(x, gy, gw);
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
    of(x).normalize(norm, x, gamma, beta, eps, activation, out, mean, variance);
    alive(x, gamma, beta, out, mean, variance);
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
    of(x).normalizeGrad(norm, x, gamma, mean, variance, eps, gy, gx, ggamma, gbeta);
    alive(x, gamma, mean, variance, gy, gx, ggamma, gbeta);
  }

  @Override
  public void pixelNorm(INDArray x, double eps, INDArray out, INDArray meanSquare) {
    of(x).pixelNorm(x, eps, out, meanSquare);
    alive(x, out, meanSquare);
  }

  @Override
  public void pixelNormGrad(INDArray x, INDArray meanSquare, double eps, INDArray gy, INDArray gx) {
    of(x).pixelNormGrad(x, meanSquare, eps, gy, gx);
    alive(x, meanSquare, gy, gx);
  }

  @Override
  public void groupDeviation(int group, double eps, INDArray x, INDArray out) {
    of(x).groupDeviation(group, eps, x, out);
    alive(x, out);
  }

  @Override
  public void groupDeviationGrad(int group, double eps, INDArray x, INDArray gy, INDArray gx) {
    of(x).groupDeviationGrad(group, eps, x, gy, gx);
    alive(x, gy, gx);
  }

  @Override
  public void groupDeviationGradGrad(
      int group, double eps, INDArray x, INDArray gy, INDArray ggx, INDArray gx, INDArray ggy) {
    of(x).groupDeviationGradGrad(group, eps, x, gy, ggx, gx, ggy);
    alive(x, gy, ggx, gx, ggy);
  }

  @Override
  public void permute(INDArray x, int[] axes, INDArray out) {
    of(x).permute(x, axes, out);
    alive(x, out);
  }

  @Override
  public void slice(INDArray x, long[] begin, long[] step, INDArray out) {
    of(x).slice(x, begin, step, out);
    alive(x, out);
  }

  @Override
  public void place(INDArray x, long[] begin, long[] step, INDArray out) {
    of(x).place(x, begin, step, out);
    alive(x, out);
  }

  @Override
  public void pad(PadMode mode, Pad pad, INDArray x, INDArray out) {
    of(x).pad(mode, pad, x, out);
    alive(x, out);
  }

  @Override
  public void padGrad(PadMode mode, Pad pad, INDArray gy, INDArray gx) {
    of(gy).padGrad(mode, pad, gy, gx);
    alive(gy, gx);
  }

  @Override
  public void gather(INDArray table, int[] indices, INDArray out) {
    of(table).gather(table, indices, out);
    alive(table, out);
  }

  @Override
  public void scatterAdd(INDArray rows, int[] indices, INDArray out) {
    of(rows).scatterAdd(rows, indices, out);
    alive(rows, out);
  }

  @Override
  public void upsampleNearest(int factor, INDArray x, INDArray out) {
    of(x).upsampleNearest(factor, x, out);
    alive(x, out);
  }

  @Override
  public void sumBlocks(int factor, INDArray x, INDArray out) {
    of(x).sumBlocks(factor, x, out);
    alive(x, out);
  }

  @Override
  public void resizeBilinear(INDArray x, INDArray out) {
    of(x).resizeBilinear(x, out);
    alive(x, out);
  }

  @Override
  public void resizeBilinearGrad(INDArray gy, INDArray gx) {
    of(gy).resizeBilinearGrad(gy, gx);
    alive(gy, gx);
  }

  @Override
  public void upfirdn2d(UpFirDown filter, INDArray x, INDArray out) {
    of(x).upfirdn2d(filter, x, out);
    alive(x, out);
  }

  @Override
  public void avgPool(Pool2d window, INDArray x, INDArray out) {
    of(x).avgPool(window, x, out);
    alive(x, out);
  }

  @Override
  public void avgPoolGrad(Pool2d window, INDArray gy, INDArray gx) {
    of(gy).avgPoolGrad(window, gy, gx);
    alive(gy, gx);
  }

  @Override
  public void maxPool(Pool2d window, INDArray x, INDArray out) {
    of(x).maxPool(window, x, out);
    alive(x, out);
  }

  @Override
  public void maxPoolGrad(Pool2d window, INDArray x, INDArray gy, INDArray gx) {
    of(x).maxPoolGrad(window, x, gy, gx);
    alive(x, gy, gx);
  }

  @Override
  public void maxPoolSelect(Pool2d window, INDArray x, INDArray values, INDArray out) {
    of(x).maxPoolSelect(window, x, values, out);
    alive(x, values, out);
  }
}

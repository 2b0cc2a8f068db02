package org.gan4j.kernel.onednn;

import java.util.Objects;
import java.util.Optional;
import org.bytedeco.dnnl.global.dnnl;
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
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner.ExecutionerType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Kernels for the CPU: FLOAT through oneDNN's primitives on the arrays' own memory; DOUBLE, and the
 * few functions that oneDNN lacks, through other kernels.
 */
public final class OneDnnKernels implements Kernels {

  /** Compiled primitives kept; a StyleGAN2 step uses a few hundred. */
  private static final int CAPACITY = 4096;

  private static final int ALIGNMENT = 64;

  private final Kernels fallback;
  private final ArrayPool pool;
  private final ElementWise elementWise;
  private final Binary binary;
  private final Products products;
  private final Movement movement;
  private final Reductions reductions;
  private final Convolutions convolutions;
  private final Normalisations normalisations;
  private final Resampling resampling;

  /**
   * Kernels that multiply in float32.
   *
   * @param fallback computes what oneDNN lacks; its pool is used, best one of {@link #alignedPool}
   * @throws IllegalStateException if oneDNN can't be used here, see {@link #unavailable}
   */
  public OneDnnKernels(Kernels fallback) {
    this(fallback, Precision.FLOAT32);
  }

  /**
   * Kernels that multiply in a chosen precision.
   *
   * @param fallback computes what oneDNN lacks; its pool is used, best one of {@link #alignedPool}
   * @param precision of the factors in convolutions and matrix products
   * @throws IllegalStateException if oneDNN can't be used here, see {@link #unavailable}
   * @throws IllegalArgumentException for BFLOAT16 on a CPU without bfloat16 instructions
   */
  public OneDnnKernels(Kernels fallback, Precision precision) {
    this.fallback = Objects.requireNonNull(fallback, "fallback");
    Objects.requireNonNull(precision, "precision");
    unavailable()
        .ifPresent(
            reason -> {
              throw new IllegalStateException("oneDNN can't be used: " + reason);
            });
    if (precision == Precision.BFLOAT16 && !hasBfloat16()) {
      throw new IllegalArgumentException(
          "precision: this CPU has no bfloat16 instructions (AVX512_BF16 or AMX); use FLOAT32");
    }
    this.pool = fallback.pool();
    Context context = new Context(pool, new PrimitiveCache(CAPACITY), precision);
    this.elementWise = new ElementWise(context);
    this.binary = new Binary(context);
    this.products = new Products(context);
    this.movement = new Movement(context);
    this.reductions = new Reductions(context, products, movement);
    this.convolutions = new Convolutions(context, products, movement);
    this.normalisations = new Normalisations(context, elementWise, reductions);
    this.resampling = new Resampling(context);
  }

  /**
   * Why these kernels can't be used in this process.
   *
   * @return the reason, or nothing if they can
   */
  public static Optional<String> unavailable() {
    if (Nd4j.getExecutioner().type() != ExecutionerType.NATIVE_CPU) {
      return Optional.of("ND4J's backend keeps its arrays on another device than the CPU");
    }
    try {
      Objects.requireNonNull(Native.ENGINE);
      return Optional.empty();
    } catch (LinkageError | IllegalStateException e) {
      return Optional.of(
          "its native library doesn't load ("
              + e
              + "); put org.bytedeco:dnnl and org.bytedeco:opencl with the classifier of this"
              + " platform on the class path");
    }
  }

  /**
   * Whether {@link Precision#BFLOAT16} can be used on this CPU.
   *
   * @return true if it has AVX512_BF16 or better
   * @throws LinkageError if oneDNN's library doesn't load
   */
  public static boolean hasBfloat16() {
    int wanted = dnnl.dnnl_cpu_isa_avx512_core_bf16;
    return (dnnl.dnnl_get_effective_cpu_isa() & wanted) == wanted;
  }

  /**
   * A pool whose arrays start at multiples of 64 bytes, a cache line and an AVX-512 vector; ND4J's
   * own start 16 bytes after one.
   *
   * @return a new pool
   */
  public static ArrayPool alignedPool() {
    return new ArrayPool(
        flat -> {
          long beyond = Address.of(flat) % ALIGNMENT;
          return (ALIGNMENT - beyond) % ALIGNMENT / flat.dataType().width();
        });
  }

  @Override
  public String name() {
    return "onednn";
  }

  @Override
  public ArrayPool pool() {
    return pool;
  }

  private static boolean isFloat(INDArray array) {
    return array.dataType() == DataType.FLOAT;
  }

  @Override
  public void unary(UnaryOp op, INDArray x, INDArray out) {
    if (!isFloat(x) || !elementWise.unary(op, x, out)) {
      fallback.unary(op, x, out);
    }
  }

  @Override
  public void binary(BinaryOp op, INDArray a, INDArray b, INDArray out) {
    if (!isFloat(a) || !binary.binary(op, a, b, out)) {
      fallback.binary(op, a, b, out);
    }
  }

  @Override
  public void scalar(BinaryOp op, INDArray a, double b, INDArray out) {
    if (!isFloat(a) || !elementWise.scalar(op, a, b, out)) {
      fallback.scalar(op, a, b, out);
    }
  }

  @Override
  public void affine(INDArray x, double scale, double shift, INDArray out) {
    if (isFloat(x)) {
      elementWise.affine(x, scale, shift, out);
    } else {
      fallback.affine(x, scale, shift, out);
    }
  }

  @Override
  public void axpy(double alpha, INDArray x, INDArray y) {
    if (isFloat(x)) {
      elementWise.axpy(alpha, x, y);
    } else {
      fallback.axpy(alpha, x, y);
    }
  }

  @Override
  public void activate(Activation activation, INDArray x, INDArray out) {
    if (!isFloat(x)) {
      fallback.activate(activation, x, out);
    } else if (activation.kind() == Activation.Kind.IDENTITY) {
      movement.copy(x, out);
    } else {
      elementWise.activate(activation, x, out);
    }
  }

  @Override
  public void activateGrad(Activation activation, INDArray y, INDArray gy, INDArray gx) {
    if (!isFloat(y)) {
      fallback.activateGrad(activation, y, gy, gx);
    } else if (activation.kind() == Activation.Kind.IDENTITY) {
      movement.copy(gy, gx);
    } else {
      elementWise.activateGrad(activation, y, gy, gx);
    }
  }

  @Override
  public void copy(INDArray x, INDArray out) {
    if (isFloat(x)) {
      movement.copy(x, out);
    } else {
      fallback.copy(x, out);
    }
  }

  @Override
  public void fill(double value, INDArray out) {
    if (isFloat(out) && value == 0) {
      Movement.clear(Address.of(out), out.length());
    } else {
      fallback.fill(value, out);
    }
  }

  @Override
  public void sum(INDArray x, INDArray out) {
    if (isFloat(x)) {
      reductions.sum(x, out);
    } else {
      fallback.sum(x, out);
    }
  }

  @Override
  public void max(INDArray x, INDArray out) {
    fallback.max(x, out);
  }

  @Override
  public void softmax(INDArray x, INDArray out) {
    if (isFloat(x)) {
      reductions.softmax(x, false, out);
    } else {
      fallback.softmax(x, out);
    }
  }

  @Override
  public void logSoftmax(INDArray x, INDArray out) {
    if (isFloat(x)) {
      reductions.softmax(x, true, out);
    } else {
      fallback.logSoftmax(x, out);
    }
  }

  @Override
  public void matmul(INDArray a, boolean transposeA, INDArray b, boolean transposeB, INDArray out) {
    if (isFloat(a)) {
      products.matmul(a, transposeA, b, transposeB, out);
    } else {
      fallback.matmul(a, transposeA, b, transposeB, out);
    }
  }

  @Override
  public void conv2d(
      INDArray x,
      INDArray w,
      INDArray bias,
      Activation activation,
      ConvGeometry geometry,
      INDArray out) {
    if (isFloat(x)) {
      convolutions.forward(x, w, bias, activation, geometry, out);
    } else {
      fallback.conv2d(x, w, bias, activation, geometry, out);
    }
  }

  @Override
  public void conv2dInputGrad(INDArray gy, INDArray w, ConvGeometry geometry, INDArray gx) {
    if (isFloat(gy)) {
      convolutions.inputGrad(gy, w, geometry, gx);
    } else {
      fallback.conv2dInputGrad(gy, w, geometry, gx);
    }
  }

  @Override
  public void conv2dWeightGrad(INDArray x, INDArray gy, ConvGeometry geometry, INDArray gw) {
    if (isFloat(x)) {
      convolutions.weightGrad(x, gy, geometry, gw);
    } else {
      fallback.conv2dWeightGrad(x, gy, geometry, gw);
    }
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
    if (isFloat(x)) {
      normalisations.forward(norm, x, gamma, beta, eps, activation, out, mean, variance);
    } else {
      fallback.normalize(norm, x, gamma, beta, eps, activation, out, mean, variance);
    }
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
    if (isFloat(x)) {
      normalisations.backward(norm, x, gamma, mean, variance, eps, gy, gx, ggamma, gbeta);
    } else {
      fallback.normalizeGrad(norm, x, gamma, mean, variance, eps, gy, gx, ggamma, gbeta);
    }
  }

  @Override
  public void permute(INDArray x, int[] axes, INDArray out) {
    if (isFloat(x)) {
      movement.permute(x, axes, out);
    } else {
      fallback.permute(x, axes, out);
    }
  }

  @Override
  public void slice(INDArray x, long[] begin, long[] step, INDArray out) {
    if (isFloat(x)) {
      movement.slice(x, begin, step, out);
    } else {
      fallback.slice(x, begin, step, out);
    }
  }

  @Override
  public void place(INDArray x, long[] begin, long[] step, INDArray out) {
    if (isFloat(x)) {
      movement.place(x, begin, step, out);
    } else {
      fallback.place(x, begin, step, out);
    }
  }

  @Override
  public void pad(PadMode mode, Pad pad, INDArray x, INDArray out) {
    if (isFloat(x)) {
      movement.pad(mode, pad, x, out);
    } else {
      fallback.pad(mode, pad, x, out);
    }
  }

  @Override
  public void padGrad(PadMode mode, Pad pad, INDArray gy, INDArray gx) {
    if (isFloat(gy)) {
      movement.padGrad(mode, pad, gy, gx);
    } else {
      fallback.padGrad(mode, pad, gy, gx);
    }
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
    if (isFloat(x)) {
      resampling.resize(false, x, out);
    } else {
      fallback.upsampleNearest(factor, x, out);
    }
  }

  @Override
  public void sumBlocks(int factor, INDArray x, INDArray out) {
    if (isFloat(x)) {
      resampling.pool(false, Pool2d.of(factor), x, out);
      elementWise.affine(out, (double) factor * factor, 0, out);
    } else {
      fallback.sumBlocks(factor, x, out);
    }
  }

  @Override
  public void resizeBilinear(INDArray x, INDArray out) {
    if (isFloat(x)) {
      resampling.resize(true, x, out);
    } else {
      fallback.resizeBilinear(x, out);
    }
  }

  @Override
  public void resizeBilinearGrad(INDArray gy, INDArray gx) {
    // oneDNN's resampling has no quick way back.
    fallback.resizeBilinearGrad(gy, gx);
  }

  @Override
  public void avgPool(Pool2d window, INDArray x, INDArray out) {
    if (isFloat(x)) {
      resampling.pool(false, window, x, out);
    } else {
      fallback.avgPool(window, x, out);
    }
  }

  @Override
  public void avgPoolGrad(Pool2d window, INDArray gy, INDArray gx) {
    if (isFloat(gy)) {
      resampling.avgPoolGrad(window, gy, gx);
    } else {
      fallback.avgPoolGrad(window, gy, gx);
    }
  }

  @Override
  public void maxPool(Pool2d window, INDArray x, INDArray out) {
    if (isFloat(x)) {
      resampling.pool(true, window, x, out);
    } else {
      fallback.maxPool(window, x, out);
    }
  }

  @Override
  public void maxPoolGrad(Pool2d window, INDArray x, INDArray gy, INDArray gx) {
    if (isFloat(x)) {
      resampling.maxPoolGrad(window, x, gy, gx);
    } else {
      fallback.maxPoolGrad(window, x, gy, gx);
    }
  }

  @Override
  public void maxPoolSelect(Pool2d window, INDArray x, INDArray values, INDArray out) {
    fallback.maxPoolSelect(window, x, values, out);
  }
}

package org.gan4j.kernel.onednn;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.gan4j.kernel.ArrayPool;
import org.gan4j.kernel.ConvolutionKernels;
import org.gan4j.kernel.ElementWiseKernels;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.MovementKernels;
import org.gan4j.kernel.NormalizationKernels;
import org.gan4j.kernel.PoolingKernels;
import org.gan4j.kernel.Precision;
import org.gan4j.kernel.ProductKernels;
import org.gan4j.kernel.ReductionKernels;
import org.gan4j.kernel.ResamplingKernels;
import org.gan4j.kernel.onednn.binding.AlignedPool;
import org.gan4j.kernel.onednn.binding.Context;
import org.gan4j.kernel.onednn.binding.PrimitiveCache;
import org.gan4j.kernel.onednn.binding.Team;
import org.gan4j.kernel.onednn.parts.Sums;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Kernels for the CPU: FLOAT through oneDNN's primitives on the arrays' own memory; the few
 * functions that oneDNN lacks, and arrays of DOUBLE ({@link #forType}), through other kernels.
 */
public final class OneDnnKernels implements Kernels {

  /** Compiled primitives kept; a StyleGAN2 step uses a few hundred. */
  private static final int CAPACITY = 4096;

  private final Kernels fallback;
  private final ArrayPool pool;
  private final ElementWiseKernels elementWise;
  private final ReductionKernels reductions;
  private final ProductKernels products;
  private final ConvolutionKernels convolutions;
  private final NormalizationKernels normalizations;
  private final MovementKernels movement;
  private final ResamplingKernels resampling;
  private final PoolingKernels pooling;
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
    this(fallback, context(fallback, precision), false);
  }

  private OneDnnKernels(Kernels fallback, Context context, boolean ofOneThread) {
    Sums sums = new Sums(context);
    OneDnnPooling pools = new OneDnnPooling(context, fallback.pooling());
    this.fallback = fallback;
    this.pool = context.pool();
    this.elementWise = new OneDnnElementWise(context, fallback.elementWise(), sums);
    this.reductions = new OneDnnReductions(context, fallback.reductions(), sums);
    this.products = new OneDnnProducts(context);
    this.convolutions = new OneDnnConvolutions(context);
    this.normalizations = new OneDnnNormalizations(context, sums);
    this.movement = new OneDnnMovement(context, fallback.movement());
    this.resampling = new OneDnnResampling(context, fallback.resampling(), pools);
    this.pooling = pools;
    this.team =
        new Team<>(
            this,
            ofOneThread ? () -> this : () -> new OneDnnKernels(fallback, context.apart(), true));
  }

  private static Context context(Kernels fallback, Precision precision) {
    Objects.requireNonNull(fallback, "fallback");
    OneDnnSupport.require(precision);
    return new Context(fallback.pool(), new PrimitiveCache(CAPACITY), precision);
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

  @Override
  public Kernels forType(DataType type) {
    return type == DataType.FLOAT ? this : fallback;
  }

  @Override
  public ElementWiseKernels elementWise() {
    return elementWise;
  }

  @Override
  public ReductionKernels reductions() {
    return reductions;
  }

  @Override
  public ProductKernels products() {
    return products;
  }

  @Override
  public ConvolutionKernels convolutions() {
    return convolutions;
  }

  @Override
  public NormalizationKernels normalizations() {
    return normalizations;
  }

  @Override
  public MovementKernels movement() {
    return movement;
  }

  @Override
  public ResamplingKernels resampling() {
    return resampling;
  }

  @Override
  public PoolingKernels pooling() {
    return pooling;
  }
}

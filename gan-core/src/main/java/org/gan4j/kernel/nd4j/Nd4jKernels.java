package org.gan4j.kernel.nd4j;

import org.gan4j.kernel.ArrayPool;
import org.gan4j.kernel.ConvolutionKernels;
import org.gan4j.kernel.ElementWiseKernels;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.MovementKernels;
import org.gan4j.kernel.NormalizationKernels;
import org.gan4j.kernel.PoolingKernels;
import org.gan4j.kernel.ProductKernels;
import org.gan4j.kernel.ReductionKernels;
import org.gan4j.kernel.ResamplingKernels;

/**
 * The kernels out of ND4J's own operations, for every backend that ND4J has; FLOAT and DOUBLE.
 *
 * <p>Convolutions are matrix products. Their largest temporary, the windows of some images at a
 * time, has at most 4M elements (or those of one image, if they are more).
 */
public final class Nd4jKernels implements Kernels {

  private final ArrayPool pool;
  private final ElementWiseKernels elementWise;
  private final ReductionKernels reductions;
  private final ProductKernels products;
  private final ConvolutionKernels convolutions;
  private final NormalizationKernels normalizations;
  private final MovementKernels movement;
  private final ResamplingKernels resampling;
  private final PoolingKernels pooling;

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
    Nd4jReductions sums = new Nd4jReductions(pool);
    Nd4jMovement moves = new Nd4jMovement(pool);
    this.pool = pool;
    this.elementWise = new Nd4jElementWise(pool);
    this.reductions = sums;
    this.products = new Nd4jProducts();
    this.convolutions =
        new Nd4jGroupedConvolutions(
            pool, elementWise, new Nd4jConvolutions(pool, elementWise, moves));
    this.normalizations = new Nd4jNormalizations(pool, elementWise, sums);
    this.movement = moves;
    this.resampling = new Nd4jResampling(pool, moves);
    this.pooling = new Nd4jPooling(pool, moves);
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

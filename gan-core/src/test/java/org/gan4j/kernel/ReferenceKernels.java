package org.gan4j.kernel;

/** Every kernel as the plainest loops in double precision: what the providers are compared with. */
public final class ReferenceKernels implements Kernels {

  private final ArrayPool pool = new ArrayPool();

  @Override
  public String name() {
    return "reference";
  }

  @Override
  public ArrayPool pool() {
    return pool;
  }

  @Override
  public ElementWiseKernels elementWise() {
    return new ReferenceElementWise();
  }

  @Override
  public ReductionKernels reductions() {
    return new ReferenceReductions();
  }

  @Override
  public ProductKernels products() {
    return new ReferenceProducts();
  }

  @Override
  public ConvolutionKernels convolutions() {
    return new ReferenceConvolutions();
  }

  @Override
  public NormalizationKernels normalizations() {
    return new ReferenceNormalizations();
  }

  @Override
  public MovementKernels movement() {
    return new ReferenceMovement();
  }

  @Override
  public ResamplingKernels resampling() {
    return new ReferenceResampling();
  }

  @Override
  public PoolingKernels pooling() {
    return new ReferencePooling();
  }
}

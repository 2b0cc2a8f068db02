package org.gan4j.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Means and maxima of windows, with the adjoints. The rules of {@link Kernels} hold. */
public interface PoolingKernels {

  /** The mean of every window. */
  void avgPool(Pool2d pool, INDArray x, INDArray out);

  /** The adjoint of {@link #avgPool}. */
  void avgPoolGrad(Pool2d pool, INDArray gy, INDArray gx);

  /** The maximum of every window. */
  void maxPool(Pool2d pool, INDArray x, INDArray out);

  /**
   * Puts each gradient where its window's maximum was (the first in row order on ties); overlaps
   * add.
   */
  void maxPoolGrad(Pool2d pool, INDArray x, INDArray gy, INDArray gx);

  /**
   * {@code out = values} where each window of x has its maximum: the adjoint of {@link
   * #maxPoolGrad}.
   */
  void maxPoolSelect(Pool2d pool, INDArray x, INDArray values, INDArray out);
}

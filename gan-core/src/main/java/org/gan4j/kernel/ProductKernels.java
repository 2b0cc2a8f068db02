package org.gan4j.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Products of matrices. The rules of {@link Kernels} hold. */
public interface ProductKernels {

  /**
   * {@code out = op(a) op(b)}, where op transposes the last two axes if asked: of matrices, or of
   * batches of matrices {@code [B, M, K] x [B, K, N]}.
   */
  void matmul(INDArray a, boolean transposeA, INDArray b, boolean transposeB, INDArray out);
}

package org.gan4j.kernel.nd4j;

import org.gan4j.kernel.ProductKernels;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Matrix products. */
final class Nd4jProducts implements ProductKernels {

  @Override
  public void matmul(INDArray a, boolean transposeA, INDArray b, boolean transposeB, INDArray out) {
    Ops.matmul(a, transposeA, b, transposeB, 0, out);
  }
}

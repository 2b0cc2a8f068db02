package org.gan4j.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;

/** The reference's matrix products. */
final class ReferenceProducts implements ProductKernels {

  @Override
  public void matmul(INDArray a, boolean transposeA, INDArray b, boolean transposeB, INDArray out) {
    Dense x = Dense.of(a);
    Dense y = Dense.of(b);
    int inner = x.shape[x.shape.length - (transposeA ? 2 : 1)];
    Dense.zerosLike(out)
        .compute(
            index -> {
              int m = index[index.length - 2];
              int n = index[index.length - 1];
              int[] ia = index.clone();
              int[] ib = index.clone();
              double sum = 0;
              for (int k = 0; k < inner; k++) {
                ia[ia.length - 2] = transposeA ? k : m;
                ia[ia.length - 1] = transposeA ? m : k;
                ib[ib.length - 2] = transposeB ? n : k;
                ib[ib.length - 1] = transposeB ? k : n;
                sum += x.at(ia) * y.at(ib);
              }
              return sum;
            })
        .writeTo(out);
  }
}

package org.gan4j.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;

/** The reference's pooling. */
final class ReferencePooling implements PoolingKernels {

  @Override
  public void avgPool(Pool2d pool, INDArray x, INDArray out) {
    ReferenceImages.avgPool(pool, Dense.of(x), out);
  }

  @Override
  public void avgPoolGrad(Pool2d pool, INDArray gy, INDArray gx) {
    ReferenceImages.avgPoolGrad(pool, Dense.of(gy), gx);
  }

  @Override
  public void maxPool(Pool2d pool, INDArray x, INDArray out) {
    maxPoolSelect(pool, x, x, out);
  }

  @Override
  public void maxPoolGrad(Pool2d pool, INDArray x, INDArray gy, INDArray gx) {
    Dense a = Dense.of(x);
    Dense g = Dense.of(gy);
    Dense r = Dense.zerosLike(gx);
    g.forEach(i -> r.add(g.at(i), ReferenceImages.argMax(pool, a, i)));
    r.writeTo(gx);
  }

  @Override
  public void maxPoolSelect(Pool2d pool, INDArray x, INDArray values, INDArray out) {
    Dense a = Dense.of(x);
    Dense v = Dense.of(values);
    Dense.zerosLike(out).compute(i -> v.at(ReferenceImages.argMax(pool, a, i))).writeTo(out);
  }
}

package org.gan4j.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;

/** The reference's resampling. */
final class ReferenceResampling implements ResamplingKernels {

  @Override
  public void upsampleNearest(int factor, INDArray x, INDArray out) {
    Dense a = Dense.of(x);
    Dense.zerosLike(out).compute(i -> a.at(i[0], i[1] / factor, i[2] / factor, i[3])).writeTo(out);
  }

  @Override
  public void sumBlocks(int factor, INDArray x, INDArray out) {
    Dense a = Dense.of(x);
    Dense r = Dense.zerosLike(out);
    a.forEach(i -> r.add(a.at(i), i[0], i[1] / factor, i[2] / factor, i[3]));
    r.writeTo(out);
  }

  @Override
  public void resizeBilinear(INDArray x, INDArray out) {
    ReferenceImages.resizeBilinear(Dense.of(x), out);
  }

  @Override
  public void resizeBilinearGrad(INDArray gy, INDArray gx) {
    ReferenceImages.resizeBilinearGrad(Dense.of(gy), gx);
  }

  @Override
  public void upfirdn2d(UpFirDown filter, INDArray x, INDArray out) {
    ReferenceImages.upfirdn2d(filter, Dense.of(x), out);
  }
}

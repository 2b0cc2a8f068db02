package org.gan4j.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;

/** The reference's convolutions. */
final class ReferenceConvolutions implements ConvolutionKernels {

  @Override
  public void conv2d(
      INDArray x,
      INDArray w,
      INDArray bias,
      Activation activation,
      ConvGeometry geometry,
      INDArray out) {
    ReferenceImages.conv2d(
        Dense.of(x),
        Dense.of(w),
        bias == null ? null : Dense.of(bias),
        v -> ReferenceElementWise.activation(activation, v),
        geometry,
        out);
  }

  @Override
  public void conv2dInputGrad(INDArray gy, INDArray w, ConvGeometry geometry, INDArray gx) {
    ReferenceImages.conv2dInputGrad(Dense.of(gy), Dense.of(w), geometry, gx);
  }

  @Override
  public void conv2dWeightGrad(INDArray x, INDArray gy, ConvGeometry geometry, INDArray gw) {
    ReferenceImages.conv2dWeightGrad(Dense.of(x), Dense.of(gy), geometry, gw);
  }
}

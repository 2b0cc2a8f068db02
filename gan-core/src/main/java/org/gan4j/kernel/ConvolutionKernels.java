package org.gan4j.kernel;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The three forms of convolution: each is linear in either argument, and their gradients are again
 * among them. With several groups of channels each group of outputs sees its group of inputs; their
 * numbers of channels are multiples of the groups. The rules of {@link Kernels} hold.
 */
public interface ConvolutionKernels {

  /**
   * Cross-correlation {@code out = activation(x * w + bias)}.
   *
   * @param x {@code [N, H, W, I]}
   * @param w {@code [kH, kW, I / groups, O]}
   * @param bias {@code [O]}, or null for none
   * @param activation applied last
   * @param geometry strides, padding and groups
   * @param out {@code [N, H', W', O]}
   */
  void conv2d(
      INDArray x,
      INDArray w,
      @Nullable INDArray bias,
      Activation activation,
      ConvGeometry geometry,
      INDArray out);

  /**
   * The gradient for the input, which is also the transposed convolution.
   *
   * @param gy {@code [N, H', W', O]}
   * @param w {@code [kH, kW, I / groups, O]}
   * @param geometry strides, padding and groups of the forward convolution
   * @param gx {@code [N, H, W, I]}
   */
  void conv2dInputGrad(INDArray gy, INDArray w, ConvGeometry geometry, INDArray gx);

  /**
   * The gradient for the weight.
   *
   * @param x {@code [N, H, W, I]}
   * @param gy {@code [N, H', W', O]}
   * @param geometry strides, padding and groups of the forward convolution
   * @param gw {@code [kH, kW, I / groups, O]}
   */
  void conv2dWeightGrad(INDArray x, INDArray gy, ConvGeometry geometry, INDArray gw);
}

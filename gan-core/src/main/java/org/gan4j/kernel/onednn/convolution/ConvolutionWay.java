package org.gan4j.kernel.onednn.convolution;

import org.gan4j.kernel.Activation;

/**
 * A way to compute the three forms of convolution, on addresses of dense arrays. It suits all
 * shapes unless it says otherwise.
 */
public interface ConvolutionWay {

  /** Whether the forward form is quicker this way than on those that come after it. */
  default boolean suitsForward(ConvShape s) {
    return true;
  }

  /** Whether the input gradient is. */
  default boolean suitsInputGrad(ConvShape s) {
    return true;
  }

  /** Whether the weight gradient is. */
  default boolean suitsWeightGrad(ConvShape s) {
    return true;
  }

  /** Computes y; the bias is at address 0 if there is none. */
  void forward(ConvShape s, Activation activation, long x, long w, long bias, long y);

  /** Computes the gradient of x. */
  void inputGrad(ConvShape s, long gy, long w, long gx);

  /** Computes the gradient of w. */
  void weightGrad(ConvShape s, long x, long gy, long gw);
}

package org.gan4j.models.stylegan2;

import org.gan4j.autodiff.Convolutions;
import org.gan4j.autodiff.Variable;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.models.style.Blur;

/** What a 3x3 convolution does to an image's rows and columns. */
enum Scaling {
  /** Keeps them; the weight is {@code [3, 3, I, O]}. */
  SAME(3) {
    @Override
    Variable convolve(Variable x, Variable weight) {
      return Convolutions.conv2d(x, weight, ConvGeometry.of(1, 1));
    }
  },
  /**
   * Doubles them, by a transposed convolution of stride 2 and a blur as in the paper's code; the
   * weight is {@code [3, 3, O, I]}.
   */
  DOUBLE(2) {
    @Override
    Variable convolve(Variable x, Variable weight) {
      return Blur.AFTER_DOUBLING.apply(
          Convolutions.convTranspose2d(
              x,
              weight,
              null,
              Activation.IDENTITY,
              ConvGeometry.of(2, 0),
              2 * x.size(1) + 1,
              2 * x.size(2) + 1));
    }
  };

  private final int outputAxis;

  Scaling(int outputAxis) {
    this.outputAxis = outputAxis;
  }

  /** The weight's axis of O. */
  int outputAxis() {
    return outputAxis;
  }

  /** The weight's extents. */
  long[] weight(int in, int out) {
    return outputAxis == 3 ? new long[] {3, 3, in, out} : new long[] {3, 3, out, in};
  }

  /** From {@code [N, H, W, I]} to {@code [N, H, W, O]}, or twice that size. */
  abstract Variable convolve(Variable x, Variable weight);
}

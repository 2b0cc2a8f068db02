package org.gan4j.models.stylegan2;

import org.gan4j.autodiff.Arithmetic;
import org.gan4j.autodiff.Convolutions;
import org.gan4j.autodiff.Modulations;
import org.gan4j.autodiff.Variable;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.models.style.Blur;
import org.gan4j.models.style.EqualizedLinear;
import org.gan4j.models.style.Noise;
import org.gan4j.nn.Module;
import org.gan4j.nn.Parameter;
import org.gan4j.nn.init.Initializers;

/**
 * A convolution by style (figure 2d of the paper): 3x3, its weight modulated and demodulated
 * (equations 1 and 3), then noise, bias and leaky ReLU. The modulation is applied to what goes in
 * and the demodulation to what comes out, so that all samples share one convolution; factors of the
 * activation's gain are taken into the small arrays.
 */
final class StyledConv extends Module {

  private static final int KERNEL = 3;
  private static final double EPS = 1e-8;
  private static final double GAIN = Math.sqrt(2);

  private final EqualizedLinear affine;
  private final Parameter weight;
  private final Parameter bias;
  private final Parameter noiseStrength;
  private final Activation activation;
  private final boolean up;
  private final double weightScale;

  /**
   * A layer.
   *
   * @param styleSize W
   * @param in channels
   * @param out channels
   * @param up whether the image becomes twice as large: by a transposed convolution of stride 2 and
   *     a blur, as in the paper's code
   * @param slope of the leaky ReLU
   */
  StyledConv(int styleSize, int in, int out, boolean up, double slope) {
    this.affine = child("affine", new EqualizedLinear(styleSize, in, 1, 1, 1, Activation.IDENTITY));
    long[] shape = up ? new long[] {KERNEL, KERNEL, out, in} : new long[] {KERNEL, KERNEL, in, out};
    this.weight = parameter("weight", Initializers.normal(1), shape);
    this.bias = parameter("bias", Initializers.zeros(), out);
    this.noiseStrength = parameter("noise_strength", Initializers.zeros(), 1);
    this.activation = Activation.leakyRelu(slope);
    this.up = up;
    this.weightScale = 1 / Math.sqrt((double) KERNEL * KERNEL * in);
  }

  /** From {@code [N, H, W, I]} to {@code [N, H, W, O]}, or twice that size. */
  Variable apply(Variable x, Variable style, Noise noise) {
    return call(
        () -> {
          Variable scaled = weight.variable().mul(weightScale);
          Variable modulation = affine.apply(style);
          Variable modulated = x.mul(modulation.reshape(x.size(0), 1, 1, x.size(3)));
          Variable y = up ? upsampled(modulated, scaled) : convolved(modulated, scaled);
          Variable strength = noiseStrength.variable().mul(GAIN);
          return Modulations.scaleShift(
              y,
              demodulation(modulation, scaled).mul(GAIN),
              noise.next(y.size(0), y.size(1)).mul(strength),
              bias.variable().mul(GAIN),
              activation);
        });
  }

  private static Variable convolved(Variable x, Variable weight) {
    return Convolutions.conv2d(x, weight, ConvGeometry.of(1, KERNEL / 2));
  }

  private static Variable upsampled(Variable x, Variable weight) {
    Variable larger =
        Convolutions.convTranspose2d(
            x,
            weight,
            null,
            Activation.IDENTITY,
            ConvGeometry.of(2, 0),
            2 * x.size(1) + 1,
            2 * x.size(2) + 1);
    return Blur.apply(larger, Blur.FOUR_TAPS, 4, 1, 1, 1, 1);
  }

  /** What brings each output channel of each sample to unit variance, {@code [N, O]}. */
  private Variable demodulation(Variable modulation, Variable scaled) {
    Variable squares = scaled.square().sum(0, 1);
    return Arithmetic.matmul(modulation.square(), false, squares, up).add(EPS).rsqrt();
  }
}

package org.gan4j.models.stylegan2;

import org.gan4j.autodiff.Modulations;
import org.gan4j.autodiff.Variable;
import org.gan4j.kernel.Activation;
import org.gan4j.models.style.Noise;
import org.gan4j.nn.Module;
import org.gan4j.nn.Parameter;
import org.gan4j.nn.init.Initializers;
import org.gan4j.nn.layer.Linear;
import org.gan4j.nn.weight.EqualizedLearningRate;
import org.gan4j.nn.weight.WeightTransform;

/**
 * A convolution by style (figure 2d of the paper): 3x3, its weight modulated and demodulated
 * (equations 1 and 3, see {@link Modulations}), then noise, bias and leaky ReLU. Factors of the
 * activation's gain are taken into the small arrays.
 */
final class StyledConv extends Module {

  private static final double EPS = 1e-8;
  private static final double GAIN = Math.sqrt(2);

  private final Linear affine;
  private final Parameter weight;
  private final Parameter bias;
  private final Parameter noiseStrength;
  private final WeightTransform equalized;
  private final Activation activation;
  private final Scaling scaling;

  StyledConv(Stylegan2Config config, Scaling scaling, int in, int out) {
    this.affine = child("affine", affine(config, in));
    this.weight = parameter("weight", Initializers.normal(1), scaling.weight(in, out));
    this.bias = parameter("bias", Initializers.zeros(), out);
    this.noiseStrength = parameter("noise_strength", Initializers.zeros(), 1);
    this.equalized =
        EqualizedLearningRate.gain(1).create(scaling.outputAxis(), scaling.weight(in, out));
    this.activation = Activation.leakyRelu(config.slope());
    this.scaling = scaling;
  }

  /** From a style to the scales of a layer's inputs, which start at one. */
  static Linear affine(Stylegan2Config config, int in) {
    return Linear.of(config.styleSize(), in)
        .equalizedLearningRate(1)
        .biasInitializer(Initializers.ones());
  }

  /** From {@code [N, H, W, I]} to {@code [N, H, W, O]}, or twice that size. */
  Variable apply(Variable x, Variable style, Noise noise) {
    return call(
        () -> {
          Variable scaled = equalized.apply(weight.variable());
          Variable scales = affine.apply(style);
          Variable y = scaling.convolve(Modulations.modulate(x, scales), scaled);
          Variable strength = noiseStrength.variable().mul(GAIN);
          return Modulations.scaleShift(
              y,
              Modulations.demodulation(scales, scaled, scaling.outputAxis(), EPS).mul(GAIN),
              noise.next(y.size(0), y.size(1)).mul(strength),
              bias.variable().mul(GAIN),
              activation);
        });
  }
}

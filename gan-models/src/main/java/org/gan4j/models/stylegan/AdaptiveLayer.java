package org.gan4j.models.stylegan;

import org.gan4j.autodiff.Activations;
import org.gan4j.autodiff.Compositions;
import org.gan4j.autodiff.Shaping;
import org.gan4j.autodiff.Variable;
import org.gan4j.kernel.Activation;
import org.gan4j.models.style.Noise;
import org.gan4j.nn.Module;
import org.gan4j.nn.Parameter;
import org.gan4j.nn.init.Initializers;
import org.gan4j.nn.layer.Linear;

/**
 * What follows every convolution of the generator (figure 1b of the paper): noise scaled per
 * channel, bias, leaky ReLU, then instance norm with scale and shift by the style (AdaIN, equation
 * 1).
 */
final class AdaptiveLayer extends Module {

  private static final double EPS = 1e-8;

  private final Parameter noiseScale;
  private final Parameter bias;
  private final Linear affine;
  private final Activation activation;
  private final int channels;

  AdaptiveLayer(StyleganConfig config, int channels) {
    this.noiseScale = parameter("noise_scale", Initializers.zeros(), channels);
    this.bias = parameter("bias", Initializers.zeros(), channels);
    this.affine =
        child("affine", Linear.of(config.latentSize(), 2L * channels).equalizedLearningRate(1));
    this.activation = Activation.leakyRelu(config.slope());
    this.channels = channels;
  }

  /** {@code [N, H, W, C]}, and a style {@code [N, W]}. */
  Variable apply(Variable x, Variable style, Noise noise) {
    return call(
        () -> {
          Variable shaken =
              x.add(noise.next(x.size(0), x.size(1)).mul(noiseScale.variable()))
                  .add(bias.variable());
          Variable both = affine.apply(style);
          Variable scale = Shaping.narrow(both, 1, 0, channels).add(1);
          Variable shift = Shaping.narrow(both, 1, channels, channels);
          return Compositions.adaptiveInstanceNorm(
              Activations.activate(activation, shaken), scale, shift, EPS);
        });
  }
}

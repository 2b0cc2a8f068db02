package org.gan4j.models.stylegan2;

import org.gan4j.autodiff.Modulations;
import org.gan4j.autodiff.Variable;
import org.gan4j.nn.Module;
import org.gan4j.nn.Parameter;
import org.gan4j.nn.init.Initializers;
import org.gan4j.nn.layer.Linear;
import org.gan4j.nn.weight.EqualizedLearningRate;
import org.gan4j.nn.weight.WeightTransform;

/**
 * From features to an image's channels: a 1x1 convolution whose weight is modulated but not
 * demodulated. The equalized learning rate's factor goes to the style, which is smaller than the
 * weight.
 */
final class ToImage extends Module {

  private final Linear affine;
  private final Parameter weight;
  private final Parameter bias;
  private final WeightTransform equalized;

  ToImage(Stylegan2Config config, int in) {
    this.affine = child("affine", StyledConv.affine(config, in));
    this.weight = parameter("weight", Initializers.normal(1), in, config.channels());
    this.bias = parameter("bias", Initializers.zeros(), config.channels());
    this.equalized = EqualizedLearningRate.gain(1).create(1, in, config.channels());
  }

  /** From {@code [N, H, W, I]} to {@code [N, H, W, O]}. */
  Variable apply(Variable x, Variable style) {
    return call(
        () ->
            Modulations.modulatedPointwise(
                    x, equalized.apply(affine.apply(style)), weight.variable())
                .add(bias.variable()));
  }
}

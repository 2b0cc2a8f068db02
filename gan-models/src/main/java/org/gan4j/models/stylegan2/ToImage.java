package org.gan4j.models.stylegan2;

import org.gan4j.autodiff.Variable;
import org.gan4j.kernel.Activation;
import org.gan4j.models.style.EqualizedLinear;
import org.gan4j.nn.Module;
import org.gan4j.nn.Parameter;
import org.gan4j.nn.init.Initializers;

/**
 * From features to an image's channels: a 1x1 convolution whose weight is modulated but not
 * demodulated. Each sample's pixels are multiplied by its own matrix.
 */
final class ToImage extends Module {

  private final EqualizedLinear affine;
  private final Parameter weight;
  private final Parameter bias;
  private final double weightScale;

  ToImage(int styleSize, int in, int out) {
    this.affine = child("affine", new EqualizedLinear(styleSize, in, 1, 1, 1, Activation.IDENTITY));
    this.weight = parameter("weight", Initializers.normal(1), in, out);
    this.bias = parameter("bias", Initializers.zeros(), out);
    this.weightScale = 1 / Math.sqrt(in);
  }

  /** From {@code [N, H, W, I]} to {@code [N, H, W, O]}. */
  Variable apply(Variable x, Variable style) {
    return call(
        () -> {
          long samples = x.size(0);
          Variable modulation = affine.apply(style).mul(weightScale).reshape(samples, x.size(3), 1);
          Variable own = modulation.mul(weight.variable().reshape(1, x.size(3), -1));
          Variable y = x.reshape(samples, -1, x.size(3)).matmul(own).add(bias.variable());
          return y.reshape(samples, x.size(1), x.size(2), -1);
        });
  }
}

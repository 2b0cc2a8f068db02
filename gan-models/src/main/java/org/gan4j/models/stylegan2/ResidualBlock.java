package org.gan4j.models.stylegan2;

import org.gan4j.autodiff.Variable;
import org.gan4j.kernel.Activation;
import org.gan4j.models.style.Blur;
import org.gan4j.nn.Layer;
import org.gan4j.nn.layer.Conv2d;

/**
 * A block of the residual discriminator (figure 7c of the paper): two convolutions, the second
 * after a blur with stride 2, beside a 1x1 convolution of the blurred, halved input.
 */
final class ResidualBlock extends Layer {

  private final Conv2d first;
  private final Conv2d second;
  private final Conv2d skip;
  private final Activation activation;

  ResidualBlock(Conv2d first, Conv2d second, Conv2d skip, double slope) {
    this.first = child("conv0", first);
    this.second = child("conv1", second);
    this.skip = child("skip", skip);
    this.activation = Activation.leakyRelu(slope);
  }

  @Override
  protected Variable forward(Variable x) {
    Variable inner = first.apply(x, activation);
    Variable residual = second.apply(Blur.BEFORE_HALVING.apply(inner), activation);
    Variable identity = skip.apply(Blur.HALVING.apply(x));
    return residual.add(identity).mul(Math.sqrt(0.5));
  }
}

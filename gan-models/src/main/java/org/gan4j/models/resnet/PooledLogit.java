package org.gan4j.models.resnet;

import org.gan4j.autodiff.Activations;
import org.gan4j.autodiff.Variable;
import org.gan4j.nn.Layer;
import org.gan4j.nn.init.Initializers;
import org.gan4j.nn.layer.Linear;

/** The discriminator's end: ReLU, the sum or the mean over the places, one linear layer. */
final class PooledLogit extends Layer {

  private final boolean sum;
  private final Linear linear;

  PooledLogit(ResnetConfig config, boolean sum) {
    this.sum = sum;
    Linear layer =
        Linear.of(config.discriminatorChannels(config.widths().discriminator().size()), 1)
            .initializer(Initializers.xavierUniform());
    this.linear = child("linear", config.spectralNorm() ? layer.spectralNorm() : layer);
  }

  @Override
  protected Variable forward(Variable x) {
    Variable features = Activations.relu(x);
    return linear.apply(sum ? features.sum(1, 2) : features.mean(1, 2));
  }
}

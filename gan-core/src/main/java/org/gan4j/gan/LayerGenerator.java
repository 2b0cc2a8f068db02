package org.gan4j.gan;

import org.gan4j.autodiff.Variable;
import org.gan4j.nn.Layer;
import org.gan4j.nn.Network;

/**
 * A generator that is one layer from latent vectors to images, without a condition.
 *
 * @param network the layer's network
 * @param latentSize the length of a latent vector
 */
public record LayerGenerator(Network<? extends Layer> network, int latentSize)
    implements Generator {

  @Override
  public Variable generate(Variable latent, Condition condition) {
    return network.module().apply(latent);
  }
}

package org.gan4j.gan;

import org.gan4j.autodiff.Variable;
import org.gan4j.nn.ConditionalLayer;
import org.gan4j.nn.Network;

/**
 * A generator that is one layer from latent vectors and classes to images.
 *
 * @param network the layer's network
 * @param latentSize the length of a latent vector
 * @param classes how many classes there are, at least 1
 */
public record ConditionalLayerGenerator(
    Network<? extends ConditionalLayer> network, int latentSize, int classes) implements Generator {

  @Override
  public Variable generate(Variable latent, Condition condition) {
    return network.module().apply(latent, condition.labels((int) latent.size(0), classes));
  }
}

package org.gan4j.gan;

import org.gan4j.autodiff.Variable;
import org.gan4j.nn.ConditionalLayer;
import org.gan4j.nn.Network;

/**
 * A discriminator that is one layer from images and classes to logits.
 *
 * @param network the layer's network
 * @param classes how many classes there are, at least 1
 */
public record ConditionalLayerDiscriminator(
    Network<? extends ConditionalLayer> network, int classes) implements Discriminator {

  @Override
  public Variable logits(Variable images, Condition condition) {
    return network.module().apply(images, condition.labels((int) images.size(0), classes));
  }
}

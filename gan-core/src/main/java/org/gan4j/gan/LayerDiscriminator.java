package org.gan4j.gan;

import org.gan4j.autodiff.Variable;
import org.gan4j.nn.Layer;
import org.gan4j.nn.Network;

/**
 * A discriminator that is one layer from images to logits, without a condition.
 *
 * @param network the layer's network
 */
public record LayerDiscriminator(Network<? extends Layer> network) implements Discriminator {

  @Override
  public Variable logits(Variable images, Condition condition) {
    return network.module().apply(images);
  }
}

package org.gan4j.models.style;

import org.gan4j.autodiff.Labels;
import org.gan4j.autodiff.Variable;
import org.gan4j.gan.Condition;
import org.gan4j.gan.Discriminator;
import org.gan4j.nn.Network;

/**
 * A discriminator of layers with features that is told the class.
 *
 * @param network its layers, made with classes
 * @param classes how many there are
 */
public record ClassFeatureDiscriminator(Network<? extends FeatureLayer> network, int classes)
    implements Discriminator {

  @Override
  public Variable logits(Variable images, Condition condition) {
    int[] labels = condition.labels((int) images.size(0), classes);
    return network.module().apply(images, Labels.oneHot(labels, classes));
  }
}

package org.gan4j.models.r3gan;

import org.gan4j.autodiff.Variable;
import org.gan4j.nn.ConditionalLayer;
import org.gan4j.nn.Layer;
import org.gan4j.nn.layer.Embedding;

/**
 * The discriminator that is told the class: the logit is the product of the image's features and
 * the class's vector (the projection of Miyato and Koyama 2018 alone).
 */
final class ClassDiscriminator extends ConditionalLayer {

  private final Embedding vectors;
  private final Layer layers;

  ClassDiscriminator(R3ganConfig config) {
    int length = config.discriminatorEmbedding();
    this.vectors =
        child(
            "classes",
            Embedding.of(config.classes(), length)
                .initializer(Fixup.scaled(1 / Math.sqrt(length), config.classes())));
    this.layers = child("layers", R3gan.features(config, length));
  }

  @Override
  protected Variable forward(Variable images, int... labels) {
    return layers.apply(images).mul(vectors.apply(labels)).sum(1).reshape(-1, 1);
  }
}

package org.gan4j.models.r3gan;

import org.gan4j.autodiff.Shaping;
import org.gan4j.autodiff.Variable;
import org.gan4j.nn.ConditionalLayer;
import org.gan4j.nn.Layer;
import org.gan4j.nn.layer.Embedding;

/** The generator that is told the class: its vector is joined to the latent vector. */
final class ClassGenerator extends ConditionalLayer {

  private final Embedding vectors;
  private final Layer layers;

  ClassGenerator(R3ganConfig config) {
    this.vectors =
        child(
            "classes",
            Embedding.of(config.classes(), config.generatorEmbedding())
                .initializer(Fixup.plain(config.classes())));
    this.layers =
        child("layers", R3gan.images(config, config.latentSize() + config.generatorEmbedding()));
  }

  @Override
  protected Variable forward(Variable latent, int... labels) {
    return layers.apply(Shaping.concat(-1, latent, vectors.apply(labels)));
  }
}

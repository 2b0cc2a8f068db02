package org.gan4j.models.cgan;

import org.gan4j.autodiff.Reductions;
import org.gan4j.autodiff.Shaping;
import org.gan4j.autodiff.Variable;
import org.gan4j.nn.ConditionalLayer;
import org.gan4j.nn.Layer;

/**
 * A network whose input is joined with the vector of the class (Mirza and Osindero 2014, section
 * 3.2): latent vectors {@code [N, Z]} become {@code [N, Z + size]}, images {@code [N, H, W, C]}
 * become {@code [N, H, W, C + size]}, the same vector at every pixel.
 */
final class Joined extends ConditionalLayer {

  private final ClassVectors vectors;
  private final Layer layers;

  Joined(ClassVectors vectors, Layer layers) {
    this.vectors = child("classes", vectors);
    this.layers = child("layers", layers);
  }

  @Override
  protected Variable forward(Variable x, int... labels) {
    Variable condition = vectors.of(labels);
    if (x.rank() == 4) {
      condition =
          Reductions.broadcastTo(
              condition.reshape(x.size(0), 1, 1, vectors.size()),
              x.size(0),
              x.size(1),
              x.size(2),
              vectors.size());
    }
    return layers.apply(Shaping.concat(-1, x, condition));
  }
}

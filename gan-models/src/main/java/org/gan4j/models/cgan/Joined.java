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
 *
 * <p>A latent vector's squared length is Z in the mean, a one-hot vector's 1: joined as they are, a
 * hundredth of what the first layer gives would come from the class. The vector is therefore scaled
 * to the length of what it joins.
 */
final class Joined extends ConditionalLayer {

  private final double scale;
  private final ClassVectors vectors;
  private final Layer layers;

  /** Joins vectors scaled to a squared length. */
  Joined(int squaredLength, ClassVectors vectors, Layer layers) {
    this.scale = Math.sqrt((double) squaredLength / vectors.squaredLength());
    this.vectors = child("classes", vectors);
    this.layers = child("layers", layers);
  }

  @Override
  protected Variable forward(Variable x, int... labels) {
    Variable condition = vectors.of(labels).mul(scale);
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

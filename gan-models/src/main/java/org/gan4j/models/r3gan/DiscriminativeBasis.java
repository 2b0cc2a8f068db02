package org.gan4j.models.r3gan;

import org.gan4j.autodiff.Variable;
import org.gan4j.nn.Layer;
import org.gan4j.nn.layer.Conv2d;
import org.gan4j.nn.layer.Linear;

/**
 * The discriminator's end: each feature map's product with a learned 4x4 map, and a linear layer.
 */
final class DiscriminativeBasis extends Layer {

  private final Conv2d maps;
  private final Linear linear;

  DiscriminativeBasis(int width, long features) {
    int size = R3ganConfig.FIRST;
    this.maps =
        child(
            "maps",
            Conv2d.of(width, width, size)
                .groups(width)
                .bias(false)
                .initializer(Fixup.plain((long) size * size)));
    this.linear =
        child("linear", Linear.of(width, features).bias(false).initializer(Fixup.plain(width)));
  }

  @Override
  protected Variable forward(Variable x) {
    return linear.apply(maps.apply(x).reshape(x.size(0), -1));
  }
}

package org.gan4j.models.r3gan;

import org.gan4j.autodiff.Variable;
import org.gan4j.nn.Layer;
import org.gan4j.nn.Parameter;
import org.gan4j.nn.init.Initializers;
import org.gan4j.nn.layer.Linear;

/**
 * The generator's beginning: learned 4x4 maps, each times a number that a linear layer makes of the
 * latent vector.
 */
final class GenerativeBasis extends Layer {

  private final Parameter maps;
  private final Linear strength;

  GenerativeBasis(long latents, long width) {
    this.maps =
        parameter("maps", Initializers.normal(1), R3ganConfig.FIRST, R3ganConfig.FIRST, width);
    this.strength =
        child("strength", Linear.of(latents, width).bias(false).initializer(Fixup.plain(latents)));
  }

  @Override
  protected Variable forward(Variable latent) {
    Variable strengths = strength.apply(latent);
    return maps.variable().mul(strengths.reshape(latent.size(0), 1, 1, strengths.size(1)));
  }
}

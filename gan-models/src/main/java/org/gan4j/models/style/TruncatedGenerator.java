package org.gan4j.models.style;

import org.gan4j.autodiff.Variable;
import org.gan4j.gan.Condition;
import org.gan4j.gan.Generator;
import org.gan4j.nn.Module;
import org.gan4j.nn.Network;

/**
 * A generator whose styles are drawn towards their mean, for inference.
 *
 * @param whole the generator
 * @param psi 1 leaves the styles as they are, 0 gives the mean image
 */
record TruncatedGenerator(StyleGenerator whole, double psi) implements Generator {

  TruncatedGenerator {
    if (!Double.isFinite(psi)) {
      throw new IllegalArgumentException("truncation: expected a finite number, got " + psi);
    }
  }

  @Override
  public Network<? extends Module> network() {
    return whole.network();
  }

  @Override
  public int latentSize() {
    return whole.latentSize();
  }

  @Override
  public Variable generate(Variable latent, Condition condition) {
    return whole.images(whole.truncated(whole.styles(latent), psi), Noise.fixed());
  }
}

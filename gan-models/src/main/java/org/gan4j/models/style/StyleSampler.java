package org.gan4j.models.style;

import org.gan4j.autodiff.Variable;
import org.gan4j.gan.Condition;
import org.gan4j.gan.Generator;
import org.gan4j.nn.Module;
import org.gan4j.nn.Network;

/**
 * A generator by styles as images are shown with it: styles drawn towards their mean, and a choice
 * of noise.
 *
 * @param whole the generator
 * @param psi 1 leaves the styles as they are, 0 gives the mean image
 * @param noise which noise
 */
public record StyleSampler(StyleGenerator whole, double psi, NoiseKind noise) implements Generator {

  /** Checks the number. */
  public StyleSampler {
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
  public int classes() {
    return whole.classes();
  }

  @Override
  public Variable generate(Variable latent, Condition condition) {
    Variable style = whole.truncated(whole.styles(latent, condition), psi);
    return whole.images(style, noise.of(latent.value()));
  }
}

package org.gan4j.gan.loss;

import org.gan4j.autodiff.Variable;
import org.jspecify.annotations.Nullable;

/**
 * The Wasserstein-1 distance in its dual form (Arjovsky et al. 2017, "Wasserstein GAN", equation
 * 2): the critic minimizes {@code E[f] - E[x]}, the generator {@code -E[f]}. The critic must be
 * held Lipschitz: by a gradient penalty, by spectral normalization, or by clipping its weights.
 */
public record Wasserstein() implements GanLoss {

  @Override
  public Variable discriminator(Variable real, Variable fake) {
    return fake.mean().sub(real.mean());
  }

  @Override
  public Variable generator(@Nullable Variable real, Variable fake) {
    return fake.mean().neg();
  }
}

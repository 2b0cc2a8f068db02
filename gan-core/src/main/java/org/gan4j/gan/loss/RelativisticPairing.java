package org.gan4j.gan.loss;

import static java.util.Objects.requireNonNull;
import static org.gan4j.autodiff.Activations.softplus;

import org.gan4j.autodiff.Variable;
import org.jspecify.annotations.Nullable;

/**
 * Relativistic pairing loss (Jolicoeur-Martineau 2018; Huang et al. 2024, "The GAN is dead; long
 * live the GAN! A Modern GAN Baseline", equation 2): each real image is compared with one generated
 * image. The discriminator minimizes {@code E[softplus(-(x - f))]}, the generator {@code
 * E[softplus(-(f - x))]}. The batch's n-th real and n-th generated image are a pair.
 */
public record RelativisticPairing() implements GanLoss {

  @Override
  public Variable discriminator(Variable real, Variable fake) {
    return softplus(fake.sub(real)).mean();
  }

  @Override
  public Variable generator(@Nullable Variable real, Variable fake) {
    return softplus(requireNonNull(real).sub(fake)).mean();
  }

  @Override
  public boolean generatorNeedsReal() {
    return true;
  }
}

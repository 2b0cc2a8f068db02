package org.gan4j.gan.loss;

import static org.gan4j.autodiff.Activations.softplus;

import org.gan4j.autodiff.Variable;
import org.jspecify.annotations.Nullable;

/**
 * The usual loss (Goodfellow et al. 2014, "Generative Adversarial Nets", section 3): the
 * discriminator minimizes {@code E[softplus(-x)] + E[softplus(f)]}, the generator {@code -E[log
 * s(f)] = E[softplus(-f)]}, whose gradient is strong where the discriminator is sure.
 */
public record NonSaturating() implements GanLoss {

  @Override
  public Variable discriminator(Variable real, Variable fake) {
    return softplus(real.neg()).mean().add(softplus(fake).mean());
  }

  @Override
  public Variable generator(@Nullable Variable real, Variable fake) {
    return softplus(fake.neg()).mean();
  }
}

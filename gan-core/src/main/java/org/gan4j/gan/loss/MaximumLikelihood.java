package org.gan4j.gan.loss;

import static org.gan4j.autodiff.Activations.softplus;

import org.gan4j.autodiff.Variable;
import org.jspecify.annotations.Nullable;

/**
 * Maximum likelihood (Goodfellow 2014, "On distinguishability criteria for estimating generative
 * models"; Goodfellow 2016, "NIPS 2016 Tutorial", section 3.2.4): the discriminator minimizes
 * {@code E[softplus(-x)] + E[softplus(f)]}, the generator {@code -E[exp(f)]}, the likelihood ratio
 * that the discriminator stands for. Its gradient is as large as the ratio: logits above 88
 * overflow float32.
 */
public record MaximumLikelihood() implements GanLoss {

  @Override
  public Variable discriminator(Variable real, Variable fake) {
    return softplus(real.neg()).mean().add(softplus(fake).mean());
  }

  @Override
  public Variable generator(@Nullable Variable real, Variable fake) {
    return fake.exp().mean().neg();
  }
}

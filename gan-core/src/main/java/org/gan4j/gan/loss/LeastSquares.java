package org.gan4j.gan.loss;

import org.gan4j.autodiff.Variable;
import org.jspecify.annotations.Nullable;

/**
 * Least squares with targets 1 and 0 (Mao et al. 2017, "Least Squares Generative Adversarial
 * Networks", equation 9): the discriminator minimizes {@code (E[(x - 1)^2] + E[f^2]) / 2}, the
 * generator {@code E[(f - 1)^2] / 2}.
 */
public record LeastSquares() implements GanLoss {

  @Override
  public Variable discriminator(Variable real, Variable fake) {
    return real.sub(1).square().mean().add(fake.square().mean()).mul(0.5);
  }

  @Override
  public Variable generator(@Nullable Variable real, Variable fake) {
    return fake.sub(1).square().mean().mul(0.5);
  }
}

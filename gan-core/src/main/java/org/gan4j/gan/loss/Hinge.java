package org.gan4j.gan.loss;

import static org.gan4j.autodiff.Activations.relu;

import org.gan4j.autodiff.Variable;
import org.jspecify.annotations.Nullable;

/**
 * The hinge loss (Lim and Ye 2017, "Geometric GAN"; Miyato et al. 2018, equations 16 and 17): the
 * discriminator minimizes {@code E[max(0, 1 - x)] + E[max(0, 1 + f)]}, the generator {@code -E[f]}.
 */
public record Hinge() implements GanLoss {

  @Override
  public Variable discriminator(Variable real, Variable fake) {
    return relu(real.rsub(1)).mean().add(relu(fake.add(1)).mean());
  }

  @Override
  public Variable generator(@Nullable Variable real, Variable fake) {
    return fake.mean().neg();
  }
}

package org.gan4j.gan.loss;

import static java.util.Objects.requireNonNull;
import static org.gan4j.autodiff.Activations.softplus;

import org.gan4j.autodiff.Variable;
import org.jspecify.annotations.Nullable;

/**
 * Relativistic average loss (Jolicoeur-Martineau 2018, "The relativistic discriminator: a key
 * element missing from standard GAN"): how much more real are real images than generated ones are
 * on average. The discriminator minimizes {@code (E[softplus(-(x - E[f]))] + E[softplus(f - E[x])])
 * / 2}, the generator the same with x and f exchanged.
 */
public record RelativisticAverage() implements GanLoss {

  @Override
  public Variable discriminator(Variable real, Variable fake) {
    Variable above = real.sub(fake.mean());
    Variable below = fake.sub(real.mean());
    return softplus(above.neg()).mean().add(softplus(below).mean()).mul(0.5);
  }

  @Override
  public Variable generator(@Nullable Variable real, Variable fake) {
    return discriminator(/* real= */ fake, /* fake= */ requireNonNull(real));
  }

  @Override
  public boolean generatorNeedsReal() {
    return true;
  }
}

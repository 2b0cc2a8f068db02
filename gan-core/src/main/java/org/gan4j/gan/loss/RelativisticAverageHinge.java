package org.gan4j.gan.loss;

import static java.util.Objects.requireNonNull;
import static org.gan4j.autodiff.Activations.relu;

import org.gan4j.autodiff.Variable;
import org.jspecify.annotations.Nullable;

/**
 * Relativistic average hinge loss (Jolicoeur-Martineau 2018, "The relativistic discriminator: a key
 * element missing from standard GAN"). The discriminator minimizes {@code (E[max(0, 1 - (x -
 * E[f]))] + E[max(0, 1 + (f - E[x]))]) / 2}, the generator the same with x and f exchanged.
 */
public record RelativisticAverageHinge() implements GanLoss {

  @Override
  public Variable discriminator(Variable real, Variable fake) {
    Variable above = real.sub(fake.mean());
    Variable below = fake.sub(real.mean());
    return relu(above.rsub(1)).mean().add(relu(below.add(1)).mean()).mul(0.5);
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

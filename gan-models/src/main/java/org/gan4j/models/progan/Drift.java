package org.gan4j.models.progan;

import java.util.Optional;
import org.gan4j.autodiff.Variable;
import org.gan4j.gan.Condition;
import org.gan4j.gan.Judgement;
import org.gan4j.gan.loss.LossTerm;

/**
 * Keeps the critic's output from drifting away from zero (Karras et al. 2018, appendix A.1): {@code
 * weight * E[D(x)^2]} over real images.
 *
 * @param weight 0.001 in the paper
 */
public record Drift(double weight) implements LossTerm {

  @Override
  public String name() {
    return "drift";
  }

  @Override
  public Optional<Variable> discriminator(Judgement real, Judgement fake, Condition condition) {
    return Optional.of(real.logits().square().mean().mul(weight));
  }
}

package org.gan4j.gan.penalty;

import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.gan.Judgement;
import org.gan4j.io.Require;
import org.gan4j.random.RandomStream;

/**
 * DRAGAN (Kodali et al. 2017, "On Convergence and Stability of GANs"): a gradient penalty around
 * real images, with the perturbation of the authors' code. {@code weight * E[(||grad D(m)|| -
 * 1)^2]} at {@code m = x + a * 0.5 * std(x) * u}, a uniform in [0, 1), one a sample, u uniform in
 * [0, 1), one an element, std that of the whole batch.
 *
 * @param weight the factor, at least 0
 */
public record Dragan(double weight) implements Penalty {

  /** The weight of the paper. */
  public static final double DEFAULT_WEIGHT = 10;

  private static final double SPREAD = 0.5;

  /** Checks the weight. */
  public Dragan {
    Require.notNegative("weight", weight);
  }

  /**
   * The penalty.
   *
   * @param weight the factor, 10 in the paper
   * @return the penalty
   */
  public static Dragan weight(double weight) {
    return new Dragan(weight);
  }

  @Override
  public Variable term(Critic critic, Judgement real, Variable fake, RandomStream random) {
    Variable x = real.images();
    Variable share = InputGradients.uniform(random, x, x.size(0));
    return term(critic, x, share, InputGradients.uniform(random, x, x.shape()));
  }

  @Override
  public boolean differentiatesInputs() {
    return true;
  }

  /**
   * The term for given draws.
   *
   * @param critic the critic
   * @param real real images {@code [N, ...]}
   * @param share {@code [N]}, a of the formula
   * @param noise as the real images, u of the formula
   * @return one element
   */
  public Variable term(Critic critic, Variable real, Variable share, Variable noise) {
    Variable points;
    try (Scope scope = Scope.noGrad()) {
      Variable x = real.detach();
      Variable deviation = x.sub(x.mean()).square().mean().sqrt();
      Variable perturbed = x.add(noise.mul(deviation).mul(SPREAD));
      points = scope.keep(InputGradients.mix(perturbed, x, share));
    }
    return GradientPenalty.weight(weight).at(critic, points);
  }
}

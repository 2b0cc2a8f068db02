package org.gan4j.gan.penalty;

import org.gan4j.autodiff.Activations;
import org.gan4j.autodiff.Variable;
import org.gan4j.gan.Judgement;
import org.gan4j.io.Require;
import org.gan4j.random.RandomStream;

/**
 * Gradient penalty between real and generated images (Gulrajani et al. 2017, "Improved Training of
 * Wasserstein GANs", equation 3): {@code weight * E[(||grad D(m)|| - target)^2]} at {@code m = eps
 * * x + (1 - eps) * f}, eps uniform in [0, 1), one a sample. One-sided (Petzka et al. 2018, "On the
 * regularization of Wasserstein GANs"), only norms above the target count: {@code weight * E[max(0,
 * ||grad D(m)|| - target)^2]}.
 *
 * @param weight the factor, at least 0
 * @param target the norm aimed at, at least 0
 * @param oneSided whether norms below the target are free
 */
public record GradientPenalty(double weight, double target, boolean oneSided) implements Penalty {

  /** The weight of the paper. */
  public static final double DEFAULT_WEIGHT = 10;

  /** Keeps the root differentiable at zero; it moves a norm of 1 by less than float32 can say. */
  private static final double ROOT_GUARD = 1e-16;

  /** Checks the numbers. */
  public GradientPenalty {
    Require.notNegative("weight", weight);
    Require.notNegative("target", target);
  }

  /**
   * The penalty of WGAN-GP: target 1, both sides.
   *
   * @param weight the factor, 10 in the paper
   * @return the penalty
   */
  public static GradientPenalty weight(double weight) {
    return new GradientPenalty(weight, 1, false);
  }

  /**
   * The same with only norms above the target counting.
   *
   * @return a copy
   */
  public GradientPenalty ofOneSide() {
    return new GradientPenalty(weight, target, true);
  }

  @Override
  public Variable term(Critic critic, Judgement real, Variable fake, RandomStream random) {
    Variable x = real.images();
    return term(critic, x, fake, InputGradients.uniform(random, x, x.size(0)));
  }

  @Override
  public boolean differentiatesInputs() {
    return true;
  }

  /**
   * The term for given mixing coefficients.
   *
   * @param critic the critic
   * @param real real images {@code [N, ...]}
   * @param fake generated images, shaped as the real ones
   * @param eps {@code [N]}, the share of the real image
   * @return one element
   */
  public Variable term(Critic critic, Variable real, Variable fake, Variable eps) {
    return at(critic, InputGradients.mix(real, fake, eps));
  }

  /**
   * The term at given points.
   *
   * @param critic the critic
   * @param points {@code [N, ...]}, taken as constants
   * @return one element
   */
  Variable at(Critic critic, Variable points) {
    Variable norms = InputGradients.squaredNorms(critic.at(points)).add(ROOT_GUARD).sqrt();
    Variable excess = norms.sub(target);
    return (oneSided ? Activations.relu(excess) : excess).square().mean().mul(weight);
  }
}

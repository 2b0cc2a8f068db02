package org.gan4j.gan.penalty;

import org.gan4j.autodiff.Variable;
import org.gan4j.gan.Judgement;
import org.gan4j.io.Require;
import org.gan4j.random.RandomStream;

/**
 * R1 (Mescheder et al. 2018, "Which Training Methods for GANs do actually Converge?", equation 9):
 * {@code gamma / 2 * E[||grad D(x)||^2]} on real images.
 *
 * @param gamma the factor, at least 0
 */
public record R1(double gamma) implements Penalty {

  /** The factor of the paper's experiments. */
  public static final double DEFAULT_GAMMA = 10;

  /** Checks the factor. */
  public R1 {
    Require.notNegative("gamma", gamma);
  }

  /**
   * The penalty.
   *
   * @param gamma the factor, 10 in the paper
   * @return the penalty
   */
  public static R1 weight(double gamma) {
    return new R1(gamma);
  }

  @Override
  public Variable term(Critic critic, Judgement real, Variable fake, RandomStream random) {
    return InputGradients.squaredNorms(real).mean().mul(gamma / 2);
  }

  @Override
  public boolean differentiatesInputs() {
    return true;
  }
}

package org.gan4j.gan.penalty;

import org.gan4j.io.Require;
import org.gan4j.kernel.BinaryOp;
import org.gan4j.kernel.Kernels;
import org.gan4j.nn.Network;

/**
 * Weight clipping (Arjovsky et al. 2017, "Wasserstein GAN", algorithm 1): after each update every
 * parameter of the critic is brought into [-limit, limit].
 *
 * @param limit the greatest absolute value, above 0
 */
public record WeightClip(double limit) implements Constraint {

  /** The limit of the paper. */
  public static final double DEFAULT_LIMIT = 0.01;

  /** Checks the limit. */
  public WeightClip {
    Require.positive("limit", limit);
  }

  /**
   * The clipping.
   *
   * @param limit the greatest absolute value, 0.01 in the paper
   * @return the constraint
   */
  public static WeightClip to(double limit) {
    return new WeightClip(limit);
  }

  @Override
  public void apply(Network<?> critic) {
    Kernels kernels = critic.kernels();
    kernels.elementWise().scalar(BinaryOp.MIN, critic.vector(), limit, critic.vector());
    kernels.elementWise().scalar(BinaryOp.MAX, critic.vector(), -limit, critic.vector());
  }
}

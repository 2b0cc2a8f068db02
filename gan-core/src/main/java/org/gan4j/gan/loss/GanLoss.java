package org.gan4j.gan.loss;

import org.gan4j.autodiff.Variable;
import org.jspecify.annotations.Nullable;

/**
 * The pair of losses that a discriminator and a generator minimize, as functions of logits: of D(x)
 * before any sigmoid, {@code [N, 1]} or a patch map {@code [N, H, W, 1]}.
 *
 * <p>In the formulas, {@code x} stands for the logits of real images, {@code f} for those of
 * generated ones, {@code s} for the sigmoid, {@code E} for the mean over all logits of a batch.
 * Logarithms of sigmoids are written with {@code softplus(t) = log(1 + exp(t))}, which is safe for
 * every logit: {@code log s(t) = -softplus(-t)}, {@code log(1 - s(t)) = -softplus(t)}.
 */
public interface GanLoss {

  /**
   * What the discriminator minimizes.
   *
   * @param real logits of real images
   * @param fake logits of generated images
   * @return one element
   */
  Variable discriminator(Variable real, Variable fake);

  /**
   * What the generator minimizes.
   *
   * @param real logits of real images; not looked at, and may be null, unless {@link
   *     #generatorNeedsReal}
   * @param fake logits of generated images
   * @return one element
   */
  Variable generator(@Nullable Variable real, Variable fake);

  /**
   * Whether the generator's loss depends on the logits of real images, as relativistic losses do.
   *
   * @return true if {@link #generator} must be given them
   */
  default boolean generatorNeedsReal() {
    return false;
  }

  /** The {@link Minimax} loss. */
  static GanLoss minimax() {
    return new Minimax();
  }

  /** The {@link NonSaturating} loss. */
  static GanLoss nonSaturating() {
    return new NonSaturating();
  }

  /** The {@link Wasserstein} loss. */
  static GanLoss wasserstein() {
    return new Wasserstein();
  }

  /** The {@link Hinge} loss. */
  static GanLoss hinge() {
    return new Hinge();
  }

  /** The {@link LeastSquares} loss. */
  static GanLoss leastSquares() {
    return new LeastSquares();
  }

  /** The {@link MaximumLikelihood} loss. */
  static GanLoss maximumLikelihood() {
    return new MaximumLikelihood();
  }

  /** The {@link RelativisticPairing} loss. */
  static GanLoss relativisticPairing() {
    return new RelativisticPairing();
  }

  /** The {@link RelativisticAverage} loss. */
  static GanLoss relativisticAverage() {
    return new RelativisticAverage();
  }

  /** The {@link RelativisticAverageHinge} loss. */
  static GanLoss relativisticAverageHinge() {
    return new RelativisticAverageHinge();
  }
}

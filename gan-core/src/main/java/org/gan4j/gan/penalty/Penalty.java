package org.gan4j.gan.penalty;

import org.gan4j.autodiff.Variable;
import org.gan4j.gan.Judgement;
import org.gan4j.random.RandomStream;

/**
 * What a critic minimizes besides its loss: a term that is added to it. What is done to the
 * critic's weights after an update is a {@link Constraint}.
 */
@FunctionalInterface
public interface Penalty {

  /**
   * The term to add to the critic's loss. It is differentiable for the critic's parameters, and
   * constant for whatever made the images.
   *
   * @param critic the critic
   * @param real a batch of real images {@code [N, ...]}, a leaf, with the critic's logits of them,
   *     so that a penalty on these needs no pass of its own
   * @param fake a batch of generated images, shaped as the real ones
   * @param random where mixing coefficients and noise are drawn from
   * @return one element
   */
  Variable term(Critic critic, Judgement real, Variable fake, RandomStream random);

  /**
   * Whether the term is made of gradients of single images' logits, which batch norm in the critic
   * would entangle with the other images' (Gulrajani et al. 2017, section 4).
   *
   * @return false, unless the penalty differentiates the critic for its input
   */
  default boolean differentiatesInputs() {
    return false;
  }

  /**
   * The same penalty on one critic update in several; see {@link Lazy}.
   *
   * @param updates the interval, at least 1
   * @return the lazy penalty
   */
  default Lazy<Penalty> every(int updates) {
    return new Lazy<>(this, updates);
  }
}

package org.gan4j.gan.penalty;

import org.gan4j.autodiff.Variable;
import org.gan4j.nn.Network;
import org.gan4j.random.RandomStream;

/**
 * What is asked of a critic besides a low loss. A penalty acts in one or both of two places: as a
 * term of what the critic minimises, on the steps that are due, and as an action on the critic's
 * weights after each of its updates.
 */
public interface Penalty {

  /**
   * The term to add to the critic's loss. It is differentiable for the critic's parameters, and
   * constant for whatever made the images.
   *
   * @param critic the critic
   * @param real a batch of real images {@code [N, ...]}
   * @param fake a batch of generated images, shaped as the real ones
   * @param random where mixing coefficients and noise are drawn from
   * @return one element
   */
  Variable term(Critic critic, Variable real, Variable fake, RandomStream random);

  /**
   * Whether the term belongs to a step's loss.
   *
   * @param step the number of critic updates made before
   * @return true always, unless the penalty is lazy or has no term
   */
  default boolean due(long step) {
    return true;
  }

  /**
   * Acts on the critic's weights after an update; most penalties do nothing here.
   *
   * @param critic the network that was updated; its vector may be modified
   */
  default void afterUpdate(Network<?> critic) {}

  /**
   * The same penalty on one step in several, its term multiplied by their number so that its weight
   * over time stays (lazy regularisation: Karras et al. 2020, "Analyzing and Improving the Image
   * Quality of StyleGAN", section 3.1).
   *
   * @param steps the interval, at least 1
   * @return the lazy penalty
   */
  default Penalty every(int steps) {
    return new Lazy(this, steps);
  }
}

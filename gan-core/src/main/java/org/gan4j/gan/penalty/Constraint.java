package org.gan4j.gan.penalty;

import org.gan4j.nn.Network;

/** What a critic's weights are held to after each of its updates. */
@FunctionalInterface
public interface Constraint {

  /**
   * Brings the weights to where they have to be.
   *
   * @param critic the network that was updated; its vector is modified
   */
  void apply(Network<?> critic);
}

package org.gan4j.train;

import org.gan4j.nn.Network;
import org.gan4j.train.updater.WeightAverage;

/**
 * A network whose weights follow those of a generator that is trained.
 *
 * @param rule how it follows
 * @param network the average; modified
 */
record AveragedNetwork(WeightAverage rule, Network<?> network) {

  /** Follows the generator's weights as they are after so many updates of each of its parts. */
  void follow(Network<?> current, long[] updates) {
    rule.update(network, current, updates);
  }
}

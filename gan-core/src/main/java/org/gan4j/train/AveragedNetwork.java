package org.gan4j.train;

import java.util.function.LongFunction;
import org.gan4j.nn.Network;
import org.gan4j.train.updater.WeightAverage;

/**
 * A network whose weights follow those of a generator that is trained.
 *
 * @param rule how it follows, by the number of updates made before
 * @param network the average; modified
 */
record AveragedNetwork(LongFunction<WeightAverage> rule, Network<?> network) {

  /** Follows the generator's weights as they are after so many updates of each of its parts. */
  void follow(Network<?> current, long[] updates) {
    rule.apply(updates[0] - 1).update(network, current, updates);
  }
}

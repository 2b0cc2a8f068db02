package org.gan4j.gan.penalty;

import org.gan4j.autodiff.Variable;
import org.gan4j.nn.Network;
import org.gan4j.random.RandomStream;

/**
 * A penalty whose term is due on one step in several and counts that many times; see {@link
 * Penalty#every}. What the penalty does after updates it does after each.
 *
 * @param penalty the penalty
 * @param interval the number of steps from one term to the next, at least 1
 */
public record Lazy(Penalty penalty, int interval) implements Penalty {

  /** Checks the interval. */
  public Lazy {
    if (interval < 1) {
      throw new IllegalArgumentException("interval: expected at least 1, got " + interval);
    }
  }

  @Override
  public Variable term(Critic critic, Variable real, Variable fake, RandomStream random) {
    return penalty.term(critic, real, fake, random).mul(interval);
  }

  @Override
  public boolean due(long step) {
    return step % interval == 0 && penalty.due(step);
  }

  @Override
  public void afterUpdate(Network<?> critic) {
    penalty.afterUpdate(critic);
  }
}

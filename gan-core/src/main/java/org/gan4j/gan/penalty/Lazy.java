package org.gan4j.gan.penalty;

import org.gan4j.autodiff.Variable;
import org.gan4j.io.Require;

/**
 * A penalty on either network whose term is due on one update in several and counts that many
 * times, so that its weight over time stays (lazy regularization: Karras et al. 2020, "Analyzing
 * and Improving the Image Quality of StyleGAN", section 3.1).
 *
 * @param penalty the penalty
 * @param interval the number of updates from one term to the next, at least 1; 1 for a penalty that
 *     is always due
 * @param <P> {@link Penalty} or {@link GeneratorPenalty}
 */
public record Lazy<P>(P penalty, int interval) {

  /** Checks the interval. */
  public Lazy {
    Require.positive("interval", interval);
  }

  /**
   * Whether an update has the term.
   *
   * @param updates the number of updates made before
   * @return true for the first and every {@code interval}-th after it
   */
  public boolean due(long updates) {
    return updates % interval == 0;
  }

  /**
   * The term as it counts on an update that has it.
   *
   * @param term the penalty's
   * @return the term times the interval
   */
  public Variable weighted(Variable term) {
    return interval == 1 ? term : term.mul(interval);
  }
}

package org.gan4j.models;

import org.gan4j.train.updater.WeightAverage;

/**
 * A moving average of the generator's weights, given by its decay or by its half-life; none if both
 * are 0.
 *
 * @param decay what stays of the average at an update, in [0, 1); 0 where the half-life is given
 * @param halfLife images after which weights count half; 0 where the decay is given
 * @param rampUp whether the decay starts low, so that the first weights are soon forgotten
 */
public record Averaging(double decay, double halfLife, boolean rampUp) {

  /** Checks the numbers. */
  public Averaging {
    if (!(decay >= 0 && decay < 1 && halfLife >= 0)) {
      throw new IllegalArgumentException(
          "averaging: expected a decay in [0, 1) and a halfLife of at least 0, got "
              + decay
              + " and "
              + halfLife);
    }
    if (decay > 0 && halfLife > 0) {
      throw new IllegalArgumentException(
          "averaging: expected a decay or a halfLife, the other 0, got "
              + decay
              + " and "
              + halfLife);
    }
  }

  /**
   * No average: samples are drawn from the generator that is trained.
   *
   * @return the settings
   */
  public static Averaging none() {
    return new Averaging(0, 0, false);
  }

  /**
   * Whether there is an average.
   *
   * @return false if both numbers are 0
   */
  public boolean on() {
    return decay > 0 || halfLife > 0;
  }

  /**
   * How the average follows.
   *
   * @param batch images an update
   * @return the rule
   */
  public WeightAverage rule(int batch) {
    WeightAverage rule =
        halfLife > 0 ? WeightAverage.halfLife(halfLife, batch) : WeightAverage.of(decay);
    return rampUp ? rule.rampingUp() : rule;
  }
}

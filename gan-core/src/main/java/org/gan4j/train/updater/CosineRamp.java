package org.gan4j.train.updater;

import org.nd4j.linalg.schedule.ISchedule;

/**
 * A number that goes from one value to another along half a cosine and then stays (the burn-in of
 * Huang et al. 2024, "The GAN is dead; long live the GAN! A Modern GAN Baseline", for rates, Adam's
 * beta2, the weights of penalties and half-lives of averages).
 *
 * @param from the value before the first update
 * @param to the value after the last
 * @param updates how many it takes, at least 0
 */
public record CosineRamp(double from, double to, long updates) implements ISchedule {

  private static final long serialVersionUID = 1L;

  /** Checks the numbers. */
  public CosineRamp {
    if (!Double.isFinite(from) || !Double.isFinite(to) || updates < 0) {
      throw new IllegalArgumentException(
          "ramp: expected two numbers and at least 0 updates, got "
              + from
              + ", "
              + to
              + " and "
              + updates);
    }
  }

  /**
   * The value for an update.
   *
   * @param update the number of updates made before
   * @return between the two values
   */
  public double at(long update) {
    if (update >= updates) {
      return to;
    }
    return from + (to - from) * (1 - Math.cos(Math.PI * update / updates)) / 2;
  }

  @Override
  public double valueAt(int iteration, int epoch) {
    return at(iteration);
  }

  @Override
  public ISchedule clone() {
    return this;
  }
}

package org.gan4j.train.updater;

import org.nd4j.linalg.schedule.ISchedule;

/**
 * A learning rate that stays for some updates and then falls to zero along half a cosine, without
 * restarts (Loshchilov and Hutter 2017, "SGDR: Stochastic Gradient Descent with Warm Restarts",
 * equation 5).
 *
 * @param rate at first
 * @param constantFor updates with this rate, at least 0
 * @param total updates in all; any further ones' rate is zero
 */
public record CosineDecay(double rate, long constantFor, long total) implements ISchedule {

  private static final long serialVersionUID = 1L;

  /** Checks the numbers. */
  public CosineDecay {
    LinearDecay.check(rate, constantFor, total);
  }

  @Override
  public double valueAt(int iteration, int epoch) {
    if (iteration < constantFor) {
      return rate;
    }
    if (iteration >= total) {
      return 0;
    }
    double share = (double) (iteration - constantFor) / (total - constantFor);
    return rate * (1 + Math.cos(Math.PI * share)) / 2;
  }

  @Override
  public ISchedule clone() {
    return this;
  }
}

package org.gan4j.train.updater;

import org.nd4j.linalg.schedule.ISchedule;

/**
 * A learning rate that stays for some updates and then falls to zero in a straight line, as
 * CycleGAN and pix2pix train (Zhu et al. 2017, section 7.1: "the same learning rate for the first
 * 100 epochs and linearly decay the rate to zero over the next 100 epochs").
 *
 * @param rate at first
 * @param constantFor updates with this rate, at least 0
 * @param total updates in all; the last one's rate is a step above zero, any further ones' zero
 */
public record LinearDecay(double rate, long constantFor, long total) implements ISchedule {

  private static final long serialVersionUID = 1L;

  /** Checks the numbers. */
  public LinearDecay {
    check(rate, constantFor, total);
  }

  /** Fails unless these are the numbers of a decay. */
  static void check(double rate, long constantFor, long total) {
    if (!(rate > 0 && Double.isFinite(rate))) {
      throw new IllegalArgumentException("rate: expected more than 0, got " + rate);
    }
    if (constantFor < 0 || total < constantFor || total < 1) {
      throw new IllegalArgumentException(
          "decay: expected 0 to all of the updates at a constant rate, got "
              + constantFor
              + " of "
              + total);
    }
  }

  @Override
  public double valueAt(int iteration, int epoch) {
    if (iteration < constantFor) {
      return rate;
    }
    return iteration >= total ? 0 : rate * (total - iteration) / (total - constantFor);
  }

  @Override
  public ISchedule clone() {
    return this;
  }
}

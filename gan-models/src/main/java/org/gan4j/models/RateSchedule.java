package org.gan4j.models;

import java.util.Locale;
import org.gan4j.train.updater.CosineDecay;
import org.gan4j.train.updater.LinearDecay;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * What becomes of a learning rate over a training.
 *
 * @param kind how it falls
 * @param constantShare share of the updates before it begins to fall, in [0, 1]
 */
public record RateSchedule(Kind kind, double constantShare) {

  /** How a rate falls. */
  public enum Kind {
    /** The rate stays. */
    CONSTANT,
    /** The rate goes to zero in a straight line. */
    LINEAR,
    /** The rate goes to zero along half a cosine (Loshchilov and Hutter 2017, equation 5). */
    COSINE;

    /** The name in configurations: {@code linear}, say. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Checks the values. */
  public RateSchedule {
    if (kind == null || !(constantShare >= 0 && constantShare <= 1)) {
      throw new IllegalArgumentException(
          "schedule: expected a kind and a constantShare of 0 to 1, got "
              + kind
              + " and "
              + constantShare);
    }
  }

  /**
   * A rate that stays.
   *
   * @return the schedule
   */
  public static RateSchedule constant() {
    return new RateSchedule(Kind.CONSTANT, 0);
  }

  /**
   * A rate that falls to zero in a straight line.
   *
   * @param constantShare share of the updates before it begins to fall, in [0, 1]
   * @return the schedule
   */
  public static RateSchedule linear(double constantShare) {
    return new RateSchedule(Kind.LINEAR, constantShare);
  }

  /** Sets the learning rate of an updater that will make so many updates. */
  void apply(IUpdater updater, double rate, long updates) {
    long constant = Math.round(updates * constantShare);
    switch (kind) {
      case CONSTANT -> {}
      case LINEAR -> updater.setLrAndSchedule(Double.NaN, new LinearDecay(rate, constant, updates));
      case COSINE -> updater.setLrAndSchedule(Double.NaN, new CosineDecay(rate, constant, updates));
    }
  }
}

package org.gan4j.models;

import org.gan4j.io.Require;
import org.gan4j.train.updater.GradientClip;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * How a network is updated.
 *
 * @param kind the updater
 * @param rate the learning rate at first, above 0
 * @param beta1 the decay of the mean of gradients, in [0, 1); 0 where the updater has none
 * @param beta2 the decay of the mean of their squares, in [0, 1); 0 where the updater has none
 * @param epsilon added to the root of that mean, above 0; not looked at by {@link UpdaterKind#SGD}
 * @param weightDecay share of the weights that the rate is multiplied with and taken off at each
 *     update; 0 unless the updater is {@link UpdaterKind#ADAMW}
 * @param schedule what becomes of the rate
 * @param maxNorm the norm that longer gradients are scaled down to; 0 for none
 * @param maxValue what every element of the gradient is brought into {@code [-maxValue, maxValue]}
 *     by; 0 for none
 */
public record UpdaterSettings(
    UpdaterKind kind,
    double rate,
    double beta1,
    double beta2,
    double epsilon,
    double weightDecay,
    RateSchedule schedule,
    double maxNorm,
    double maxValue) {

  /** What families have where their papers don't say. */
  public static final double EPSILON = 1e-8;

  /** Checks the numbers. */
  public UpdaterSettings {
    if (kind == null || schedule == null) {
      throw new IllegalArgumentException("updater: expected a kind and a schedule; one is missing");
    }
    if (!(rate > 0 && Double.isFinite(rate))) {
      throw new IllegalArgumentException("rate: expected more than 0, got " + rate);
    }
    if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1)) {
      throw new IllegalArgumentException(
          "beta1 and beta2: expected [0, 1), got " + beta1 + " and " + beta2);
    }
    Require.positive("epsilon", epsilon);
    Require.notNegative("weightDecay", weightDecay);
    if (!(maxNorm >= 0 && maxValue >= 0) || maxNorm > 0 && maxValue > 0) {
      throw new IllegalArgumentException(
          "maxNorm and maxValue: expected at least 0, and one of them 0, got "
              + maxNorm
              + " and "
              + maxValue);
    }
    kind.check(beta1, beta2, weightDecay);
  }

  private static UpdaterSettings of(UpdaterKind kind, double rate, double beta1, double beta2) {
    return new UpdaterSettings(kind, rate, beta1, beta2, EPSILON, 0, RateSchedule.constant(), 0, 0);
  }

  /**
   * Adam with an epsilon of 1e-8 and a constant rate.
   *
   * @param rate the learning rate
   * @param beta1 the decay of the mean of gradients
   * @param beta2 the decay of the mean of their squares
   * @return the settings
   */
  public static UpdaterSettings adam(double rate, double beta1, double beta2) {
    return of(UpdaterKind.ADAM, rate, beta1, beta2);
  }

  /**
   * RMSprop with an epsilon of 1e-8 and a constant rate.
   *
   * @param rate the learning rate
   * @param decay the decay of the mean of squared gradients
   * @return the settings
   */
  public static UpdaterSettings rmsProp(double rate, double decay) {
    return of(UpdaterKind.RMSPROP, rate, 0, decay);
  }

  /**
   * The same with another schedule.
   *
   * @param ofRate what becomes of the rate
   * @return a changed copy
   */
  public UpdaterSettings schedule(RateSchedule ofRate) {
    return new UpdaterSettings(
        kind, rate, beta1, beta2, epsilon, weightDecay, ofRate, maxNorm, maxValue);
  }

  /**
   * The same for more updates: {@code 1 / share} of them do what one does here (Karras et al. 2020,
   * appendix B).
   *
   * @param share factor of the rate and exponent of both decays, in (0, 1]
   * @return a changed copy
   */
  public UpdaterSettings slowed(double share) {
    return new UpdaterSettings(
        kind,
        share * rate,
        Math.pow(beta1, share),
        Math.pow(beta2, share),
        epsilon,
        weightDecay,
        schedule,
        maxNorm,
        maxValue);
  }

  /**
   * ND4J's configuration of the updater.
   *
   * @param updates how many the training will make, for the schedule
   * @return the configuration
   */
  public IUpdater create(long updates) {
    IUpdater updater = kind.create(this);
    schedule.apply(updater, rate, updates);
    return updater;
  }

  /**
   * What bounds the gradients.
   *
   * @return the clip
   */
  public GradientClip clip() {
    if (maxNorm > 0) {
      return GradientClip.byGlobalNorm(maxNorm);
    }
    return maxValue > 0 ? GradientClip.byValue(maxValue) : GradientClip.none();
  }
}

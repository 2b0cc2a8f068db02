package org.gan4j.models;

import java.util.function.LongFunction;
import java.util.function.LongToDoubleFunction;
import org.gan4j.train.updater.CosineRamp;
import org.gan4j.train.updater.ScheduledAdam;
import org.gan4j.train.updater.WeightAverage;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * What changes while a training finds its feet, along half a cosine, and stays afterwards: the
 * learning rates, the weights of the penalties, Adam's beta2, and how far back the generator's
 * average reaches (Huang et al. 2024, "The GAN is dead; long live the GAN! A Modern GAN Baseline",
 * appendix; the schedules of the authors' {@code train.py}).
 *
 * @param share of the updates that it takes, in [0, 1]; 0 for none
 * @param rate what both networks' learning rates are multiplied with in the end, above 0; 1 if they
 *     stay
 * @param penalty what the penalties' weights are multiplied with in the end, at least 0; 1 if they
 *     stay
 * @param beta2 of Adam in the end, in [0, 1); 0 if it stays
 * @param average whether the half-life of the average, if it is given by one, begins at 0
 */
public record BurnIn(double share, double rate, double penalty, double beta2, boolean average) {

  /** Checks the numbers. */
  public BurnIn {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("burnIn: expected a share of 0 to 1, got " + share);
    }
    if (!(rate > 0 && Double.isFinite(rate) && penalty >= 0 && Double.isFinite(penalty))) {
      throw new IllegalArgumentException(
          "burnIn: expected a rate above 0 and a penalty of at least 0, got "
              + rate
              + " and "
              + penalty);
    }
    if (!(beta2 >= 0 && beta2 < 1)) {
      throw new IllegalArgumentException("burnIn: expected a beta2 in [0, 1), got " + beta2);
    }
  }

  /**
   * Everything stays from the beginning.
   *
   * @return the settings
   */
  public static BurnIn none() {
    return new BurnIn(0, 1, 1, 0, false);
  }

  /**
   * Refuses settings that it can't change.
   *
   * @throws IllegalArgumentException if an updater's rate has a schedule already or the updater has
   *     no such beta2
   */
  void check(UpdaterSettings generator, UpdaterSettings discriminator) {
    if (share == 0) {
      return;
    }
    for (UpdaterSettings updater : new UpdaterSettings[] {generator, discriminator}) {
      if (rate != 1 && updater.schedule().kind() != RateSchedule.Kind.CONSTANT) {
        throw new IllegalArgumentException(
            "burnIn: its rate and a schedule of " + updater.schedule() + "; leave one of them out");
      }
      if (beta2 != 0 && updater.kind() != UpdaterKind.ADAM) {
        throw new IllegalArgumentException(
            "burnIn: beta2 is raised for adam alone, got " + updater.kind());
      }
    }
  }

  private long updates(long of) {
    return Math.round(share * of);
  }

  /** The updater of a network that will be updated so many times. */
  IUpdater updater(UpdaterSettings settings, long updates) {
    IUpdater updater = settings.create(updates);
    if (share == 0) {
      return updater;
    }
    long over = updates(updates);
    if (settings.schedule().kind() == RateSchedule.Kind.CONSTANT) {
      updater.setLrAndSchedule(
          Double.NaN, new CosineRamp(settings.rate(), rate * settings.rate(), over));
    }
    return beta2 != 0 && updater instanceof Adam adam
        ? new ScheduledAdam(
            adam.getLearningRateSchedule(),
            settings.beta1(),
            new CosineRamp(settings.beta2(), beta2, over),
            settings.epsilon())
        : updater;
  }

  /** What the penalties' terms are multiplied with, of so many updates. */
  LongToDoubleFunction penaltyScale(long updates) {
    return share == 0 ? update -> 1 : new CosineRamp(1, penalty, updates(updates))::at;
  }

  /** How the average follows, of so many updates. */
  LongFunction<WeightAverage> average(Averaging averaging, int batch, long updates) {
    if (share == 0 || !average || averaging.halfLife() == 0) {
      WeightAverage rule = averaging.rule(batch);
      return update -> rule;
    }
    CosineRamp halfLife = new CosineRamp(0, averaging.halfLife(), updates(updates));
    // A half-life of nothing is that of a copy.
    return update ->
        WeightAverage.halfLife(Math.max(Double.MIN_NORMAL, halfLife.at(update)), batch);
  }
}

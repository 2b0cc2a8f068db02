package org.gan4j.models;

import org.gan4j.gan.Gan;
import org.gan4j.train.GanTrainer;
import org.gan4j.train.updater.LinearDecay;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * How a model is to be trained: its family's defaults with what the user changed.
 *
 * @param settings losses, rates and sizes
 * @param steps generator updates in all, for schedules
 * @param seed of every random draw
 */
public record TrainingPlan(TrainingDefaults settings, long steps, long seed) {

  /** Checks the number of steps. */
  public TrainingPlan {
    if (steps < 1) {
      throw new IllegalArgumentException("steps: expected at least 1, got " + steps);
    }
  }

  /**
   * A trainer of a generator against a discriminator with all of these settings.
   *
   * @param gan the networks
   * @return the builder, to add to
   */
  public GanTrainer.Builder trainer(Gan gan) {
    GanTrainer.Builder builder =
        GanTrainer.of(gan)
            .loss(settings.loss().loss())
            .updaters(updater(settings.generatorRate()), updater(settings.discriminatorRate()))
            .criticSteps(settings.criticSteps())
            .seed(seed);
    settings.penalties().stream().map(WeightedPenalty::create).forEach(builder::penalty);
    return builder;
  }

  /**
   * The settings' updater.
   *
   * @param rate the learning rate
   * @return its configuration
   */
  public IUpdater updater(double rate) {
    return settings.updater().create(rate, settings.beta1(), settings.beta2());
  }

  /**
   * The settings' updater, its rate constant at first and then falling to zero at the training's
   * end.
   *
   * @param rate the learning rate at first
   * @param constantShare share of the steps with this rate, in [0, 1]
   * @return its configuration
   */
  public IUpdater decayingUpdater(double rate, double constantShare) {
    IUpdater updater = updater(rate);
    updater.setLrAndSchedule(
        Double.NaN, new LinearDecay(rate, Math.round(steps * constantShare), steps));
    return updater;
  }
}

package org.gan4j.models;

import java.util.function.LongFunction;
import org.gan4j.gan.Gan;
import org.gan4j.io.Require;
import org.gan4j.nn.Network;
import org.gan4j.random.RandomStreams;
import org.gan4j.train.AdversarialStep;
import org.gan4j.train.AdversarialStepBuilder;
import org.gan4j.train.Optimizer;
import org.gan4j.train.updater.WeightAverage;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * How a model is to be trained, and for how long.
 *
 * @param settings losses, updaters and sizes
 * @param steps generator updates in all, for schedules
 * @param seed of every random draw
 */
public record TrainingPlan(TrainingSettings settings, long steps, long seed) {

  /** Checks the number of steps. */
  public TrainingPlan {
    Require.positive("steps", steps);
  }

  /**
   * The adversarial step with all of these settings but the average, which needs a network.
   *
   * @param gan the networks
   * @return the builder, to add to
   */
  public AdversarialStepBuilder step(Gan gan) {
    return builder(gan).seed(seed);
  }

  /**
   * The adversarial step of networks that draw in training themselves.
   *
   * @param gan the networks
   * @param streams what they draw from, in place of the seed
   * @return the builder, to add to
   */
  public AdversarialStepBuilder step(Gan gan, RandomStreams streams) {
    return builder(gan).streams(streams);
  }

  /**
   * The discriminator's updater.
   *
   * @return its configuration for all of its updates, several a step with critic steps
   */
  public IUpdater discriminatorUpdater() {
    return settings.burnIn().updater(settings.discriminator(), discriminatorUpdates());
  }

  private long discriminatorUpdates() {
    return steps * settings.criticSteps();
  }

  /**
   * How the generator's average follows.
   *
   * @return the rule of each generator update, by the number of those made before
   */
  LongFunction<WeightAverage> average() {
    return settings.burnIn().average(settings.averaging(), settings.batch(), steps);
  }

  private AdversarialStepBuilder builder(Gan gan) {
    AdversarialStepBuilder builder =
        AdversarialStep.of(gan)
            .loss(settings.loss().loss())
            .updaters(
                settings.burnIn().updater(settings.generator(), steps), discriminatorUpdater())
            .clips(settings.generator().clip(), settings.discriminator().clip())
            .penaltyScale(settings.burnIn().penaltyScale(discriminatorUpdates()))
            .criticSteps(settings.criticSteps());
    settings.penalties().stream().map(WeightedPenalty::create).forEach(builder::penalty);
    settings.constraints().stream().map(LimitedConstraint::create).forEach(builder::constraint);
    return builder;
  }

  /**
   * An optimizer of generators that are updated once a step.
   *
   * @param networks updated together
   * @return the optimizer
   */
  public Optimizer generatorOptimizer(Network<?>... networks) {
    return optimizer(settings.generator(), networks);
  }

  /**
   * An optimizer of discriminators that are updated once a step.
   *
   * @param networks updated together
   * @return the optimizer
   */
  public Optimizer discriminatorOptimizer(Network<?>... networks) {
    return optimizer(settings.discriminator(), networks);
  }

  private Optimizer optimizer(UpdaterSettings updater, Network<?>... networks) {
    return Optimizer.of(updater.create(steps), updater.clip(), networks);
  }
}

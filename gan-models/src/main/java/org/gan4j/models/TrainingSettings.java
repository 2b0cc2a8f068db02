package org.gan4j.models;

import java.util.Arrays;
import java.util.List;
import org.gan4j.gan.loss.LossKind;
import org.gan4j.io.Require;

/**
 * How a model is trained: what its family's paper says, with what the user changed. It goes into a
 * run's {@code config.json} as it is, and every component has a path on the command line: {@code
 * --set training.discriminator.rate=1e-4}.
 *
 * @param loss what both networks minimize
 * @param penalties terms of the discriminator's loss
 * @param constraints what the discriminator's weights are held to after its updates
 * @param batch images a step, at least 1
 * @param criticSteps discriminator updates a generator update, 1 to {@link #MOST_CRITIC_STEPS}
 * @param generator how the generator is updated
 * @param discriminator how the discriminator is updated
 * @param averaging the moving average of the generator, from which samples are drawn
 * @param burnIn what of all this changes as the training goes; none where a run's record has none
 */
public record TrainingSettings(
    LossKind loss,
    List<WeightedPenalty> penalties,
    List<LimitedConstraint> constraints,
    int batch,
    int criticSteps,
    UpdaterSettings generator,
    UpdaterSettings discriminator,
    Averaging averaging,
    BurnIn burnIn) {

  /** The most discriminator updates a generator update; papers have 1 to 100. */
  public static final int MOST_CRITIC_STEPS = 1000;

  /** Copies the lists and checks the numbers. */
  public TrainingSettings {
    if (Arrays.asList(loss, penalties, constraints, generator, discriminator, averaging)
        .contains(null)) {
      throw new IllegalArgumentException(
          "training: expected loss, penalties, constraints, generator, discriminator and averaging;"
              + " one is missing");
    }
    Require.positive("batch", batch);
    Require.positive("criticSteps", criticSteps);
    if (criticSteps > MOST_CRITIC_STEPS) {
      throw new IllegalArgumentException(
          "criticSteps: expected at most " + MOST_CRITIC_STEPS + ", got " + criticSteps);
    }
    burnIn = burnIn == null ? BurnIn.none() : burnIn;
    burnIn.check(generator, discriminator);
    penalties = List.copyOf(penalties);
    constraints = List.copyOf(constraints);
  }

  /**
   * One discriminator update a step, neither penalties nor constraints, no average.
   *
   * @param loss what both networks minimize
   * @param batch images a step
   * @param both how either network is updated
   * @return the settings
   */
  public static TrainingSettings of(LossKind loss, int batch, UpdaterSettings both) {
    return new TrainingSettings(
        loss, List.of(), List.of(), batch, 1, both, both, Averaging.none(), BurnIn.none());
  }

  /**
   * The same with other penalties.
   *
   * @param all in place of those that there are
   * @return a changed copy
   */
  public TrainingSettings penalties(WeightedPenalty... all) {
    return new TrainingSettings(
        loss,
        List.of(all),
        constraints,
        batch,
        criticSteps,
        generator,
        discriminator,
        averaging,
        burnIn);
  }

  /**
   * The same with other constraints.
   *
   * @param all in place of those that there are
   * @return a changed copy
   */
  public TrainingSettings constraints(LimitedConstraint... all) {
    return new TrainingSettings(
        loss,
        penalties,
        List.of(all),
        batch,
        criticSteps,
        generator,
        discriminator,
        averaging,
        burnIn);
  }

  /**
   * The same with another number of discriminator updates.
   *
   * @param count a generator update
   * @return a changed copy
   */
  public TrainingSettings criticSteps(int count) {
    return new TrainingSettings(
        loss, penalties, constraints, batch, count, generator, discriminator, averaging, burnIn);
  }

  /**
   * The same with other updaters.
   *
   * @param ofGenerator how the generator is updated
   * @param ofDiscriminator how the discriminator is updated
   * @return a changed copy
   */
  public TrainingSettings updaters(UpdaterSettings ofGenerator, UpdaterSettings ofDiscriminator) {
    return new TrainingSettings(
        loss,
        penalties,
        constraints,
        batch,
        criticSteps,
        ofGenerator,
        ofDiscriminator,
        averaging,
        burnIn);
  }

  /**
   * The same with another average.
   *
   * @param ofGenerator how it follows, or none
   * @return a changed copy
   */
  public TrainingSettings averaging(Averaging ofGenerator) {
    return new TrainingSettings(
        loss,
        penalties,
        constraints,
        batch,
        criticSteps,
        generator,
        discriminator,
        ofGenerator,
        burnIn);
  }

  /**
   * The same with another burn-in.
   *
   * @param changes what changes as the training goes, or none
   * @return a changed copy
   */
  public TrainingSettings burnIn(BurnIn changes) {
    return new TrainingSettings(
        loss,
        penalties,
        constraints,
        batch,
        criticSteps,
        generator,
        discriminator,
        averaging,
        changes);
  }

  /**
   * Whether a penalty is made of the gradients of single images' logits.
   *
   * @return true if batch norm has no place in the discriminator
   */
  public boolean differentiatesInputs() {
    return penalties.stream().anyMatch(penalty -> penalty.kind().differentiatesInputs());
  }

  /**
   * Refuses what models with a step of their own can't do.
   *
   * @param model its name, for the message
   * @throws IllegalArgumentException if a penalty, a constraint, an average, several critic steps,
   *     or a loss that compares with real images is asked for
   */
  public void requirePlain(String model) {
    if (!penalties.isEmpty()) {
      throw new IllegalArgumentException(
          "penalty: " + model + " is trained without any, got " + penalties);
    }
    if (!constraints.isEmpty()) {
      throw new IllegalArgumentException(
          "constraint: " + model + " is trained without any, got " + constraints);
    }
    if (criticSteps != 1) {
      throw new IllegalArgumentException(
          "critic steps: " + model + " updates each discriminator once a step, got " + criticSteps);
    }
    if (loss.loss().generatorNeedsReal()) {
      throw new IllegalArgumentException(
          "loss: " + model + " has no use for " + loss + ", a relativistic one");
    }
    if (burnIn.share() > 0) {
      throw new IllegalArgumentException(
          "burnIn: " + model + " is trained without any, got " + burnIn);
    }
    if (averaging.on()) {
      throw new IllegalArgumentException(
          "averaging: " + model + " draws nothing from latents and keeps no average");
    }
  }
}

package org.gan4j.models;

import java.util.List;
import org.gan4j.gan.loss.LossKind;

/**
 * How a family is trained where nothing else is asked for, as its paper says.
 *
 * @param loss what both networks minimise
 * @param penalties what is asked of the discriminator besides
 * @param batch images a step
 * @param criticSteps discriminator updates a generator update
 * @param generatorRate the generator's learning rate
 * @param discriminatorRate the discriminator's learning rate
 * @param beta1 the updater's decay of the mean, of both; 0 with RMSprop, which has no mean
 * @param beta2 the updater's decay of the square, of both
 * @param updater which updater both have
 */
public record TrainingDefaults(
    LossKind loss,
    List<WeightedPenalty> penalties,
    int batch,
    int criticSteps,
    double generatorRate,
    double discriminatorRate,
    double beta1,
    double beta2,
    UpdaterKind updater) {

  /** Copies the list and checks the decays. */
  public TrainingDefaults {
    penalties = List.copyOf(penalties);
    updater.check(beta1);
  }

  /**
   * With Adam, as most papers have it.
   *
   * @param loss what both networks minimise
   * @param penalties what is asked of the discriminator besides
   * @param batch images a step
   * @param criticSteps discriminator updates a generator update
   * @param generatorRate the generator's learning rate
   * @param discriminatorRate the discriminator's learning rate
   * @param beta1 Adam's decay of the mean, of both
   * @param beta2 Adam's decay of the square, of both
   */
  public TrainingDefaults(
      LossKind loss,
      List<WeightedPenalty> penalties,
      int batch,
      int criticSteps,
      double generatorRate,
      double discriminatorRate,
      double beta1,
      double beta2) {
    this(
        loss,
        penalties,
        batch,
        criticSteps,
        generatorRate,
        discriminatorRate,
        beta1,
        beta2,
        UpdaterKind.ADAM);
  }

  /**
   * Refuses what models with a step of their own can't do.
   *
   * @param model its name, for the message
   * @throws IllegalArgumentException if a penalty, several critic steps, or a loss that compares
   *     with real images is asked for
   */
  public void requirePlain(String model) {
    if (!penalties.isEmpty()) {
      throw new IllegalArgumentException(
          "penalty: " + model + " is trained without any, got " + penalties);
    }
    if (criticSteps != 1) {
      throw new IllegalArgumentException(
          "critic steps: " + model + " updates each discriminator once a step, got " + criticSteps);
    }
    if (loss.loss().generatorNeedsReal()) {
      throw new IllegalArgumentException(
          "loss: " + model + " has no use for " + loss + ", a relativistic one");
    }
  }
}

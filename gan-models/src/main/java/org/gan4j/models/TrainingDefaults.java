package org.gan4j.models;

import java.util.List;
import org.gan4j.gan.loss.LossKind;

/**
 * How a family is trained where nothing else is asked for: with Adam, as its paper says.
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
public record TrainingDefaults(
    LossKind loss,
    List<WeightedPenalty> penalties,
    int batch,
    int criticSteps,
    double generatorRate,
    double discriminatorRate,
    double beta1,
    double beta2) {

  /** Copies the list. */
  public TrainingDefaults {
    penalties = List.copyOf(penalties);
  }
}

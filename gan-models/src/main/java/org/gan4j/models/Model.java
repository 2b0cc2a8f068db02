package org.gan4j.models;

import java.util.List;
import org.gan4j.data.Batch;
import org.gan4j.nn.Network;
import org.gan4j.train.TrainingStep;

/** The networks of a family with fresh weights, and how they are trained and shown. */
public interface Model {

  /**
   * Everything that a file of weights holds.
   *
   * @return networks of different names, averages among them, in an order that doesn't change
   */
  List<Network<?>> networks();

  /**
   * The same networks with a moving average of the generator beside, to sample from.
   *
   * @return the model that follows {@link TrainingSettings#averaging}
   * @throws IllegalArgumentException if the model draws nothing from latents
   */
  default Model averaged() {
    throw new IllegalArgumentException(
        "averaging: this model draws nothing from latents and keeps no average");
  }

  /**
   * How the model is trained.
   *
   * @param plan the settings
   * @return the step to be repeated
   * @throws IllegalArgumentException if the model can't be trained so
   */
  TrainingStep step(TrainingPlan plan);

  /**
   * The picture to watch a training by.
   *
   * @param examples a few training images, for families that start from images
   * @param seed of the latents
   * @return the picture
   */
  Preview preview(Batch examples, long seed);
}

package org.gan4j.models;

import java.util.List;
import org.gan4j.nn.Network;
import org.gan4j.train.TrainingStep;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The networks of a family with fresh weights, and how they are trained and shown. */
public interface Model {

  /**
   * Everything that a file of weights holds.
   *
   * @return networks of different names, averages among them, in an order that doesn't change
   */
  List<Network<?>> networks();

  /**
   * How the model is trained.
   *
   * @param plan the settings
   * @return the step to be repeated
   */
  TrainingStep step(TrainingPlan plan);

  /**
   * The picture to watch a training by.
   *
   * @param examples a few training images {@code [N, H, W, C]} in [-1, 1], for families that start
   *     from images; of two domains the first half is of one, the second of the other
   * @param seed of the latents
   * @return the picture
   */
  Preview preview(INDArray examples, long seed);
}

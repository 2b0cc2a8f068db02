package org.gan4j.models;

import java.util.OptionalLong;
import org.gan4j.kernel.Kernels;

/**
 * A family of models by its name: what it is, its paper's defaults, and how to make one. Making the
 * object costs nothing and loads no ND4J.
 *
 * @param <C> the family's configuration: a record that survives a trip through JSON
 */
public interface ModelFamily<C extends Record> {

  /**
   * The name for people and files.
   *
   * @return lower case, such as {@code dcgan}
   */
  String name();

  /**
   * What it is, with its paper.
   *
   * @return one line
   */
  String description();

  /**
   * The type of the family's configuration.
   *
   * @return a record class
   */
  Class<C> configType();

  /**
   * The paper's configuration for certain images.
   *
   * @param request the images, and what is asked for beyond the defaults
   * @return the configuration
   * @throws IllegalArgumentException if the family has none for such images or such a request,
   *     saying which it has
   */
  C configure(ModelRequest request);

  /**
   * How the paper trains it.
   *
   * @return the settings
   */
  TrainingSettings training();

  /**
   * What it is trained on.
   *
   * @return images without labels, unless the family says otherwise
   */
  default Inputs inputs() {
    return Inputs.IMAGES;
  }

  /**
   * Refuses what the family can't be trained with.
   *
   * @param settings its defaults with what the user changed
   * @throws IllegalArgumentException saying what it can
   */
  default void check(TrainingSettings settings) {}

  /**
   * How long a training is where nothing else is asked for.
   *
   * @param config the configuration
   * @param settings how it is trained
   * @return generator updates, or nothing if the configuration has no schedule that says
   */
  default OptionalLong steps(C config, TrainingSettings settings) {
    return OptionalLong.empty();
  }

  /**
   * Makes the networks that are trained, without an average.
   *
   * @param config the configuration
   * @param seed gives the first weights
   * @param kernels what the networks run on
   * @return the networks, in training mode
   */
  Model create(C config, long seed, Kernels kernels);

  /**
   * Makes all networks that a training has.
   *
   * @param config the configuration
   * @param settings say whether the generator is averaged
   * @param seed gives the first weights
   * @param kernels what the networks run on
   * @return the networks, in training mode
   * @throws IllegalArgumentException if an average is asked for and the family has none
   */
  default Model create(C config, TrainingSettings settings, long seed, Kernels kernels) {
    Model model = create(config, seed, kernels);
    return settings.averaging().on() ? model.averaged() : model;
  }
}

package org.gan4j.gan.loss;

import java.util.Optional;
import org.gan4j.autodiff.Variable;
import org.gan4j.gan.Condition;
import org.gan4j.gan.Judgement;

/**
 * A term that a model adds to the losses of one or both networks, made of what the discriminator
 * has said already: no forward pass of its own.
 */
public interface LossTerm {

  /**
   * Its name among the figures of a step; those of the two networks get {@code d_} and {@code g_}
   * before it.
   *
   * @return lower case, such as {@code drift}
   */
  String name();

  /**
   * What is added to the discriminator's loss.
   *
   * @param real what the discriminator says of real images
   * @param fake what it says of generated ones, which are constants here
   * @param condition the classes of both
   * @return one element, or nothing
   */
  default Optional<Variable> discriminator(Judgement real, Judgement fake, Condition condition) {
    return Optional.empty();
  }

  /**
   * What is added to the generator's loss.
   *
   * @param fake what the discriminator says of generated images
   * @param condition the classes that they were made for
   * @return one element, or nothing
   */
  default Optional<Variable> generator(Judgement fake, Condition condition) {
    return Optional.empty();
  }
}

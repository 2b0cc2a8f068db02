package org.gan4j.gan.penalty;

import java.util.Map;
import org.gan4j.autodiff.Variable;
import org.gan4j.gan.Condition;
import org.gan4j.gan.Generator;
import org.gan4j.random.RandomStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What is asked of a generator besides fooling the discriminator. It is minimized in an update of
 * its own after the adversarial one, on the steps that are due.
 */
public interface GeneratorPenalty {

  /**
   * The term to minimize.
   *
   * @param generator the generator
   * @param batch images of a training batch
   * @param condition the classes of that batch, or {@link Condition#NONE}
   * @param random where latents and noise are drawn from
   * @return one element, differentiable for the generator's parameters
   */
  Variable term(Generator generator, int batch, Condition condition, RandomStream random);

  /**
   * What the penalty remembers from step to step, by name, for checkpoints.
   *
   * @return the arrays themselves, in an order that doesn't change; empty for most
   */
  default Map<String, INDArray> state() {
    return Map.of();
  }

  /**
   * The same penalty on one step in several; see {@link Lazy}.
   *
   * @param steps the interval, at least 1
   * @return the lazy penalty
   */
  default Lazy<GeneratorPenalty> every(int steps) {
    return new Lazy<>(this, steps);
  }
}

package org.gan4j.train;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.gan4j.data.BatchSource;
import org.gan4j.nn.Network;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One update of everything that a model trains; what differs between families of models. */
public interface TrainingStep {

  /**
   * Takes a step.
   *
   * @param data where batches come from; the step draws as many as it needs
   * @return what the step gave
   * @throws DivergedException if a loss is NaN or infinite; nothing was updated from it
   */
  Outcome take(BatchSource data);

  /**
   * The networks whose values a step changes, averages among them: they are held while it is taken,
   * so that who samples meanwhile has the weights of before or after it.
   *
   * @return in an order that doesn't change
   */
  List<Network<?>> networks();

  /**
   * Which of its figures are what it minimizes: losses and penalties as wholes, not their parts.
   *
   * @return their names
   */
  Set<String> objectives();

  /**
   * How many batches a step draws.
   *
   * @return at least 1
   */
  default int batchesPerStep() {
    return 1;
  }

  /**
   * An estimate of what the graphs of a step hold at most, beside the networks and the updaters'
   * state; takes a pass over a few samples, which changes nothing.
   *
   * @param batch samples a step
   * @return bytes, or nothing where the step can't say
   */
  default OptionalLong graphBytes(int batch) {
    return OptionalLong.empty();
  }

  /**
   * What a step gave.
   *
   * @param losses named figures, in the order to show them
   * @param images how many training images it drew
   */
  record Outcome(Map<String, Double> losses, long images) {}

  /**
   * Everything that the step must have to go on: weights, optimizer state, averages, by name.
   *
   * @return the arrays themselves, not copies, in an order that doesn't change
   */
  Map<String, INDArray> state();

  /**
   * Counters and the states of random streams, by name.
   *
   * @return copies, in an order that doesn't change
   */
  Map<String, long[]> counters();

  /**
   * Sets what {@link #counters} gave; the arrays of {@link #state} are written in place by the
   * caller.
   *
   * @param counters by name
   */
  void restoreCounters(Map<String, long[]> counters);
}

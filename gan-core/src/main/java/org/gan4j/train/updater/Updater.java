package org.gan4j.train.updater;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.gan4j.nn.Network;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * Applies one of ND4J's updater configurations to a network: reads its flat gradient, changes its
 * flat vector, keeps its state in flat vectors beside.
 *
 * <p>{@link Adam}, {@link AdamW}, {@link RmsProp} and {@link Sgd} run as a few in-place passes with
 * the definitions that the field uses (see {@link AdamRule} and {@link RmsPropRule} for where these
 * differ from ND4J's in the place of epsilon). Every other configuration ({@code Nesterovs}, {@code
 * AMSGrad}, {@code AdaGrad}, ...) runs through ND4J's own updater. Learning-rate schedules are
 * those of the configuration.
 */
public final class Updater {

  private final IUpdater config;
  private final UpdateRule rule;
  private long iteration;

  private Updater(IUpdater config, UpdateRule rule) {
    this.config = config;
    this.rule = rule;
  }

  /**
   * An updater with fresh state.
   *
   * @param config which updater, with its learning rate or schedule; not copied, so that a learning
   *     rate that is changed there is used from the next update on
   * @param network whose weights it changes
   * @return the updater
   * @throws IllegalArgumentException if a number of the configuration is out of range
   */
  public static Updater of(IUpdater config, Network<?> network) {
    return new Updater(config, rule(config, network));
  }

  private static UpdateRule rule(IUpdater config, Network<?> network) {
    if (config instanceof Adam adam) { // AdamW is one
      return new AdamRule(adam, network);
    }
    if (config instanceof RmsProp rmsProp) {
      return new RmsPropRule(rmsProp, network);
    }
    if (config instanceof Sgd) {
      return new SgdRule(network);
    }
    return new Nd4jRule(config, network);
  }

  /**
   * Changes the network's vector by one step against its gradient.
   *
   * @param epoch the number of epochs that are complete, for schedules by epoch
   */
  public void update(int epoch) {
    rule.apply(learningRate(epoch), iteration, epoch);
    iteration++;
  }

  /**
   * The learning rate of the next update.
   *
   * @param epoch the number of epochs that are complete
   * @return NaN if the configuration has none
   */
  public double learningRate(int epoch) {
    return config.hasLearningRate()
        ? config.getLearningRate(Math.toIntExact(iteration), epoch)
        : Double.NaN;
  }

  /**
   * The number of updates made.
   *
   * @return 0 at first
   */
  public long iteration() {
    return iteration;
  }

  /**
   * The configuration.
   *
   * @return what the updater was made of
   */
  public IUpdater config() {
    return config;
  }

  /**
   * The state by name ({@code m} and {@code v} of Adam, say), each as long as the network's vector.
   *
   * @return the arrays themselves, in the names' order; empty if the updater has no state
   */
  public Map<String, INDArray> state() {
    return Collections.unmodifiableMap(new TreeMap<>(rule.state()));
  }

  /**
   * Goes back, or forward, to where an updater of the same configuration stood.
   *
   * @param savedIteration what {@link #iteration} gave
   * @param savedState what {@link #state} gave; copied
   * @throws IllegalArgumentException if that isn't the state of such an updater
   */
  public void restore(long savedIteration, Map<String, INDArray> savedState) {
    Map<String, INDArray> state = state();
    if (savedIteration < 0 || !savedState.keySet().equals(state.keySet())) {
      throw new IllegalArgumentException(
          "state: expected "
              + state.keySet()
              + " and an iteration of at least 0, got "
              + savedState.keySet()
              + " and "
              + savedIteration);
    }
    state.forEach(
        (name, target) -> {
          if (savedState.get(name).length() != target.length()) {
            throw new IllegalArgumentException(
                "state "
                    + name
                    + ": expected "
                    + target.length()
                    + " numbers, got "
                    + savedState.get(name).length());
          }
        });
    state.forEach(
        (name, target) -> target.assign(savedState.get(name).reshape('c', target.shape())));
    iteration = savedIteration;
  }
}

package org.gan4j.train.updater;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.gan4j.nn.Network;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * Applies one of ND4J's updater configurations to a network: reads its flat gradient, changes its
 * flat vector, keeps its state in flat vectors beside. Each {@link Network#parts part} of the
 * network has a count of updates of its own.
 *
 * <p>{@link Adam}, {@link AdamW}, {@link ScheduledAdam}, {@link RmsProp} and {@link Sgd} run as a
 * few in-place passes with the definitions that the field uses (see {@link AdamRule} and {@link
 * RmsPropRule} for where these differ from ND4J's in the place of epsilon). Every other
 * configuration ({@code Nesterovs}, {@code AMSGrad}, {@code AdaGrad}, ...) runs through ND4J's own
 * updater. Learning-rate schedules are those of the configuration.
 */
public final class Updater {

  /** The most updates, which ND4J counts in an int. */
  private static final long MOST = Integer.MAX_VALUE - 1;

  private final IUpdater config;
  private final Network<?> network;
  private final List<UpdateRule> rules;
  private final long[] iterations;

  private Updater(IUpdater config, Network<?> network) {
    this.config = config;
    this.network = network;
    List<INDArray> vectors = network.values().parts();
    List<INDArray> gradients = network.gradient().parts();
    this.rules =
        IntStream.range(0, vectors.size())
            .mapToObj(i -> new Part(network.kernels(), vectors.get(i), gradients.get(i)))
            .map(part -> rule(config, part))
            .toList();
    this.iterations = new long[rules.size()];
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
    return new Updater(config, network);
  }

  private static UpdateRule rule(IUpdater config, Part part) {
    if (config instanceof Adam adam) { // AdamW and ScheduledAdam are ones
      return new AdamRule(adam, part);
    }
    if (config instanceof RmsProp rmsProp) {
      return new RmsPropRule(rmsProp, part);
    }
    if (config instanceof Sgd) {
      return new SgdRule(part);
    }
    return new Nd4jRule(config, part);
  }

  /**
   * Changes the network's vector by one step against its gradient.
   *
   * @param epoch the number of epochs that are complete, for schedules by epoch
   */
  public void update(int epoch) {
    for (int part : network.parts()) {
      rules.get(part).apply(learningRate(iterations[part], epoch), iterations[part], epoch);
      iterations[part]++;
    }
  }

  /**
   * The learning rate of the next update.
   *
   * @param epoch the number of epochs that are complete
   * @return NaN if the configuration has none
   */
  public double learningRate(int epoch) {
    return learningRate(iterations[0], epoch);
  }

  private double learningRate(long iteration, int epoch) {
    return config.hasLearningRate()
        ? config.getLearningRate(Math.toIntExact(iteration), epoch)
        : Double.NaN;
  }

  /**
   * The number of updates made of each part of the network.
   *
   * @return a copy; zeros at first
   */
  public long[] iterations() {
    return iterations.clone();
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
   * The state by name, each as long as the network's vector: {@code m} and {@code v} of Adam, say.
   * Where there are several parts, each has its own: {@code m.0}, {@code m.1} and so on.
   *
   * @return the arrays themselves, in the names' order; empty if the updater has no state
   */
  public Map<String, INDArray> state() {
    Map<String, INDArray> state = new TreeMap<>();
    for (int i = 0; i < rules.size(); i++) {
      String suffix = rules.size() == 1 ? "" : "." + i;
      rules.get(i).state().forEach((name, array) -> state.put(name + suffix, array));
    }
    return Collections.unmodifiableMap(state);
  }

  /**
   * Goes back, or forward, to where an updater of the same configuration stood.
   *
   * @param savedIterations what {@link #iterations} gave
   * @param savedState what {@link #state} gave; copied
   * @throws IllegalArgumentException if that isn't the state of such an updater
   */
  public void restore(long[] savedIterations, Map<String, INDArray> savedState) {
    Map<String, INDArray> state = state();
    if (savedIterations.length != iterations.length
        || Arrays.stream(savedIterations).anyMatch(count -> count < 0 || count > MOST)
        || !savedState.keySet().equals(state.keySet())) {
      throw new IllegalArgumentException(
          "state: expected "
              + state.keySet()
              + " and "
              + iterations.length
              + " iterations of 0 to 2^31, got "
              + savedState.keySet()
              + " and "
              + Arrays.toString(savedIterations));
    }
    state.forEach(
        (name, target) -> {
          INDArray saved = requireNonNull(savedState.get(name));
          if (saved.length() != target.length()) {
            throw new IllegalArgumentException(
                "state "
                    + name
                    + ": expected "
                    + target.length()
                    + " numbers, got "
                    + saved.length());
          }
        });
    state.forEach(
        (name, target) ->
            target.assign(requireNonNull(savedState.get(name)).reshape('c', target.shape())));
    System.arraycopy(savedIterations, 0, iterations, 0, iterations.length);
  }
}

package org.gan4j.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gan4j.autodiff.Gradients;
import org.gan4j.autodiff.Variable;
import org.gan4j.nn.Network;
import org.gan4j.train.updater.GradientClip;
import org.gan4j.train.updater.Updater;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;

/** Networks that are updated together, each with an updater of its own: what makes a loss less. */
public final class Optimizer {

  private final List<Network<?>> networks;
  private final List<Updater> updaters;
  private final GradientClip clip;

  private Optimizer(IUpdater config, GradientClip clip, List<Network<?>> networks) {
    this.networks = networks;
    this.clip = clip;
    this.updaters = networks.stream().map(network -> Updater.of(config, network)).toList();
  }

  /**
   * An optimizer with fresh state.
   *
   * @param config the updater of every network; each has state of its own
   * @param networks of different names, at least one
   * @return the optimizer
   */
  public static Optimizer of(IUpdater config, Network<?>... networks) {
    return of(config, GradientClip.none(), networks);
  }

  /**
   * An optimizer with fresh state that bounds gradients.
   *
   * @param config the updater of every network; each has state of its own
   * @param clip of every network by itself
   * @param networks of different names, at least one
   * @return the optimizer
   */
  public static Optimizer of(IUpdater config, GradientClip clip, Network<?>... networks) {
    return new Optimizer(config, clip, List.of(networks));
  }

  /**
   * Differentiates a loss for the networks' parameters alone and updates them; the loss's graph is
   * used up.
   *
   * @param name whose loss it is, for the message
   * @param loss one element
   * @param epoch the number of epochs that are complete, for schedules by epoch
   * @param forward runs the forward passes that led to the loss once more, to find where it became
   *     NaN
   * @throws DivergedException if the loss is NaN or infinite; nothing is updated then
   */
  public void minimize(String name, Variable loss, int epoch, Runnable forward) {
    update(epoch, List.of(gradients(name, loss, forward)));
  }

  /**
   * Differentiates a loss, or a part of one, for the networks' parameters alone; its graph is used
   * up.
   *
   * @param name whose loss it is, for the message
   * @param loss one element
   * @param forward runs the forward passes that led to the loss once more, to find where it became
   *     NaN
   * @return a gradient for each parameter of each network, for {@link #update}
   * @throws DivergedException if the loss is NaN or infinite
   */
  public List<Variable> gradients(String name, Variable loss, Runnable forward) {
    Divergence.check(name, loss.item(), networks.get(0).kernels(), forward);
    List<Variable> variables = new ArrayList<>();
    networks.forEach(network -> variables.addAll(network.variables()));
    return Gradients.backward(loss, variables);
  }

  /**
   * Updates the networks.
   *
   * @param epoch the number of epochs that are complete, for schedules by epoch
   * @param parts what {@link #gradients} gave for each part of the loss; their sum counts
   */
  public void update(int epoch, List<List<Variable>> parts) {
    int begin = 0;
    for (int i = 0; i < networks.size(); i++) {
      Network<?> network = networks.get(i);
      int end = begin + network.variables().size();
      network.gradient().set(parts.get(0).subList(begin, end));
      for (List<Variable> part : parts.subList(1, parts.size())) {
        network.gradient().add(part.subList(begin, end));
      }
      clip.apply(network);
      updaters.get(i).update(epoch);
      begin = end;
    }
  }

  /**
   * What is updated.
   *
   * @return the networks in the order in which they were given
   */
  public List<Network<?>> networks() {
    return networks;
  }

  /**
   * The networks' values and their updaters' state, by name.
   *
   * @return the arrays themselves, in an order that doesn't change
   */
  public Map<String, INDArray> state() {
    Map<String, INDArray> state = new LinkedHashMap<>();
    networks.forEach(network -> state.putAll(network.state()));
    for (int i = 0; i < networks.size(); i++) {
      String prefix = counter(i) + ".";
      updaters.get(i).state().forEach((name, array) -> state.put(prefix + name, array));
    }
    return state;
  }

  /**
   * How many updates each network had, by name.
   *
   * @return a copy, in an order that doesn't change
   */
  public Map<String, long[]> counters() {
    Map<String, long[]> counters = new LinkedHashMap<>();
    for (int i = 0; i < networks.size(); i++) {
      counters.put(counter(i), updaters.get(i).iterations());
    }
    return counters;
  }

  /** How many updates each part of the network had, of those that it was made for the i-th. */
  long[] updates(int i) {
    return updaters.get(i).iterations();
  }

  /**
   * Sets what {@link #counters} gave.
   *
   * @param counters these and perhaps others, by name
   */
  public void restoreCounters(Map<String, long[]> counters) {
    for (int i = 0; i < networks.size(); i++) {
      Updater updater = updaters.get(i);
      updater.restore(StreamCounters.get(counters, counter(i)), updater.state());
    }
  }

  private String counter(int network) {
    return "updater." + networks.get(network).name();
  }
}

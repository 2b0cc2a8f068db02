package org.gan4j.train.updater;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.gan4j.kernel.Kernels;
import org.gan4j.nn.Network;
import org.gan4j.nn.Parameter;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The exponential moving average of a network's weights (Karras et al. 2018, "Progressive Growing
 * of GANs", section 4; Yazici et al. 2019): {@code average = decay * average + (1 - decay) *
 * current}. Samples of the averaged generator are better than those of the one that is trained.
 *
 * @param decay in [0, 1); 0.999 in the paper
 * @param rampUp whether the decay starts low, so that the first weights are soon forgotten: {@code
 *     min(decay, (1 + t) / (10 + t))} at the t-th update
 */
public record WeightAverage(double decay, boolean rampUp) {

  /** Checks the decay. */
  public WeightAverage {
    FlatVectors.decay("decay", decay);
  }

  /**
   * An average with the same decay always.
   *
   * @param decay in [0, 1)
   * @return the average
   */
  public static WeightAverage of(double decay) {
    return new WeightAverage(decay, false);
  }

  /**
   * The average whose weights count for half after a number of images (Karras et al. 2020 use
   * 10,000).
   *
   * @param images the half-life, above 0
   * @param batch images an update
   * @return the average
   */
  public static WeightAverage halfLife(double images, int batch) {
    return of(Math.pow(0.5, batch / images));
  }

  /**
   * The same with a decay that starts low.
   *
   * @return a changed copy
   */
  public WeightAverage rampingUp() {
    return new WeightAverage(decay, true);
  }

  /**
   * The rule of one update.
   *
   * @param updates how many were made before
   * @return this, with the decay of that update
   */
  public WeightAverage at(long updates) {
    return rampUp ? of(Math.min(decay, (1.0 + updates) / (10.0 + updates))) : this;
  }

  /**
   * Moves an average towards the current values.
   *
   * @param kernels that run it
   * @param average modified
   * @param current in the shape of the average
   */
  public void update(Kernels kernels, INDArray average, INDArray current) {
    kernels.elementWise().affine(average, decay, 0, average);
    kernels.elementWise().axpy(1 - decay, current, average);
  }

  /**
   * Moves a network's weights towards another's (which {@link Network#copyFrom} starts), and copies
   * the other's buffers (running statistics are averages themselves). {@link Network#parts Parts}
   * that aren't in use yet stay as they are: copies.
   *
   * @param average the network that follows; modified
   * @param current the network that is trained, made of the same module
   * @param updates of each part of the trained network, the last one counted in; a ramp begins with
   *     a part's first
   * @throws IllegalArgumentException if their parameters or buffers differ in size
   */
  public void update(Network<?> average, Network<?> current, long[] updates) {
    check(average, current);
    List<INDArray> followers = average.values().parts();
    List<INDArray> leaders = current.values().parts();
    for (int part : current.parts()) {
      at(updates[part] - 1).update(current.kernels(), followers.get(part), leaders.get(part));
    }
    current.kernels().elementWise().copy(current.bufferVector(), average.bufferVector());
  }

  private static void check(Network<?> average, Network<?> current) {
    long[] expected = lengths(current);
    long[] actual = lengths(average);
    if (!Arrays.equals(expected, actual)) {
      throw new IllegalArgumentException(
          "average: expected parameters and buffers as " + current.name() + " has them");
    }
  }

  private static long[] lengths(Network<?> network) {
    return LongStream.concat(
            network.parameters().stream().mapToLong(Parameter::length),
            network.buffers().values().stream().mapToLong(INDArray::length))
        .toArray();
  }
}

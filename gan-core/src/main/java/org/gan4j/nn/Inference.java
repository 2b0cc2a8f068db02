package org.gan4j.nn;

import java.util.function.Supplier;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.io.HostArrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Uses of a network outside of its training, from any number of threads at once and while another
 * thread trains it: nothing is recorded or changed, and all of one use sees the same weights.
 */
public final class Inference {

  private Inference() {}

  /** Makes a part of the samples. */
  @FunctionalInterface
  public interface Part {

    /**
     * Makes samples.
     *
     * @param begin the first
     * @param end after the last
     * @return {@code [end - begin, ...]}
     */
    Variable make(int begin, int end);
  }

  /**
   * Runs something in an inference scope on the network's kernels.
   *
   * @param network whose values are held still meanwhile
   * @param work what uses it; variables that it made are gone afterwards
   * @param <T> what it returns
   * @return its result
   */
  public static <T> T run(Network<?> network, Supplier<T> work) {
    return network
        .lock()
        .reading(
            () -> {
              try (Scope scope = Scope.inference(network.kernels())) {
                return work.get();
              }
            });
  }

  /**
   * Makes samples some at a time, all with the same weights.
   *
   * @param network what makes them
   * @param count how many, at least 1
   * @param atOnce how many at a time, at least 1
   * @param part makes those from one number to another
   * @return FLOAT {@code [count, ...]}
   */
  public static INDArray inParts(Network<?> network, int count, int atOnce, Part part) {
    return run(
        network,
        () -> {
          INDArray all = null;
          for (int begin = 0; begin < count; begin += atOnce) {
            int end = Math.min(begin + atOnce, count);
            try (Scope scope = Scope.open()) {
              INDArray made = part.make(begin, end).value();
              if (all == null) {
                long[] shape = made.shape().clone();
                shape[0] = count;
                all = Nd4j.createUninitialized(DataType.FLOAT, shape);
              }
              HostArrays.rows(all, begin, end).assign(made);
            }
          }
          return all;
        });
  }
}

package org.gan4j.nn.init;

import org.gan4j.random.RandomStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** How the first values of a parameter are drawn. */
@FunctionalInterface
public interface Initializer {

  /**
   * Writes first values.
   *
   * @param out float32; of a weight the last axis is the output's, and the fan-in the product of
   *     the others
   * @param random where they are drawn from
   */
  void fill(INDArray out, RandomStream random);
}

package org.gan4j.nn;

import org.gan4j.nn.init.Initializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * State of a {@link Module} that is saved with the weights but not trained, such as running
 * statistics. It has memory once a {@link Network} has been made of the module: a view of the
 * network's flat vector of buffers.
 */
public final class Buffer extends Stored {

  Buffer(Initializer initializer, long... shape) {
    super("buffer", initializer, shape);
  }

  /**
   * The memory, which the module may write into.
   *
   * @return the array itself, float32
   * @throws IllegalStateException if no network was made of the module yet
   */
  public INDArray array() {
    return memory();
  }
}

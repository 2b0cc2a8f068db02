package org.gan4j.train.updater;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** How one kind of updater changes the part of a network that it was made for. */
interface UpdateRule {

  /** The state by name; the arrays themselves. */
  Map<String, INDArray> state();

  /**
   * Makes one update.
   *
   * @param learningRate of this update
   * @param iteration the number of updates made before
   * @param epoch the number of epochs that are complete
   */
  void apply(double learningRate, long iteration, int epoch);
}

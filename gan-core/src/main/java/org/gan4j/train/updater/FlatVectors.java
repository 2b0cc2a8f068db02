package org.gan4j.train.updater;

import org.gan4j.io.Require;
import org.gan4j.kernel.Kernels;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What the updaters share. */
final class FlatVectors {

  private FlatVectors() {}

  /** A vector of zeros that lives as long as its user. */
  static INDArray zeros(Kernels kernels, long length) {
    INDArray zeros = kernels.pool().borrow(DataType.FLOAT, length).detach();
    kernels.elementWise().fill(0, zeros);
    return zeros;
  }

  /** Checks that a number which is added to a denominator keeps it from zero. */
  static void epsilon(double epsilon) {
    Require.positive("epsilon", epsilon);
  }

  /** Checks that a number is a decay rate. */
  static void decay(String name, double decay) {
    if (!(decay >= 0 && decay < 1)) {
      throw new IllegalArgumentException(name + ": expected [0, 1), got " + decay);
    }
  }
}

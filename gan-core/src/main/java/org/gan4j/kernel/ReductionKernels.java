package org.gan4j.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Sums, maxima and softmax over axes. The rules of {@link Kernels} hold. */
public interface ReductionKernels {

  /** Sums over the axes on which out has extent 1 and x hasn't; both have the same rank. */
  void sum(INDArray x, INDArray out);

  /**
   * {@code out = sum(a * b)} over the axes on which out has extent 1 and a hasn't: what the
   * gradient for a broadcast factor is.
   *
   * @param a any shape
   * @param b as a
   * @param out of the same rank
   */
  void sumProduct(INDArray a, INDArray b, INDArray out);

  /** The maximum over the axes on which out has extent 1 and x hasn't; both have the same rank. */
  void max(INDArray x, INDArray out);

  /** Softmax over the last axis; in place allowed. */
  void softmax(INDArray x, INDArray out);

  /** The logarithm of the softmax over the last axis, in a safe form; in place allowed. */
  void logSoftmax(INDArray x, INDArray out);
}

package org.gan4j.train.updater;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Stochastic gradient descent: {@code p -= lr * g}. */
final class SgdRule implements UpdateRule {

  private final Part part;

  SgdRule(Part part) {
    this.part = part;
  }

  @Override
  public Map<String, INDArray> state() {
    return Map.of();
  }

  @Override
  public void apply(double learningRate, long iteration, int epoch) {
    part.kernels().elementWise().axpy(-learningRate, part.gradient(), part.vector());
  }
}

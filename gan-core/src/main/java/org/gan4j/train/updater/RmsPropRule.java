package org.gan4j.train.updater;

import java.util.Map;
import org.gan4j.kernel.BinaryOp;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Lease;
import org.gan4j.kernel.UnaryOp;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.RmsProp;

/**
 * RMSprop (Tieleman and Hinton 2012, lecture 6e of "Neural Networks for Machine Learning"): {@code
 * s = a s + (1 - a) g^2}, {@code p -= lr * g / (sqrt(s) + eps)}, s starting at zero. ND4J's own
 * updater adds eps under the root and starts at eps.
 */
final class RmsPropRule implements UpdateRule {

  private final RmsProp config;
  private final Part part;
  private final INDArray s;

  RmsPropRule(RmsProp config, Part part) {
    FlatVectors.decay("rmsDecay", config.getRmsDecay());
    FlatVectors.epsilon(config.getEpsilon());
    this.config = config;
    this.part = part;
    this.s = FlatVectors.zeros(part.kernels(), part.vector().length());
  }

  @Override
  public Map<String, INDArray> state() {
    return Map.of("s", s);
  }

  @Override
  public void apply(double learningRate, long iteration, int epoch) {
    Kernels kernels = part.kernels();
    INDArray weights = part.vector();
    INDArray gradient = part.gradient();
    try (Lease lease = kernels.pool().borrow(DataType.FLOAT, weights.shape())) {
      INDArray scratch = lease.array();
      kernels.elementWise().unary(UnaryOp.SQUARE, gradient, scratch);
      kernels.elementWise().affine(s, config.getRmsDecay(), 0, s);
      kernels.elementWise().axpy(1 - config.getRmsDecay(), scratch, s);
      kernels.elementWise().unary(UnaryOp.SQRT, s, scratch);
      kernels.elementWise().affine(scratch, 1, config.getEpsilon(), scratch);
      kernels.elementWise().binary(BinaryOp.DIV, gradient, scratch, scratch);
      kernels.elementWise().axpy(-learningRate, scratch, weights);
    }
  }
}

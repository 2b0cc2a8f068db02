package org.gan4j.train.updater;

import java.util.List;
import java.util.Map;
import org.gan4j.kernel.BinaryOp;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Lease;
import org.gan4j.kernel.UnaryOp;
import org.gan4j.nn.Network;
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
  private final Kernels kernels;
  private final INDArray s;
  private final List<INDArray> weights;
  private final List<INDArray> gradients;
  private final List<INDArray> squares;

  RmsPropRule(RmsProp config, Network<?> network) {
    Chunks.checkDecay("rmsDecay", config.getRmsDecay());
    Chunks.checkEpsilon(config.getEpsilon());
    this.config = config;
    this.kernels = network.kernels();
    this.s = Chunks.zeros(kernels, network.vector().length());
    this.weights = Chunks.of(network.vector());
    this.gradients = Chunks.of(network.gradient());
    this.squares = Chunks.of(s);
  }

  @Override
  public Map<String, INDArray> state() {
    return Map.of("s", s);
  }

  @Override
  public void apply(double learningRate, long iteration, int epoch) {
    for (int i = 0; i < weights.size(); i++) {
      apply(weights.get(i), gradients.get(i), squares.get(i), learningRate);
    }
  }

  private void apply(INDArray weight, INDArray gradient, INDArray square, double learningRate) {
    try (Lease lease = kernels.pool().borrow(DataType.FLOAT, weight.shape())) {
      INDArray scratch = lease.array();
      kernels.unary(UnaryOp.SQUARE, gradient, scratch);
      kernels.affine(square, config.getRmsDecay(), 0, square);
      kernels.axpy(1 - config.getRmsDecay(), scratch, square);
      kernels.unary(UnaryOp.SQRT, square, scratch);
      kernels.affine(scratch, 1, config.getEpsilon(), scratch);
      kernels.binary(BinaryOp.DIV, gradient, scratch, scratch);
      kernels.axpy(-learningRate, scratch, weight);
    }
  }
}

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
import org.nd4j.linalg.learning.config.Adam;

/**
 * Adam (Kingma and Ba 2015, algorithm 1) with bias correction: {@code m = b1 m + (1 - b1) g},
 * {@code v = b2 v + (1 - b2) g^2}, {@code p -= lr * m' / (sqrt(v') + eps)} with {@code m' = m / (1
 * - b1^t)} and {@code v' = v / (1 - b2^t)}; of {@link AdamW}, {@code p *= 1 - lr * weightDecay}
 * first.
 *
 * <p>ND4J's own updater adds eps to the root of v, not of v': it is the same update with its eps
 * being {@code eps * sqrt(1 - b2^t)} of this one.
 */
final class AdamRule implements UpdateRule {

  private final Adam config;
  private final double weightDecay;
  private final Kernels kernels;
  private final INDArray m;
  private final INDArray v;
  private final List<INDArray> weights;
  private final List<INDArray> gradients;
  private final List<INDArray> ms;
  private final List<INDArray> vs;

  AdamRule(Adam config, Network<?> network) {
    Chunks.checkDecay("beta1", config.getBeta1());
    Chunks.checkDecay("beta2", config.getBeta2());
    Chunks.checkEpsilon(config.getEpsilon());
    this.config = config;
    this.weightDecay = config instanceof AdamW decoupled ? decoupled.getWeightDecay() : 0;
    this.kernels = network.kernels();
    this.m = Chunks.zeros(kernels, network.vector().length());
    this.v = Chunks.zeros(kernels, network.vector().length());
    this.weights = Chunks.of(network.vector());
    this.gradients = Chunks.of(network.gradient());
    this.ms = Chunks.of(m);
    this.vs = Chunks.of(v);
  }

  @Override
  public Map<String, INDArray> state() {
    return Map.of("m", m, "v", v);
  }

  @Override
  public void apply(double learningRate, long iteration, int epoch) {
    double step = learningRate / (1 - Math.pow(config.getBeta1(), iteration + 1));
    double root = 1 / Math.sqrt(1 - Math.pow(config.getBeta2(), iteration + 1));
    for (int i = 0; i < weights.size(); i++) {
      if (weightDecay != 0) {
        kernels.affine(weights.get(i), 1 - learningRate * weightDecay, 0, weights.get(i));
      }
      apply(weights.get(i), gradients.get(i), ms.get(i), vs.get(i), step, root);
    }
  }

  private void apply(
      INDArray weight,
      INDArray gradient,
      INDArray mean,
      INDArray square,
      double step,
      double root) {
    kernels.affine(mean, config.getBeta1(), 0, mean);
    kernels.axpy(1 - config.getBeta1(), gradient, mean);
    try (Lease lease = kernels.pool().borrow(DataType.FLOAT, weight.shape())) {
      INDArray scratch = lease.array();
      kernels.unary(UnaryOp.SQUARE, gradient, scratch);
      kernels.affine(square, config.getBeta2(), 0, square);
      kernels.axpy(1 - config.getBeta2(), scratch, square);
      kernels.unary(UnaryOp.SQRT, square, scratch);
      kernels.affine(scratch, root, config.getEpsilon(), scratch);
      kernels.binary(BinaryOp.DIV, mean, scratch, scratch);
      kernels.axpy(-step, scratch, weight);
    }
  }
}

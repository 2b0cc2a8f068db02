package org.gan4j.train.updater;

import java.util.Map;
import org.gan4j.kernel.BinaryOp;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Lease;
import org.gan4j.kernel.UnaryOp;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;

/**
 * Adam (Kingma and Ba 2015, algorithm 1) with bias correction: {@code m = b1 m + (1 - b1) g},
 * {@code v = b2 v + (1 - b2) g^2}, {@code p -= lr * m' / (sqrt(v') + eps)} with {@code m' = m / (1
 * - b1^t)} and {@code v' = v / (1 - b2^t)}; of {@link AdamW}, {@code p *= 1 - lr * weightDecay}
 * first. The b2 of a {@link ScheduledAdam} is that of the update.
 *
 * <p>ND4J's own updater adds eps to the root of v, not of v': it is the same update with its eps
 * being {@code eps * sqrt(1 - b2^t)} of this one.
 */
final class AdamRule implements UpdateRule {

  private final Adam config;
  private final double weightDecay;
  private final Part part;
  private final INDArray m;
  private final INDArray v;

  AdamRule(Adam config, Part part) {
    FlatVectors.decay("beta1", config.getBeta1());
    FlatVectors.decay("beta2", config.getBeta2());
    FlatVectors.epsilon(config.getEpsilon());
    this.config = config;
    this.weightDecay = config instanceof AdamW decoupled ? decoupled.getWeightDecay() : 0;
    this.part = part;
    this.m = FlatVectors.zeros(part.kernels(), part.vector().length());
    this.v = FlatVectors.zeros(part.kernels(), part.vector().length());
  }

  @Override
  public Map<String, INDArray> state() {
    return Map.of("m", m, "v", v);
  }

  @Override
  public void apply(double learningRate, long iteration, int epoch) {
    double t = iteration + 1.0;
    double step = learningRate / (1 - Math.pow(config.getBeta1(), t));
    double beta2 =
        config instanceof ScheduledAdam scheduled ? scheduled.beta2(iteration) : config.getBeta2();
    double root = 1 / Math.sqrt(1 - Math.pow(beta2, t));
    Kernels kernels = part.kernels();
    INDArray weights = part.vector();
    INDArray gradient = part.gradient();
    if (weightDecay != 0) {
      kernels.elementWise().affine(weights, 1 - learningRate * weightDecay, 0, weights);
    }
    kernels.elementWise().affine(m, config.getBeta1(), 0, m);
    kernels.elementWise().axpy(1 - config.getBeta1(), gradient, m);
    try (Lease lease = kernels.pool().borrow(DataType.FLOAT, weights.shape())) {
      INDArray scratch = lease.array();
      kernels.elementWise().unary(UnaryOp.SQUARE, gradient, scratch);
      kernels.elementWise().affine(v, beta2, 0, v);
      kernels.elementWise().axpy(1 - beta2, scratch, v);
      kernels.elementWise().unary(UnaryOp.SQRT, v, scratch);
      kernels.elementWise().affine(scratch, root, config.getEpsilon(), scratch);
      kernels.elementWise().binary(BinaryOp.DIV, m, scratch, scratch);
      kernels.elementWise().axpy(-step, scratch, weights);
    }
  }
}

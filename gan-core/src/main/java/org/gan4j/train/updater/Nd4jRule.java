package org.gan4j.train.updater;

import java.util.Map;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Lease;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;

/** Any of ND4J's own updaters: {@code p -= update}, the update computed by ND4J. */
final class Nd4jRule implements UpdateRule {

  private final Part part;
  private final GradientUpdater<?> updater;

  Nd4jRule(IUpdater config, Part part) {
    this.part = part;
    long length = config.stateSize(part.vector().length());
    this.updater =
        length == 0
            ? config.instantiate((INDArray) null, false)
            : config.instantiate(Nd4j.zeros(DataType.FLOAT, 1, length), true);
  }

  @Override
  public Map<String, INDArray> state() {
    return updater.getState();
  }

  @Override
  public void apply(double learningRate, long iteration, int epoch) {
    Kernels kernels = part.kernels();
    long length = part.vector().length();
    try (Lease lease = kernels.pool().borrow(DataType.FLOAT, 1, length)) {
      INDArray update = lease.array();
      kernels.elementWise().copy(part.gradient(), update);
      updater.applyUpdater(update, Math.toIntExact(iteration), epoch);
      kernels.elementWise().axpy(-1, lease.array(length), part.vector());
    }
  }
}

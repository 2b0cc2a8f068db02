package org.gan4j.kernel;

import java.util.function.DoubleBinaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The reference's reductions. */
final class ReferenceReductions implements ReductionKernels {

  private static void reduce(DoubleBinaryOperator f, double start, INDArray x, INDArray out) {
    Dense r = Dense.zerosLike(out).compute(i -> start);
    Dense a = Dense.of(x);
    a.forEach(i -> r.set(f.applyAsDouble(r.broadcastAt(i), a.at(i)), r.narrow(i)));
    r.writeTo(out);
  }

  @Override
  public void sum(INDArray x, INDArray out) {
    reduce(Double::sum, 0, x, out);
  }

  @Override
  public void sumProduct(INDArray a, INDArray b, INDArray out) {
    Dense x = Dense.of(a);
    Dense y = Dense.of(b);
    Dense r = Dense.zerosLike(out);
    x.forEach(i -> r.add(x.at(i) * y.at(i), r.narrow(i)));
    r.writeTo(out);
  }

  @Override
  public void max(INDArray x, INDArray out) {
    reduce(Math::max, Double.NEGATIVE_INFINITY, x, out);
  }

  /** The logarithm of the sum of exponentials of each row of the last axis, its extent made 1. */
  private static Dense logSumExp(Dense x) {
    int last = x.shape[x.shape.length - 1];
    Dense rows = Dense.zeros(x.values.length / last);
    return rows.compute(
        row -> {
          double top = Double.NEGATIVE_INFINITY;
          for (int i = 0; i < last; i++) {
            top = Math.max(top, x.values[row[0] * last + i]);
          }
          double sum = 0;
          for (int i = 0; i < last; i++) {
            sum += Math.exp(x.values[row[0] * last + i] - top);
          }
          return top + Math.log(sum);
        });
  }

  @Override
  public void logSoftmax(INDArray x, INDArray out) {
    Dense r = Dense.of(x);
    Dense rows = logSumExp(r);
    int last = r.shape[r.shape.length - 1];
    for (int i = 0; i < r.values.length; i++) {
      r.values[i] -= rows.values[i / last];
    }
    r.writeTo(out);
  }

  @Override
  public void softmax(INDArray x, INDArray out) {
    Dense r = Dense.of(x);
    Dense rows = logSumExp(r);
    int last = r.shape[r.shape.length - 1];
    for (int i = 0; i < r.values.length; i++) {
      r.values[i] = Math.exp(r.values[i] - rows.values[i / last]);
    }
    r.writeTo(out);
  }
}

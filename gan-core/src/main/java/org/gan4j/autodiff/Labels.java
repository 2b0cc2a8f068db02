package org.gan4j.autodiff;

import org.nd4j.linalg.api.buffer.DataType;

/** Classes in computations: one-hot vectors and the cross entropy of logits. */
public final class Labels {

  private Labels() {}

  /**
   * One-hot vectors.
   *
   * @param labels N class indices in [0, classes)
   * @param classes K, at least 1
   * @return FLOAT {@code [N, K]}, constant: 1 where the class is, 0 elsewhere
   */
  public static Variable oneHot(int[] labels, int classes) {
    return oneHot(labels, classes, DataType.FLOAT);
  }

  private static Variable oneHot(int[] labels, long classes, DataType type) {
    Variable vectors = Variable.full(0, type, labels.length, classes);
    for (int i = 0; i < labels.length; i++) {
      Trace.check(
          labels[i] >= 0 && labels[i] < classes,
          "labels: expected classes 0 to %s, got %s",
          classes - 1,
          labels[i]);
      vectors.value().putScalar(i, labels[i], 1);
    }
    return vectors;
  }

  /**
   * The mean cross entropy of the softmax of logits: {@code -E[log softmax(logits)[label]]}.
   *
   * @param logits {@code [N, K]}
   * @param labels N class indices in [0, K)
   * @return one element, at least 0
   */
  public static Variable crossEntropy(Variable logits, int... labels) {
    Trace.check(
        logits.rank() == 2 && logits.size(0) == labels.length,
        "crossEntropy: expected logits [%s, K], got %s",
        labels.length,
        logits.shape());
    Variable truth = oneHot(labels, logits.size(1), logits.dataType());
    return Reductions.logSoftmax(logits).mul(truth).sum().mul(-1.0 / labels.length);
  }
}

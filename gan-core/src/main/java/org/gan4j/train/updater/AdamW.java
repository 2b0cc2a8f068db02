package org.gan4j.train.updater;

import java.util.Map;
import org.gan4j.io.Require;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019, "Decoupled Weight Decay
 * Regularization", algorithm 2): before each Adam update every weight is multiplied by {@code 1 -
 * learningRate * weightDecay}. ND4J 1.0.0-M2.1 has no such configuration; this one is for {@link
 * Updater} and refuses to run as ND4J's plain Adam.
 */
public final class AdamW extends Adam {

  private static final long serialVersionUID = 1L;

  private final double weightDecay;

  /**
   * AdamW with a constant learning rate.
   *
   * @param learningRate above 0
   * @param beta1 decay of the mean of gradients, in [0, 1)
   * @param beta2 decay of the mean of squared gradients, in [0, 1)
   * @param epsilon added to the corrected root, above 0
   * @param weightDecay at least 0
   */
  public AdamW(
      double learningRate, double beta1, double beta2, double epsilon, double weightDecay) {
    super(learningRate, beta1, beta2, epsilon);
    Require.notNegative("weightDecay", weightDecay);
    this.weightDecay = weightDecay;
  }

  /**
   * AdamW with a schedule of learning rates.
   *
   * @param schedule gives the learning rate
   * @param beta1 decay of the mean of gradients, in [0, 1)
   * @param beta2 decay of the mean of squared gradients, in [0, 1)
   * @param epsilon added to the corrected root, above 0
   * @param weightDecay at least 0
   */
  public AdamW(ISchedule schedule, double beta1, double beta2, double epsilon, double weightDecay) {
    this(Double.NaN, beta1, beta2, epsilon, weightDecay);
    super.setLrAndSchedule(Double.NaN, schedule);
  }

  /**
   * The weight decay.
   *
   * @return at least 0
   */
  public double getWeightDecay() {
    return weightDecay;
  }

  @Override
  public GradientUpdater<?> instantiate(INDArray viewArray, boolean initializeViewArray) {
    throw refused();
  }

  @Override
  public GradientUpdater<?> instantiate(
      Map<String, INDArray> updaterState, boolean initializeStateArrays) {
    throw refused();
  }

  private static UnsupportedOperationException refused() {
    return new UnsupportedOperationException(
        "AdamW: ND4J would run it as Adam without weight decay; use org.gan4j's Updater");
  }

  @Override
  public AdamW clone() {
    AdamW copy =
        new AdamW(getLearningRate(), getBeta1(), getBeta2(), getEpsilon(), getWeightDecay());
    if (getLearningRateSchedule() != null) {
      copy.setLrAndSchedule(getLearningRate(), getLearningRateSchedule().clone());
    }
    return copy;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AdamW that
        && super.equals(that)
        && Double.compare(weightDecay, that.weightDecay) == 0;
  }

  @Override
  protected boolean canEqual(Object other) {
    return other instanceof AdamW;
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + Double.hashCode(weightDecay);
  }

  @Override
  public String toString() {
    return super.toString() + " with weight decay " + weightDecay;
  }
}

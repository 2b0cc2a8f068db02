package org.gan4j.train.updater;

import java.util.Map;
import java.util.Objects;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Adam whose rate and second decay change as it goes (Huang et al. 2024 raise beta2 from 0.9 to
 * 0.99). Each update uses the decay of that update, its correction for the first ones too. ND4J has
 * no such configuration; this one is for {@link Updater} and refuses to run as ND4J's plain Adam.
 */
public final class ScheduledAdam extends Adam {

  private static final long serialVersionUID = 1L;

  private final CosineRamp beta2;

  /**
   * Adam with schedules.
   *
   * @param rate gives the learning rate
   * @param beta1 decay of the mean of gradients, in [0, 1)
   * @param beta2 gives the decay of the mean of squared gradients, in [0, 1) always
   * @param epsilon added to the corrected root, above 0
   */
  public ScheduledAdam(ISchedule rate, double beta1, CosineRamp beta2, double epsilon) {
    super(Double.NaN, beta1, beta2.from(), epsilon);
    FlatVectors.decay("beta2", beta2.from());
    FlatVectors.decay("beta2", beta2.to());
    super.setLrAndSchedule(Double.NaN, rate);
    this.beta2 = beta2;
  }

  /**
   * The second decay of an update.
   *
   * @param update the number of updates made before
   * @return in [0, 1)
   */
  public double beta2(long update) {
    return beta2.at(update);
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
        "ScheduledAdam: ND4J would run it with one beta2 always; use org.gan4j's Updater");
  }

  @Override
  public ScheduledAdam clone() {
    return new ScheduledAdam(getLearningRateSchedule().clone(), getBeta1(), beta2, getEpsilon());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ScheduledAdam that && super.equals(that) && beta2.equals(that.beta2);
  }

  @Override
  protected boolean canEqual(Object other) {
    return other instanceof ScheduledAdam;
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), beta2);
  }

  @Override
  public String toString() {
    return super.toString() + " with beta2 by " + beta2;
  }
}

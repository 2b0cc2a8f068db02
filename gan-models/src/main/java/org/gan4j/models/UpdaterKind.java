package org.gan4j.models;

import java.util.Locale;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.RmsProp;

/** The updaters that families are trained with, as a run's record names them. */
public enum UpdaterKind {
  /** Adam (Kingma and Ba 2015). */
  ADAM,
  /** RMSprop (Tieleman and Hinton 2012), which has no mean of gradients: its beta1 is 0. */
  RMSPROP;

  private static final double EPSILON = 1e-8;

  /**
   * ND4J's configuration of the updater, with an epsilon of 1e-8.
   *
   * @param rate the learning rate
   * @param beta1 the decay of the mean of gradients; 0 with RMSprop
   * @param beta2 the decay of the mean of their squares
   * @return the configuration
   * @throws IllegalArgumentException if the updater has no such decay
   */
  public IUpdater create(double rate, double beta1, double beta2) {
    check(beta1);
    return switch (this) {
      case ADAM -> new Adam(rate, beta1, beta2, EPSILON);
      case RMSPROP -> new RmsProp(rate, beta2, EPSILON);
    };
  }

  /** Fails unless the updater has such a decay. */
  void check(double beta1) {
    if (this == RMSPROP && beta1 != 0) {
      throw new IllegalArgumentException("beta1: expected 0, as RMSprop has none, got " + beta1);
    }
  }

  /** The name in configurations: {@code rmsprop}, say. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

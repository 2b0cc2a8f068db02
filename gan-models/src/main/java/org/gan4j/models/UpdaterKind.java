package org.gan4j.models;

import java.util.Locale;
import org.gan4j.train.updater.AdamW;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;

/** The updaters that families are trained with, as a run's record names them. */
public enum UpdaterKind {
  /** Adam (Kingma and Ba 2015). */
  ADAM,
  /** Adam with decoupled weight decay (Loshchilov and Hutter 2019). */
  ADAMW,
  /** RMSprop (Tieleman and Hinton 2012), which has no mean of gradients: its beta1 is 0. */
  RMSPROP,
  /** Gradient descent: both its moments are 0. */
  SGD;

  /** ND4J's configuration of the updater, its rate constant. */
  IUpdater create(UpdaterSettings with) {
    return switch (this) {
      case ADAM -> new Adam(with.rate(), with.beta1(), with.beta2(), with.epsilon());
      case ADAMW ->
          new AdamW(with.rate(), with.beta1(), with.beta2(), with.epsilon(), with.weightDecay());
      case RMSPROP -> new RmsProp(with.rate(), with.beta2(), with.epsilon());
      case SGD -> new Sgd(with.rate());
    };
  }

  /** Fails if a number is given that the updater doesn't look at. */
  void check(double beta1, double beta2, double weightDecay) {
    boolean adam = this == ADAM || this == ADAMW;
    unused("beta1", beta1, adam);
    unused("beta2", beta2, adam || this == RMSPROP);
    unused("weightDecay", weightDecay, this == ADAMW);
  }

  private void unused(String name, double value, boolean used) {
    if (!used && value != 0) {
      throw new IllegalArgumentException(
          name + ": expected 0, as " + this + " has none, got " + value);
    }
  }

  /** The name in configurations: {@code rmsprop}, say. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package org.gan4j.models.cgan;

import java.util.Locale;

/** How a generator is told the class. */
public enum GeneratorCondition {
  /** The class as a one-hot vector, joined to the latent vector (Mirza and Osindero 2014). */
  ONE_HOT,
  /** A learned vector a class, joined to the latent vector. */
  EMBEDDING,
  /** Scale and shift of batch norm a class (Miyato and Koyama 2018, section 5). */
  BATCH_NORM;

  /** The name in configurations: {@code batch-norm}, say. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

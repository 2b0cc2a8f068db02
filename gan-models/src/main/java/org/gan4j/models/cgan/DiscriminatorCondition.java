package org.gan4j.models.cgan;

import java.util.Locale;

/** How a discriminator is told the class, or asked for it. */
public enum DiscriminatorCondition {
  /** The class as a one-hot vector, joined to every pixel (Mirza and Osindero 2014). */
  ONE_HOT,
  /** A learned vector a class, joined to every pixel. */
  EMBEDDING,
  /** {@link ProjectionDiscriminator} (Miyato and Koyama 2018). */
  PROJECTION,
  /** {@link ClassifyingDiscriminator} (Odena et al. 2017). */
  CLASSIFIER;

  /** The name in configurations: {@code one-hot}, say. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

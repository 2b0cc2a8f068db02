package org.gan4j.models.dcgan;

import java.util.Locale;

/** What is normalized in a discriminator; without batch norm its convolutions have biases. */
public enum DiscriminatorNorm {
  /** Batch norm after every convolution but the first and the last (Radford et al. 2016). */
  BATCH,
  /**
   * Nothing, for losses with a penalty on each sample's gradient, which batch norm would entangle
   * (Gulrajani et al. 2017, section 4).
   */
  NONE,
  /** The weights, by their spectral norms (Miyato et al. 2018). */
  SPECTRAL;

  /** The name in configurations: {@code spectral}, say. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package org.gan4j.models.cgan;

import org.gan4j.data.ImageShape;
import org.gan4j.io.Require;

/**
 * The shape of Mirza and Osindero's conditional GAN of fully connected layers; the numbers are
 * those of their section 4.1, for MNIST.
 *
 * @param shape the extents of the images
 * @param classes how many classes there are, at least 1
 * @param latentSize the length of a latent vector; 100 in the paper
 * @param latentUnits the generator's units for the latent vector; 200 in the paper
 * @param classUnits the generator's units for the class; 1000 in the paper
 * @param jointUnits the generator's units for both; 1200 in the paper
 * @param dropout how likely a hidden unit is dropped in training, in [0, 1); 0.5 in the paper
 */
public record CganMlpConfig(
    ImageShape shape,
    int classes,
    int latentSize,
    int latentUnits,
    int classUnits,
    int jointUnits,
    double dropout) {

  /** Checks the values. */
  public CganMlpConfig {
    if (classes < 1) {
      throw new IllegalArgumentException(
          "classes: a conditional GAN needs labelled images, of at least one class; got "
              + classes
              + " classes");
    }
    Require.positive("latentSize", latentSize);
    Require.positive("latentUnits", latentUnits);
    Require.positive("classUnits", classUnits);
    Require.positive("jointUnits", jointUnits);
    if (!(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException("dropout: expected [0, 1), got " + dropout);
    }
  }

  /**
   * The paper's network.
   *
   * @param shape the extents of the images
   * @param classes how many classes there are, at least 1
   * @return the configuration
   */
  public static CganMlpConfig of(ImageShape shape, int classes) {
    return new CganMlpConfig(shape, classes, 100, 200, 1000, 1200, 0.5);
  }
}

package org.gan4j.models.mlp;

import org.gan4j.data.ImageShape;
import org.gan4j.io.Require;

/**
 * The shape of a GAN of fully connected layers.
 *
 * @param shape the extents of the images
 * @param latentSize the length of a latent vector; 100 in the paper
 * @param hidden units of each of the two hidden layers; 1200 in the paper's generator for MNIST,
 *     256 here by default
 */
public record MlpGanConfig(ImageShape shape, int latentSize, int hidden) {

  /** Checks the values. */
  public MlpGanConfig {
    Require.positive("latentSize", latentSize);
    Require.positive("hidden", hidden);
  }

  /**
   * A small GAN for images of a shape.
   *
   * @param shape the extents
   * @return latent size 100, 256 hidden units
   */
  public static MlpGanConfig forImages(ImageShape shape) {
    return new MlpGanConfig(shape, 100, 256);
  }
}

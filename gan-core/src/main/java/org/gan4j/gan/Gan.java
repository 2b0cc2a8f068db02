package org.gan4j.gan;

import org.gan4j.kernel.Kernels;
import org.gan4j.nn.Layer;
import org.gan4j.nn.Network;
import org.gan4j.random.RandomStreams;

/**
 * A generator and the discriminator that it is trained against.
 *
 * @param generator makes images
 * @param discriminator scores them
 */
public record Gan(Generator generator, Discriminator discriminator) {

  /**
   * A pair without a condition, with fresh weights.
   *
   * @param generator from latents {@code [N, latentSize]} to images {@code [N, H, W, C]}
   * @param latentSize the length of a latent vector
   * @param discriminator from images to logits {@code [N, 1]}
   * @param seed the same seed gives the same weights
   * @param kernels what the networks run on
   * @return the pair; its networks are named {@code generator} and {@code discriminator}
   */
  public static Gan of(
      Layer generator, int latentSize, Layer discriminator, long seed, Kernels kernels) {
    return new Gan(
        LayerGenerator.of("generator", generator, latentSize, seed, kernels),
        new LayerDiscriminator(
            Network.of(
                "discriminator",
                discriminator,
                kernels,
                new RandomStreams(seed).stream("init.discriminator"))));
  }
}

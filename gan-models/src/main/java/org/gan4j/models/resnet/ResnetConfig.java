package org.gan4j.models.resnet;

import org.gan4j.data.ImageShape;
import org.gan4j.models.ModelRequest;

/**
 * The shape of a GAN of residual networks for images of 32 pixels.
 *
 * @param channels 1 for grey, 3 for colour
 * @param latentSize the length of a latent vector; 128 in the paper
 * @param generatorWidth channels of the generator's feature maps; 256 in the paper
 * @param discriminatorWidth channels of the discriminator's feature maps; 128 in the paper
 * @param spectralNorm whether the discriminator's weights are divided by their spectral norms and
 *     its last features summed over the places, as in the paper; or neither, and the features' mean
 *     taken, as in Gulrajani et al. 2017 for CIFAR-10
 */
public record ResnetConfig(
    int channels,
    int latentSize,
    int generatorWidth,
    int discriminatorWidth,
    boolean spectralNorm) {

  /** Rows and columns of an image. */
  public static final int IMAGE_SIZE = 32;

  /** Checks the values. */
  public ResnetConfig {
    if (channels != 1 && channels != 3) {
      throw new IllegalArgumentException("channels: expected 1 or 3, got " + channels);
    }
    if (latentSize < 1 || generatorWidth < 1 || discriminatorWidth < 1) {
      throw new IllegalArgumentException(
          "ResNet: latent size and widths have to be at least 1, got "
              + latentSize
              + ", "
              + generatorWidth
              + ", "
              + discriminatorWidth);
    }
  }

  /**
   * The paper's networks.
   *
   * @param channels 1 or 3
   * @return latent size 128, widths of 256 and 128, spectral norm
   */
  public static ResnetConfig forChannels(int channels) {
    return new ResnetConfig(channels, 128, 256, 128, true);
  }

  /**
   * The paper's networks for a request, with what that asks for.
   *
   * @param request images of 32x32 pixels; a width is that of both networks
   * @return the configuration
   * @throws IllegalArgumentException if the images have another size
   */
  public static ResnetConfig of(ModelRequest request) {
    ImageShape images = request.images();
    if (images.height() != IMAGE_SIZE || images.width() != IMAGE_SIZE) {
      throw new IllegalArgumentException(
          "resolution: these residual networks make images of 32x32 pixels, got "
              + images.height()
              + "x"
              + images.width());
    }
    ResnetConfig usual = forChannels(images.channels());
    return new ResnetConfig(
        usual.channels,
        request.latentSize().orElse(usual.latentSize),
        request.width().orElse(usual.generatorWidth),
        request.width().orElse(usual.discriminatorWidth),
        usual.spectralNorm);
  }

  /**
   * The same without spectral norm, for a gradient penalty.
   *
   * @return a changed copy
   */
  public ResnetConfig withoutSpectralNorm() {
    return new ResnetConfig(channels, latentSize, generatorWidth, discriminatorWidth, false);
  }
}

package org.gan4j.models.resnet;

import java.util.Arrays;
import org.gan4j.models.ModelRequest;

/**
 * The shape of a GAN of residual networks for images of 32, 48, 64 or 128 pixels.
 *
 * <pre>
 * pixels  generator, channels at 4x4 (6x6 for 48) and after each block  discriminator, after each block
 *  32     256 256 256 256                                               128 128 128* 128*
 *  48     512 256 128 64                                                64 128 256 512 1024*
 *  64     1024 512 256 128 64                                           64 128 256 512 1024
 * 128     1024 1024 512 256 128 64                                      64 128 256 512 1024 1024*
 *
 * * does not halve rows and columns
 * </pre>
 *
 * <p>The tables of Miyato et al. 2018 for CIFAR-10 and STL-10, and mimicry's for 64 and 128.
 *
 * @param imageSize rows and columns: 32, 48, 64 or 128
 * @param channels 1 for grey, 3 for colour
 * @param latentSize the length of a latent vector; 128 in the paper
 * @param generatorWidth channels of the generator's last feature maps, of which the others are
 *     multiples as in the table; 256 in the paper for 32 pixels, 64 for others
 * @param discriminatorWidth channels of the discriminator's first block, likewise; 128 in the paper
 *     for 32 pixels, 64 for others
 * @param spectralNorm whether the discriminator's weights are divided by their spectral norms and
 *     its last features summed over the places, as in the paper; or neither, and the features' mean
 *     taken, as in Gulrajani et al. 2017 for CIFAR-10
 * @param upsampling how the generator's blocks double rows and columns
 */
public record ResnetConfig(
    int imageSize,
    int channels,
    int latentSize,
    int generatorWidth,
    int discriminatorWidth,
    boolean spectralNorm,
    Upsampling upsampling) {

  /** Checks the values. */
  public ResnetConfig {
    Widths.of(imageSize);
    if (upsampling == null) {
      throw new IllegalArgumentException(
          "upsampling: expected one of " + Arrays.toString(Upsampling.values()) + ", got nothing");
    }
    if (channels < 1) {
      throw new IllegalArgumentException("channels: expected at least 1, got " + channels);
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
   * The paper's networks for images of a size.
   *
   * @param imageSize rows and columns: 32, 48, 64 or 128
   * @param channels at least 1; 1 for grey, 3 for colours
   * @return latent size 128, spectral norm, pixels repeated; widths of 256 and 128 for 32 pixels,
   *     64 for others
   */
  public static ResnetConfig forImages(int imageSize, int channels) {
    Widths usual = Widths.of(imageSize);
    return new ResnetConfig(
        imageSize,
        channels,
        128,
        usual.generatorWidth(),
        usual.discriminatorWidth(),
        true,
        Upsampling.NEAREST);
  }

  /**
   * The paper's networks for a request, with what that asks for.
   *
   * @param request square images of 32, 48, 64 or 128 pixels; a width is that of both networks
   * @return the configuration
   * @throws IllegalArgumentException if the images have another size
   */
  public static ResnetConfig of(ModelRequest request) {
    ResnetConfig usual = forImages(request.imageSize(), request.images().channels());
    return new ResnetConfig(
        usual.imageSize,
        usual.channels,
        request.latentSize().orElse(usual.latentSize),
        request.width().orElse(usual.generatorWidth),
        request.width().orElse(usual.discriminatorWidth),
        usual.spectralNorm,
        usual.upsampling);
  }

  /**
   * The same without spectral norm, for a gradient penalty.
   *
   * @return a changed copy
   */
  public ResnetConfig withoutSpectralNorm() {
    return new ResnetConfig(
        imageSize, channels, latentSize, generatorWidth, discriminatorWidth, false, upsampling);
  }

  /**
   * The same with other widths and latents, for a smaller machine.
   *
   * @param latents the length of a latent vector
   * @param width channels of the generator's last feature maps and of the discriminator's first
   * @return a changed copy
   */
  public ResnetConfig sizes(int latents, int width) {
    return new ResnetConfig(imageSize, channels, latents, width, width, spectralNorm, upsampling);
  }

  /** How wide the networks for this size are. */
  Widths widths() {
    return Widths.of(imageSize);
  }

  /** Channels of the generator's feature maps after a block; of the base for 0. */
  int generatorChannels(int block) {
    return generatorWidth * widths().generator().get(block);
  }

  /** Channels of the discriminator's feature maps after a block; of the image for 0. */
  int discriminatorChannels(int block) {
    return block == 0 ? channels : discriminatorWidth * widths().discriminator().get(block - 1);
  }
}

package org.gan4j.models.resnet;

import java.util.Arrays;
import org.gan4j.data.ImageShape;
import org.gan4j.data.ImageSize;
import org.gan4j.io.Require;
import org.gan4j.models.ModelRequest;

/**
 * The shape of a GAN of residual networks.
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
 * <p>The tables of Miyato et al. 2018 for CIFAR-10 and STL-10, and mimicry's for 64 and 128. Images
 * of other sizes, squares or not, have the networks of the largest of these sizes that fits into
 * them, which begin with so many pixels more: 6x8 for 48x64.
 *
 * @param imageSize rows and columns, the shorter 32 to 255 and the longer up to 1024: multiples of
 *     8 where the shorter is less than 48, of 16 where it is less than 64, else of 32
 * @param channels 1 for grey, 3 for colour, 4 for colour and opacity
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
    ImageSize imageSize,
    int channels,
    int latentSize,
    int generatorWidth,
    int discriminatorWidth,
    boolean spectralNorm,
    Upsampling upsampling) {

  /** Checks the values. */
  public ResnetConfig {
    Widths.check(imageSize);
    if (upsampling == null) {
      throw new IllegalArgumentException(
          "upsampling: expected one of " + Arrays.toString(Upsampling.values()) + ", got nothing");
    }
    Require.positive("channels", channels);
    Require.positive("latentSize", latentSize);
    Require.positive("generatorWidth", generatorWidth);
    Require.positive("discriminatorWidth", discriminatorWidth);
  }

  /**
   * The paper's networks for square images.
   *
   * @param side rows and columns, as {@link #imageSize} may be
   * @param channels at least 1; 1 for grey, 3 for colours, 4 for colours and opacity
   * @return as {@link #forImages(ImageShape)} gives them
   */
  public static ResnetConfig forImages(int side, int channels) {
    return forImages(new ImageShape(side, side, channels));
  }

  /**
   * The paper's networks for images.
   *
   * @param images their extents, height and width as {@link #imageSize} may be
   * @return latent size 128, spectral norm, pixels repeated; widths of 256 and 128 where the
   *     shorter side has less than 48 pixels, else 64
   */
  public static ResnetConfig forImages(ImageShape images) {
    Widths usual = Widths.check(images.size());
    return new ResnetConfig(
        images.size(),
        images.channels(),
        128,
        usual.generatorWidth(),
        usual.discriminatorWidth(),
        true,
        Upsampling.NEAREST);
  }

  /**
   * The paper's networks for a request, with what that asks for.
   *
   * @param request a width is that of both networks
   * @return the configuration
   * @throws IllegalArgumentException if the images have another size
   */
  public static ResnetConfig of(ModelRequest request) {
    ResnetConfig usual = forImages(request.images());
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

  /** Rows and columns of the generator's first feature maps. */
  ImageSize baseSize() {
    return imageSize.dividedBy(1 << widths().up());
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

package org.gan4j.models.dcgan;

import java.util.Arrays;
import org.gan4j.data.ImageShape;
import org.gan4j.data.ImageSize;
import org.gan4j.io.Require;
import org.gan4j.models.ModelRequest;
import org.gan4j.models.SizeRule;

/**
 * The shape of a DCGAN.
 *
 * <p>The discriminator halves the image until 4 to 7 pixels are left of its shorter side (4x4 of 64
 * pixels, 7x7 of 28, 6x8 of 48x64), doubling the channels each time; the generator goes the same
 * way back. So networks for twice the size have one stage more, the widest, as Radford et al. 2016
 * go from 32 to 64 pixels: with 64 channels at half the image's size there are 512 at 4x4 for 64
 * pixels, 1024 for 128, and 2048 for 256.
 *
 * @param imageSize rows and columns, the shorter 16 to 256 and the longer up to 1024: multiples of
 *     4, 8, 16, 32 or 64 where the shorter is at least 16, 32, 64, 128 or 256
 * @param channels 1 for grey, 3 for colour, 4 for colour and opacity
 * @param latentSize the length of a latent vector; 100 in the paper
 * @param generatorWidth channels of the generator's last hidden layer; 128 in the paper's figure 1,
 *     64 here and in most implementations
 * @param discriminatorWidth channels of the discriminator's first layer, likewise
 * @param slope of the leaky ReLU for negative inputs; 0.2 in the paper
 * @param discriminatorNorm what is normalized in the discriminator; batch norm in the paper
 */
public record DcganConfig(
    ImageSize imageSize,
    int channels,
    int latentSize,
    int generatorWidth,
    int discriminatorWidth,
    double slope,
    DiscriminatorNorm discriminatorNorm) {

  private static final SizeRule SIZES = new SizeRule("DCGAN", 16, 256, 1024);

  /** Checks the values. */
  public DcganConfig {
    if (discriminatorNorm == null) {
      throw new IllegalArgumentException(
          "discriminatorNorm: expected one of "
              + Arrays.toString(DiscriminatorNorm.values())
              + ", got nothing");
    }
    SIZES.check(imageSize, size -> 1 << halvings(size));
    Require.positive("channels", channels);
    Require.positive("latentSize", latentSize);
    Require.positive("generatorWidth", generatorWidth);
    Require.positive("discriminatorWidth", discriminatorWidth);
  }

  /**
   * The usual DCGAN for square images.
   *
   * @param side rows and columns, as {@link #imageSize} may be
   * @param channels at least 1; 1 for grey, 3 for colours, 4 for colours and opacity
   * @return as {@link #forImages(ImageShape)} gives it
   */
  public static DcganConfig forImages(int side, int channels) {
    return forImages(new ImageShape(side, side, channels));
  }

  /**
   * The usual DCGAN for images.
   *
   * @param images their extents, height and width as {@link #imageSize} may be
   * @return latent size 100, widths of 64, slope 0.2, batch norm in both networks; the generators
   *     of less than 32 pixels, which have a stage less, are 128 wide
   */
  public static DcganConfig forImages(ImageShape images) {
    ImageSize size = images.size();
    return new DcganConfig(
        size,
        images.channels(),
        100,
        size.shorter() < 32 ? 128 : 64,
        64,
        0.2,
        DiscriminatorNorm.BATCH);
  }

  /**
   * The usual DCGAN for a request, with what that asks for.
   *
   * @param request a gradient penalty takes batch norm out of the discriminator
   * @return the configuration
   * @throws IllegalArgumentException if there is none for such images
   */
  public static DcganConfig of(ModelRequest request) {
    DcganConfig usual = forImages(request.images());
    return new DcganConfig(
        usual.imageSize,
        usual.channels,
        request.latentSize().orElse(usual.latentSize),
        request.width().orElse(usual.generatorWidth),
        request.width().orElse(usual.discriminatorWidth),
        usual.slope,
        request.gradientPenalty() ? DiscriminatorNorm.NONE : usual.discriminatorNorm);
  }

  /**
   * The same without batch norm in the discriminator, for gradient penalties.
   *
   * @return a changed copy
   */
  public DcganConfig withoutBatchNormInDiscriminator() {
    return discriminatorNorm(DiscriminatorNorm.NONE);
  }

  /**
   * The same with another normalization in the discriminator.
   *
   * @param norm which
   * @return a changed copy
   */
  public DcganConfig discriminatorNorm(DiscriminatorNorm norm) {
    return new DcganConfig(
        imageSize, channels, latentSize, generatorWidth, discriminatorWidth, slope, norm);
  }

  /**
   * The same with other widths.
   *
   * @param width channels of the generator's last hidden layer and of the discriminator's first
   * @return a changed copy
   */
  public DcganConfig width(int width) {
    return new DcganConfig(imageSize, channels, latentSize, width, width, slope, discriminatorNorm);
  }

  /**
   * How many times the discriminator halves the image: until its shorter side has 4 to 7 pixels.
   *
   * @return 2 for 16 and 28, one more for each doubling; 6 for 256
   */
  public int stages() {
    return halvings(imageSize);
  }

  private static int halvings(ImageSize size) {
    return Integer.numberOfTrailingZeros(Integer.highestOneBit(size.shorter())) - 2;
  }

  /**
   * Rows and columns of the smallest feature map.
   *
   * @return 7x7 for images of 28, 4x4 for powers of two, 6x8 for 48x64
   */
  public ImageSize baseSize() {
    return imageSize.dividedBy(1 << stages());
  }

  /**
   * Channels of the discriminator's last feature map, of {@link #baseSize} rows and columns.
   *
   * @return the first layer's, doubled with every halving of the image
   */
  public int featureChannels() {
    return discriminatorWidth << (stages() - 1);
  }

  /**
   * The length of the discriminator's last feature map as a vector.
   *
   * @return rows times columns times channels
   */
  public int featureSize() {
    return baseSize().height() * baseSize().width() * featureChannels();
  }

  /**
   * The extents of the images.
   *
   * @return the shape
   */
  public ImageShape shape() {
    return imageSize.shape(channels);
  }
}

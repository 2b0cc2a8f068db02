package org.gan4j.models.pix2pix;

import org.gan4j.data.ImageShape;
import org.gan4j.data.ImageSize;
import org.gan4j.io.Require;
import org.gan4j.models.translation.GeneratorKind;

/**
 * The shape and the objective of a pix2pix model.
 *
 * @param imageSize rows and columns: multiples of 32 for the U-Net; 256 in the paper
 * @param channels 1 for grey, 3 for colour, 4 for colour and opacity
 * @param generator the U-Net in the paper (section 3.2.1)
 * @param generatorWidth feature maps of the generator's first layer; 64 in the paper (section
 *     6.1.1)
 * @param discriminatorWidth likewise of the discriminator (section 6.1.2)
 * @param l1Weight of the distance to the true image (lambda of equation 4); 100 in the paper
 *     (section 6.2)
 */
public record Pix2PixConfig(
    ImageSize imageSize,
    int channels,
    GeneratorKind generator,
    int generatorWidth,
    int discriminatorWidth,
    double l1Weight) {

  /** Checks the values. */
  public Pix2PixConfig {
    Require.positive("channels", channels);
    generator.check(imageSize);
    Require.positive("generatorWidth", generatorWidth);
    Require.positive("discriminatorWidth", discriminatorWidth);
    Require.notNegative("l1Weight", l1Weight);
  }

  /**
   * The paper's model for square images.
   *
   * @param side rows and columns, as {@link #imageSize} may be
   * @param channels at least 1; 1 for grey, 3 for colours, 4 for colours and opacity
   * @return as {@link #forImages(ImageShape)} gives it
   */
  public static Pix2PixConfig forImages(int side, int channels) {
    return forImages(new ImageShape(side, side, channels));
  }

  /**
   * The paper's model for images.
   *
   * @param images their extents, height and width as {@link #imageSize} may be
   * @return a U-Net, widths of 64, a weight of 100
   */
  public static Pix2PixConfig forImages(ImageShape images) {
    return new Pix2PixConfig(images.size(), images.channels(), GeneratorKind.UNET, 64, 64, 100);
  }

  /**
   * The same with other widths.
   *
   * @param width feature maps of the first layer of both networks
   * @return a changed copy
   */
  public Pix2PixConfig width(int width) {
    return new Pix2PixConfig(imageSize, channels, generator, width, width, l1Weight);
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

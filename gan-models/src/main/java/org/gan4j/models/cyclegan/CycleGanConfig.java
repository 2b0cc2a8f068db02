package org.gan4j.models.cyclegan;

import org.gan4j.data.ImageShape;
import org.gan4j.data.ImageSize;
import org.gan4j.io.Require;
import org.gan4j.models.translation.GeneratorKind;

/**
 * The shape and the objective of a CycleGAN.
 *
 * @param imageSize rows and columns: multiples of 4 of at least 24, of 32 for the U-Net
 * @param channels 1 for grey, 3 for colour, 4 for colour and opacity
 * @param generator both generators; the paper's are of 6 residual blocks for 128 pixels and of 9
 *     for 256 and more (section 7.2)
 * @param generatorWidth feature maps of the generators' first layer; 64 in the paper, 32 trains in
 *     a quarter of the time
 * @param discriminatorWidth likewise of the discriminators
 * @param cycleWeight of the cycle consistency (lambda of equation 3); 10 in the paper (section 4)
 * @param identityWeight of the identity term (section 5.2: half of lambda); 5 in the authors' code,
 *     0 for none
 * @param poolSize generated images that are kept of each domain, for the discriminators to see
 *     older ones too; 50 in the paper (section 4), 0 for none
 */
public record CycleGanConfig(
    ImageSize imageSize,
    int channels,
    GeneratorKind generator,
    int generatorWidth,
    int discriminatorWidth,
    double cycleWeight,
    double identityWeight,
    int poolSize) {

  private static final int LARGE = 256;

  /** Checks the values. */
  public CycleGanConfig {
    Require.positive("channels", channels);
    generator.check(imageSize);
    Require.positive("generatorWidth", generatorWidth);
    Require.positive("discriminatorWidth", discriminatorWidth);
    Require.notNegative("cycleWeight", cycleWeight);
    Require.notNegative("identityWeight", identityWeight);
    Require.notNegative("poolSize", poolSize);
  }

  /**
   * The paper's CycleGAN for square images.
   *
   * @param side rows and columns, as {@link #imageSize} may be
   * @param channels at least 1; 1 for grey, 3 for colours, 4 for colours and opacity
   * @return as {@link #forImages(ImageShape)} gives it
   */
  public static CycleGanConfig forImages(int side, int channels) {
    return forImages(new ImageShape(side, side, channels));
  }

  /**
   * The paper's CycleGAN for images.
   *
   * @param images their extents, height and width as {@link #imageSize} may be
   * @return 6 blocks where the shorter side has less than 256 pixels, else 9; widths of 64; weights
   *     10 and 5; pools of 50
   */
  public static CycleGanConfig forImages(ImageShape images) {
    return new CycleGanConfig(
        images.size(),
        images.channels(),
        images.size().shorter() < LARGE ? GeneratorKind.RESNET6 : GeneratorKind.RESNET9,
        64,
        64,
        10,
        5,
        50);
  }

  /**
   * The same with other widths.
   *
   * @param width feature maps of the first layer of all four networks
   * @return a changed copy
   */
  public CycleGanConfig width(int width) {
    return new CycleGanConfig(
        imageSize, channels, generator, width, width, cycleWeight, identityWeight, poolSize);
  }

  /**
   * The same with other pools.
   *
   * @param size images of each domain; 0 for none
   * @return a changed copy
   */
  public CycleGanConfig poolSize(int size) {
    return new CycleGanConfig(
        imageSize,
        channels,
        generator,
        generatorWidth,
        discriminatorWidth,
        cycleWeight,
        identityWeight,
        size);
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

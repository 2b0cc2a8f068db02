package org.gan4j.models.translation;

import java.util.Locale;
import org.gan4j.data.ImageSize;
import org.gan4j.models.SizeRule;
import org.gan4j.nn.Layer;
import org.gan4j.random.RandomStream;
import org.jspecify.annotations.Nullable;

/** The generators of the image-to-image models. */
public enum GeneratorKind {
  /** {@link ResnetGenerator} with 6 blocks: images up to 128 pixels (Zhu et al. 2017, 7.2). */
  RESNET6,
  /** {@link ResnetGenerator} with 9 blocks: images from 256 pixels on (Zhu et al. 2017, 7.2). */
  RESNET9,
  /** {@link UnetGenerator} (Isola et al. 2017). */
  UNET;

  /** The discriminator of patches has no patch in anything smaller. */
  private static final int LEAST_SIDE = 24;

  /**
   * The layers.
   *
   * @param imageSize the images' rows and columns, which decide how deep a U-Net is
   * @param channels the images' channels
   * @param width feature maps of the first layer
   * @param norm how a U-Net is normalized; the others have no choice
   * @param dropout where a U-Net's dropout is drawn from; null for none
   * @return from {@code [N, H, W, C]} to the same in [-1, 1]
   * @throws IllegalArgumentException if there are none for such images
   */
  public Layer layers(
      ImageSize imageSize,
      int channels,
      int width,
      Normalization norm,
      @Nullable RandomStream dropout) {
    return switch (this) {
      case RESNET6 -> ResnetGenerator.layers(channels, width, 6);
      case RESNET9 -> ResnetGenerator.layers(channels, width, 9);
      case UNET -> new UnetGenerator(channels, width, imageSize, norm, dropout);
    };
  }

  /**
   * Refuses images that this generator can't make.
   *
   * @param imageSize rows and columns
   * @throws IllegalArgumentException saying which it can
   */
  public void check(ImageSize imageSize) {
    int least = this == UNET ? UnetGenerator.FACTOR : LEAST_SIDE;
    int factor = this == UNET ? UnetGenerator.FACTOR : ResnetGenerator.FACTOR;
    new SizeRule(toString(), least, ImageSize.MOST, ImageSize.MOST)
        .check(imageSize, size -> factor);
  }

  /**
   * What rows and columns of images have to be multiples of for the layers of a size.
   *
   * @param imageSize the size that the layers were made for
   * @return 4; for a U-Net a power of two of at least 32
   */
  public int factor(ImageSize imageSize) {
    return this == UNET ? 1 << UnetGenerator.levels(imageSize) : ResnetGenerator.FACTOR;
  }

  /** As users write it: {@code resnet6}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

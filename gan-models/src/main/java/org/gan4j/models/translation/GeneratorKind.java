package org.gan4j.models.translation;

import java.util.Locale;
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

  /**
   * The layers.
   *
   * @param imageSize the images' rows and columns
   * @param channels the images' channels
   * @param width feature maps of the first layer
   * @param norm how a U-Net is normalised; the others have no choice
   * @param dropout where a U-Net's dropout is drawn from; null for none
   * @return from {@code [N, H, W, C]} to the same in [-1, 1]
   * @throws IllegalArgumentException if there are none for such images
   */
  public Layer layers(
      int imageSize, int channels, int width, Normalization norm, @Nullable RandomStream dropout) {
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
  public void check(int imageSize) {
    if (this == UNET) {
      UnetGenerator.levels(imageSize);
    } else if (imageSize < 24 || imageSize % 4 != 0) {
      throw new IllegalArgumentException(
          "resolution: "
              + this
              + " takes images of at least 24 pixels, a multiple of 4, got "
              + imageSize);
    }
  }

  /** As users write it: {@code resnet6}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

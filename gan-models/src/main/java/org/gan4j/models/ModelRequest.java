package org.gan4j.models;

import java.util.OptionalInt;
import org.gan4j.data.ImageShape;
import org.gan4j.io.Require;

/**
 * What may be asked of any family of models.
 *
 * @param images the images to generate
 * @param classes how many classes the training images have; 0 without labels
 * @param latentSize the length of a latent vector, or empty for the paper's
 * @param width feature maps or units where the networks are narrowest, or empty for the paper's
 * @param gradientPenalty whether a penalty on the gradient of each image's logit will be trained
 *     with, which batch norm in the discriminator would entangle with the other images' (Gulrajani
 *     et al. 2017, section 4)
 */
public record ModelRequest(
    ImageShape images,
    int classes,
    OptionalInt latentSize,
    OptionalInt width,
    boolean gradientPenalty) {

  /** The largest whole number that a network's configuration may have: of units, say. */
  public static final int LARGEST = 1 << 16;

  private static final String OTHERS =
      "mlp, dcgan, wgan, wgan-gp, wgan-gp-resnet, sngan, sngan-resnet, cgan-mlp, cgan, cyclegan,"
          + " pix2pix";

  /** Checks the numbers. */
  public ModelRequest {
    Require.notNegative("classes", classes);
    require("latent size", latentSize.orElse(1));
    require("width", width.orElse(1));
  }

  private static void require(String what, int number) {
    if (number < 1 || number > LARGEST) {
      throw new IllegalArgumentException(what + ": expected 1 to " + LARGEST + ", got " + number);
    }
  }

  /**
   * The paper's model for certain images.
   *
   * @param images the images to generate
   * @return the request
   */
  public static ModelRequest of(ImageShape images) {
    return new ModelRequest(images, 0, OptionalInt.empty(), OptionalInt.empty(), false);
  }

  /**
   * The images' rows and columns, for families that make squares only.
   *
   * @return height and width
   * @throws IllegalArgumentException if they differ
   */
  public int imageSize() {
    if (images.height() != images.width()) {
      throw new IllegalArgumentException(
          String.format(
              "resolution: this model makes squares alone, got %s; take %d, or a model that makes"
                  + " others: %s",
              images.size(), images.size().shorter(), OTHERS));
    }
    return images.height();
  }

  /**
   * Refuses a latent size, for families without latents.
   *
   * @throws IllegalArgumentException if one is asked for
   */
  public void requireNoLatentSize() {
    if (latentSize.isPresent()) {
      throw new IllegalArgumentException("latent size: this model starts from images");
    }
  }
}

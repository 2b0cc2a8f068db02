package org.gan4j.data;

import org.gan4j.io.Require;
import org.gan4j.random.RandomStream;

/**
 * What is changed at random about each image whenever it is served: mirrored left to right with
 * probability 1/2, cut to a smaller piece in a random place, or both.
 *
 * @param mirror whether to mirror
 * @param margin rows and columns that a piece is smaller than the image; 0 for the whole image
 */
public record Augmentation(boolean mirror, int margin) {

  /** Every image as it is. */
  public static final Augmentation NONE = new Augmentation(false, 0);

  /** Checks the margin. */
  public Augmentation {
    Require.notNegative("margin", margin);
  }

  /**
   * Cuts pieces of a size out of somewhat larger images and mirrors them, in the proportion of the
   * authors of CycleGAN and pix2pix: 256 pixels out of 286 (Isola et al. 2017, section 6.2: "random
   * jitter").
   *
   * @param size rows and columns of a piece
   * @return the augmentation, for images of {@code size + margin()} rows and columns
   */
  public static Augmentation jitter(int size) {
    return new Augmentation(true, Math.round(size * 30 / 256f));
  }

  /**
   * The extents of what is served.
   *
   * @param images the extents of the images
   * @return smaller by the margin
   * @throws IllegalArgumentException if nothing is left
   */
  ImageShape shape(ImageShape images) {
    if (margin >= images.height() || margin >= images.width()) {
      throw new IllegalArgumentException(
          "margin: " + margin + " leaves nothing of images of " + images);
    }
    return new ImageShape(images.height() - margin, images.width() - margin, images.channels());
  }

  /** One of the views of an image: a number that {@link #write} understands. */
  int draw(RandomStream random) {
    int view = mirror && random.nextBoolean() ? 1 : 0;
    if (margin > 0) {
      view += 2 * random.nextInt((margin + 1) * (margin + 1));
    }
    return view;
  }

  /** Writes a view of an image into a batch. */
  void write(int view, float[] image, ImageShape from, float[] out, int offset) {
    ImageShape to = shape(from);
    boolean mirrored = view % 2 == 1;
    int top = view / 2 / (margin + 1);
    int left = view / 2 % (margin + 1);
    int channels = from.channels();
    int rowLength = to.width() * channels;
    for (int row = 0; row < to.height(); row++) {
      int source = ((top + row) * from.width() + left) * channels;
      int target = offset + row * rowLength;
      if (!mirrored) {
        System.arraycopy(image, source, out, target, rowLength);
      } else {
        for (int x = 0; x < rowLength; x += channels) {
          System.arraycopy(image, source + rowLength - channels - x, out, target + x, channels);
        }
      }
    }
  }
}

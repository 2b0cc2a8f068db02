package org.gan4j.data;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What images of files become when they are read.
 *
 * @param shape the extents of the result: the largest piece of these proportions is cut out of an
 *     image's middle and resized; 1 channel is grey, 3 are colour, 4 colour and opacity
 * @param broken what becomes of images that can't be read
 * @param labels a file that says their classes: {@code .csv} or {@code .tsv} of names and classes,
 *     {@code .json} as StyleGAN's {@code dataset.json}, or {@code .txt} with a class a line in the
 *     images' order; without it the folders that they lie in are their classes
 */
public record ImageReading(ImageShape shape, BrokenFiles broken, Optional<Path> labels) {

  /** Checks the channels. */
  public ImageReading {
    requirePicture(shape);
  }

  /**
   * Images that all have to be readable, labelled by the folders that they lie in.
   *
   * @param resolution height and width of the result
   * @param channels 1, 3 or 4
   * @return how to read them
   * @throws IllegalArgumentException if that is no image's shape
   */
  public static ImageReading of(int resolution, int channels) {
    return of(new ImageShape(resolution, resolution, channels));
  }

  /**
   * Images that all have to be readable, labelled by the folders that they lie in.
   *
   * @param shape the extents of the result
   * @return how to read them
   */
  public static ImageReading of(ImageShape shape) {
    return new ImageReading(shape, BrokenFiles.REFUSE, Optional.empty());
  }

  /**
   * The same with another fate of images that can't be read.
   *
   * @param fate what becomes of them
   * @return a changed copy
   */
  public ImageReading broken(BrokenFiles fate) {
    return new ImageReading(shape, fate, labels);
  }

  /**
   * The same with classes from a file.
   *
   * @param file says the class of each image
   * @return a changed copy
   */
  public ImageReading labels(Path file) {
    return new ImageReading(shape, broken, Optional.of(file));
  }

  /** Refuses what no picture file becomes. */
  static ImageShape requirePicture(ImageShape shape) {
    if (shape.channels() != 1 && shape.channels() != 3 && shape.channels() != 4) {
      throw new IllegalArgumentException("channels: expected 1, 3 or 4, got " + shape.channels());
    }
    return shape;
  }
}

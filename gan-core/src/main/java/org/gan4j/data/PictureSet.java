package org.gan4j.data;

import java.nio.file.Path;
import java.util.List;

/** Makes a set to train on of images in files: cut, resized ({@link MiddleFit}), labelled. */
final class PictureSet {

  private PictureSet() {}

  /**
   * A set of pictures.
   *
   * @param pictures the images
   * @param labels their classes
   * @param others what lies beside them and was passed over
   * @param reading what they become
   * @throws org.gan4j.io.InputException if any can't be read and may not be left out, or none can
   */
  static ImageData of(Pictures pictures, Labels labels, List<Path> others, ImageReading reading) {
    Decoding decoding = new Decoding();
    ImageShape shape = reading.shape();
    Decoding.Outcome<byte[]> outcome =
        Decoding.readAll(
            pictures.size(),
            reading.broken(),
            i -> decoding.decode(pictures, i, shape, image -> MiddleFit.fit(image, shape)));
    // A class whose images are all broken stays one: labels don't depend on what is broken.
    Labels kept = labels.some(outcome.indices());
    return new ImageData(
        new ByteImages(shape, outcome.pixels(image -> image), kept.classes(), kept.of()),
        new SkippedFiles(others, outcome.broken()));
  }
}

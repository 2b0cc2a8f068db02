package org.gan4j.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Makes a set to train on of images in files: cut, resized ({@link MiddleFit}), labelled. */
final class PictureSet {

  private PictureSet() {}

  /**
   * A set of pictures, in memory if they fit. Else each is decoded when it is asked for; unless
   * they have checksums, all are decoded once beforehand, to see that it can be done.
   *
   * @param set the images
   * @param reading what they become
   * @throws org.gan4j.io.InputException if any can't be read and may not be left out, or none can
   */
  static ImageData of(LabelledPictures set, ImageReading reading) {
    return of(set, reading, HeapBound.forWholeSets(), HeapBound.forParts());
  }

  /** The same with bounds on the memory of a set that is held whole, and of one that isn't. */
  static ImageData of(LabelledPictures set, ImageReading reading, long whole, long part) {
    return (long) set.pictures().size() * reading.shape().length() <= whole
        ? inMemory(set, reading)
        : decodedLater(set, reading, part);
  }

  private static ImageData inMemory(LabelledPictures set, ImageReading reading) {
    Decoding decoding = new Decoding();
    ImageShape shape = reading.shape();
    try (Pictures pictures = set.pictures()) {
      Decoding.Outcome<byte[]> outcome =
          Decoding.readAll(
              pictures.size(),
              reading.broken(),
              i -> decoding.decode(pictures, i, shape, image -> MiddleFit.fit(image, shape)));
      // A class whose images are all broken stays one: labels don't depend on what is broken.
      Labels kept = set.labels().some(outcome.indices());
      return new ImageData(
          new ByteImages(shape, outcome.pixels(image -> image), kept.classes(), kept.of()),
          new SkippedFiles(set.others(), outcome.broken()),
          pictures.digest(set.labels()));
    }
  }

  private static ImageData decodedLater(LabelledPictures set, ImageReading reading, long part) {
    PictureImages images = PictureImages.of(set, reading.shape(), part);
    Optional<String> known = set.pictures().digest(set.labels());
    if (known.isPresent() && reading.broken() == BrokenFiles.REFUSE) {
      return new ImageData(images, new SkippedFiles(set.others(), List.of()), known);
    }
    Decoding.Outcome<byte[]> outcome =
        Decoding.readAll(
            images.size(),
            reading.broken(),
            i -> ImageDigest.image(images.pixels(i), set.labels().orNone(i)));
    List<byte[]> digests = new ArrayList<>(Arrays.asList(outcome.pixels(image -> image)));
    return new ImageData(
        images.some(outcome.indices()),
        new SkippedFiles(set.others(), outcome.broken()),
        Optional.of(known.orElseGet(() -> ImageDigest.of(reading.shape(), digests))));
  }
}

package org.gan4j.data;

import java.nio.file.Path;
import java.util.Optional;

/** The forms in which image files lie that are to become a set. */
public enum PictureForm {
  /** A folder, searched with all below it. */
  FOLDER {
    @Override
    LabelledPictures open(Path place, Optional<Path> labels) {
      return ImageFolder.labelled(place, labels);
    }
  },
  /** A zip archive, as StyleGAN's tool writes it or with images in folders of classes. */
  ZIP {
    @Override
    LabelledPictures open(Path place, Optional<Path> labels) {
      return ZipSet.open(place, labels);
    }
  };

  /**
   * Opens a set in this form; decodes nothing.
   *
   * @param place its folder or file
   * @param labels a file that says the images' classes
   */
  abstract LabelledPictures open(Path place, Optional<Path> labels);

  /**
   * A set in this form, cut, resized and labelled as {@link ImageData#folder(Path, ImageReading)}
   * does it.
   *
   * @param place its folder or file
   * @param reading what the images become
   * @return the set
   * @throws org.gan4j.io.InputException if there are no images, any can't be read and may not be
   *     left out, or one has no label
   */
  public ImageData read(Path place, ImageReading reading) {
    return PictureSet.of(open(place, reading.labels()), reading);
  }
}

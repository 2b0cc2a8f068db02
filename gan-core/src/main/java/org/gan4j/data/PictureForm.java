package org.gan4j.data;

import java.nio.file.Path;
import java.util.Optional;
import org.gan4j.io.InputException;
import org.gan4j.io.image.EncodedImage;
import org.gan4j.io.image.ImageLimits;

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
  },
  /** A tar archive as WebDataset has them, or a folder of such. */
  TAR {
    @Override
    LabelledPictures open(Path place, Optional<Path> labels) {
      return TarSet.open(place, labels);
    }
  },
  /** A Parquet file as Hugging Face's data sets have them, or a folder of such. */
  PARQUET {
    @Override
    LabelledPictures open(Path place, Optional<Path> labels) {
      return TableSet.open(place, ".parquet", labels);
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

  /**
   * The size of the first image.
   *
   * @param place the set's folder or file
   * @return as it is stored
   * @throws org.gan4j.io.InputException if it can't be read, or is larger than images are made
   */
  public ImageSize firstSize(Path place) {
    try (Pictures pictures = open(place, Optional.empty()).pictures()) {
      EncodedImage first =
          EncodedImage.of(pictures.place(0), pictures.read(0), ImageLimits.DEFAULT);
      return InputException.guard(
          pictures.place(0), () -> new ImageSize(first.storedHeight(), first.storedWidth()));
    }
  }
}

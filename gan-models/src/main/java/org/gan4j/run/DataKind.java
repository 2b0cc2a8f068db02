package org.gan4j.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.gan4j.data.ImageData;
import org.gan4j.data.ImageReading;
import org.gan4j.data.ImageSize;
import org.gan4j.data.PackFile;
import org.gan4j.data.PictureForm;
import org.gan4j.data.Preparation;
import org.gan4j.io.InputException;
import org.gan4j.models.Inputs;

/** The kinds of image sets that {@code --data} names. */
public enum DataKind {
  /** The digits that are drawn here: no folder, always the same images. */
  DIGITS("built-in drawn digits, 28x28 grey, no download", 28) {
    @Override
    TrainingImages readAny(DataSource source, ImageSize size) {
      // They are drawn as squares, whatever becomes of them.
      int side = Math.min(size.height(), size.width());
      return oneSet(ImageData.digits(DRAWN_DIGITS, side, DRAWN_SEED), source, size);
    }
  },
  /** MNIST's training images. */
  MNIST("the four original files of MNIST, plain or .gz, 28x28 grey", 28) {
    @Override
    TrainingImages readAny(DataSource source, ImageSize size) {
      return original(ImageData::mnist, source, size);
    }
  },
  /** MNIST's training images, three at a time: a thousand classes. */
  STACKED_MNIST("the files of MNIST, three random digits as red, green and blue, 28x28", 28) {
    @Override
    TrainingImages readAny(DataSource source, ImageSize size) {
      ImageData digits = ImageData.mnist(source.place()).resizedTo(size.height(), size.width());
      return oneSet(digits.stacked(STACKED, DRAWN_SEED), source, size);
    }
  },
  /** CIFAR-10's training images. */
  CIFAR10("data_batch_*.bin of CIFAR-10's binary version, 32x32 colour", 32) {
    @Override
    TrainingImages readAny(DataSource source, ImageSize size) {
      return original(ImageData::cifar10, source, size);
    }
  },
  /** CIFAR-100's training images. */
  CIFAR100("train.bin of CIFAR-100's binary version, 32x32 colour", 32) {
    @Override
    TrainingImages readAny(DataSource source, ImageSize size) {
      return original(ImageData::cifar100, source, size);
    }
  },
  /** STL-10's images. */
  STL10("train_X.bin and train_y.bin of STL-10, or unlabeled_X.bin, 96x96 colour", 96) {
    @Override
    TrainingImages readAny(DataSource source, ImageSize size) {
      return original(ImageData::stl10, source, size);
    }
  },
  /** SVHN's cropped digits. */
  SVHN("train_32x32.mat of SVHN's cropped digits, 32x32 colour", 32) {
    @Override
    TrainingImages readAny(DataSource source, ImageSize size) {
      return original(ImageData::svhn, source, size);
    }
  },
  /** Any folder of images. */
  FOLDER("any folder of images", PictureForm.FOLDER),
  /** Images in a zip archive. */
  ZIP("a zip archive of images, StyleGAN's among them, as large as the first", PictureForm.ZIP) {
    @Override
    ImageSize usualSize(DataSource source) {
      return PictureForm.ZIP.firstSize(source.place());
    }
  },
  /** Images that were prepared. */
  PACK("a pack that gan4j prepare wrote, at its own size", 64) {
    @Override
    ImageSize usualSize(DataSource source) {
      return PackFile.open(source.place()).shape().size();
    }

    @Override
    TrainingImages readAny(DataSource source, ImageSize size) {
      return oneSet(PackFile.open(source.place()), source, size);
    }
  },
  /** Images in tar archives. */
  TAR("a tar archive of images as WebDataset has them, or a folder of such", PictureForm.TAR),
  /** Images in tables. */
  PARQUET("a Parquet file of images as Hugging Face has them, or a folder", PictureForm.PARQUET),
  /** Two folders of images that don't belong together one by one. */
  DOMAINS("folders trainA and trainB of images, and perhaps testA and testB", 64) {
    @Override
    TrainingImages readAny(DataSource source, ImageSize size) {
      return TwoDomains.unpaired(source.place(), source.reading(size), source.mirrored());
    }
  },
  /** Images in pairs. */
  PAIRS("pairs in trainA and trainB by file name, or side by side in train", 64) {
    @Override
    TrainingImages readAny(DataSource source, ImageSize size) {
      return TwoDomains.paired(source.place(), source.reading(size), source.mirrored());
    }
  };

  private static final int DRAWN_DIGITS = 10_000;
  private static final long DRAWN_SEED = 0;

  /** As many as Lin et al. 2018 ("PacGAN", section 4.2) train on. */
  private static final int STACKED = 128_000;

  private final String description;
  private final ImageSize ownSize;
  private final Optional<PictureForm> form;

  DataKind(String description, int ownSide) {
    this.description = description;
    this.ownSize = ImageSize.square(ownSide);
    this.form = Optional.empty();
  }

  /** Image files in some form, cut and resized. */
  DataKind(String description, PictureForm form) {
    this.description = description;
    this.ownSize = ImageSize.square(64);
    this.form = Optional.of(form);
  }

  /**
   * The kind that a family is trained on where none is asked for.
   *
   * @param inputs what the family needs
   * @return digits for single images
   */
  public static DataKind usual(Inputs inputs) {
    return switch (inputs) {
      case IMAGES, LABELLED_IMAGES -> DIGITS;
      case UNPAIRED_DOMAINS -> DOMAINS;
      case PAIRED_IMAGES -> PAIRS;
    };
  }

  /** What it is, in one phrase. */
  public String description() {
    return description;
  }

  /** Whether the images come from a folder that the user must name. */
  public boolean needsFolder() {
    return this != DIGITS;
  }

  /** Whether the images are of any number of channels, for the user to say. */
  public boolean takesChannels() {
    return form.isPresent() || this == DOMAINS || this == PAIRS;
  }

  /** Whether a file may say the images' classes. */
  public boolean takesLabels() {
    return form.isPresent();
  }

  /**
   * Refuses a place where such images can't lie.
   *
   * @param place a file or a folder
   * @throws InputException if it is missing, or a file where a folder is needed, or the reverse
   */
  public void requirePlace(Path place) {
    if (!Files.exists(place)) {
      throw InputException.at(
          place, takesFile() && !takesFolder() ? "no such file" : "no such folder");
    }
    boolean folder = Files.isDirectory(place);
    if (folder && !takesFolder()) {
      throw InputException.at(place, "is a folder; name the " + this + " file");
    }
    if (!folder && !takesFile()) {
      throw InputException.at(
          place,
          "is not a folder, which "
              + this
              + " needs"
              + ofFile(place).map(kind -> "; that is --data " + kind).orElse(""));
    }
  }

  private boolean takesFile() {
    return this == ZIP || this == PACK || this == TAR || this == PARQUET;
  }

  private boolean takesFolder() {
    return needsFolder() && this != ZIP && this != PACK;
  }

  /**
   * The kind that a file's ending says.
   *
   * @param file a file
   * @return one that lies in a file, if there is one of that ending
   */
  public static Optional<DataKind> ofFile(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(kind -> kind.takesFile() && name.endsWith("." + kind))
        .findFirst();
  }

  /**
   * What it takes to write the set of a source as it is trained on.
   *
   * @param source of this kind
   * @return the preparation
   * @throws InputException if there is no such set, or it isn't one set
   */
  Preparation preparation(DataSource source) {
    if (form.isPresent()) {
      return Preparation.of(form.get(), source.place(), source.reading(size(source)));
    }
    if (read(source) instanceof TrainingImages.OneSet set) {
      return Preparation.of(set.images());
    }
    throw new InputException(
        "prepare: takes one set of images; " + this + " are read where they lie");
  }

  /**
   * Reads the set of a source.
   *
   * @param source of this kind
   * @return the images
   * @throws InputException if a file is missing or damaged
   */
  TrainingImages read(DataSource source) {
    return InputException.guard("data", () -> readAny(source, size(source)));
  }

  private ImageSize size(DataSource source) {
    return source.size().orElseGet(() -> usualSize(source));
  }

  /** The size of the images where none is asked for. */
  ImageSize usualSize(DataSource source) {
    return ownSize;
  }

  /** Reads the set at a size. */
  TrainingImages readAny(DataSource source, ImageSize size) {
    ImageReading reading = source.reading(size);
    return new TrainingImages.OneSet(
        form.orElseThrow().read(source.place(), reading), source.mirrored());
  }

  private static TrainingImages original(
      Function<Path, ImageData> read, DataSource source, ImageSize size) {
    return oneSet(read.apply(source.place()), source, size);
  }

  private static TrainingImages oneSet(ImageData images, DataSource source, ImageSize size) {
    return new TrainingImages.OneSet(
        images.resizedTo(size.height(), size.width()), source.mirrored());
  }

  /**
   * The kind of a name.
   *
   * @param name as users write it
   * @throws IllegalArgumentException if there is none
   */
  public static DataKind of(String name) {
    return Arrays.stream(values())
        .filter(kind -> kind.toString().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("data: no such kind: " + name));
  }

  /** The kind as users write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

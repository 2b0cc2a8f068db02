package org.gan4j.run;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import org.gan4j.data.ImageData;
import org.gan4j.data.ImageReading;
import org.gan4j.data.ImageSize;
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
  FOLDER("any folder of images", 64) {
    @Override
    TrainingImages readAny(DataSource source, ImageSize size) {
      ImageReading reading = source.reading(size);
      return new TrainingImages.OneSet(
          ImageData.folder(source.place(), reading), source.mirrored());
    }
  },
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

  DataKind(String description, int ownSide) {
    this.description = description;
    this.ownSize = ImageSize.square(ownSide);
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
    return this == FOLDER || this == DOMAINS || this == PAIRS;
  }

  /** Whether a file may say the images' classes. */
  public boolean takesLabels() {
    return this == FOLDER;
  }

  /**
   * Reads the set of a source.
   *
   * @param source of this kind
   * @return the images
   * @throws InputException if a file is missing or damaged
   */
  TrainingImages read(DataSource source) {
    return InputException.guard("data", () -> readAny(source, source.size().orElse(ownSize)));
  }

  abstract TrainingImages readAny(DataSource source, ImageSize size);

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

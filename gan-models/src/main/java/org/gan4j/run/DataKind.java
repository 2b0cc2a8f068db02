package org.gan4j.run;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.gan4j.data.BrokenFiles;
import org.gan4j.data.ImageData;
import org.gan4j.io.InputException;
import org.gan4j.models.Inputs;

/** The kinds of image sets to train on. */
public enum DataKind {
  /** The digits that are drawn here: no folder, always the same images. */
  DIGITS("built-in drawn digits, 28x28 grey, no download", 28) {
    @Override
    TrainingImages readAny(
        Path folder, int resolution, int channels, boolean mirrored, BrokenFiles broken) {
      return oneSet(ImageData.digits(DRAWN_DIGITS, resolution, DRAWN_SEED), resolution, mirrored);
    }
  },
  /** MNIST's training images. */
  MNIST("the four original files of MNIST, plain or .gz, 28x28 grey", 28) {
    @Override
    TrainingImages readAny(
        Path folder, int resolution, int channels, boolean mirrored, BrokenFiles broken) {
      return oneSet(ImageData.mnist(folder), resolution, mirrored);
    }
  },
  /** CIFAR-10's training images. */
  CIFAR10("data_batch_*.bin of CIFAR-10's binary version, 32x32 colour", 32) {
    @Override
    TrainingImages readAny(
        Path folder, int resolution, int channels, boolean mirrored, BrokenFiles broken) {
      return oneSet(ImageData.cifar10(folder), resolution, mirrored);
    }
  },
  /** Any folder of images. */
  FOLDER("any folder of images", 64) {
    @Override
    TrainingImages readAny(
        Path folder, int resolution, int channels, boolean mirrored, BrokenFiles broken) {
      return oneSet(ImageData.folder(folder, resolution, channels, broken), resolution, mirrored);
    }
  },
  /** Two folders of images that don't belong together one by one. */
  DOMAINS("folders trainA and trainB of images, and perhaps testA and testB", 64) {
    @Override
    TrainingImages readAny(
        Path folder, int resolution, int channels, boolean mirrored, BrokenFiles broken) {
      return TwoDomains.unpaired(folder, resolution, channels, mirrored, broken);
    }
  },
  /** Images in pairs. */
  PAIRS("pairs in trainA and trainB by file name, or side by side in train", 64) {
    @Override
    TrainingImages readAny(
        Path folder, int resolution, int channels, boolean mirrored, BrokenFiles broken) {
      return TwoDomains.paired(folder, resolution, channels, mirrored, broken);
    }
  };

  private static final int DRAWN_DIGITS = 10_000;
  private static final long DRAWN_SEED = 0;

  private final String description;
  private final int ownResolution;

  DataKind(String description, int ownResolution) {
    this.description = description;
    this.ownResolution = ownResolution;
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

  /** Height and width of the images where none is asked for. */
  public int ownResolution() {
    return ownResolution;
  }

  /**
   * Reads the set at a resolution.
   *
   * @param folder where it lies; not looked at if the kind needs none
   * @param resolution height and width
   * @param channels 1 or 3, for the kinds that take any
   * @param mirrored whether images are mirrored half of the time
   * @param broken what becomes of images in a folder that can't be read
   * @return the images
   * @throws InputException if a file is missing or damaged
   */
  public TrainingImages read(
      Path folder, int resolution, int channels, boolean mirrored, BrokenFiles broken) {
    return InputException.guard(
        "data", () -> readAny(folder, resolution, channels, mirrored, broken));
  }

  abstract TrainingImages readAny(
      Path folder, int resolution, int channels, boolean mirrored, BrokenFiles broken);

  private static TrainingImages oneSet(ImageData images, int resolution, boolean mirrored) {
    return new TrainingImages.OneSet(images.resizedTo(resolution, resolution), mirrored);
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
    return name().toLowerCase(Locale.ROOT);
  }
}

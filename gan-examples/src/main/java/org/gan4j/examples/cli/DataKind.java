package org.gan4j.examples.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.gan4j.data.ImageData;
import org.gan4j.io.InputException;

/** The kinds of image sets that {@code --data} names. */
enum DataKind {
  /** The digits that are drawn here: no folder, always the same images. */
  DIGITS("built-in drawn digits, 28x28 grey, no download", false) {
    @Override
    ImageData readSet(Path folder, int resolution, int channels) {
      return ImageData.digits(DRAWN_DIGITS, resolution, DRAWN_SEED);
    }

    @Override
    int ownResolution() {
      return 28;
    }
  },
  /** MNIST's training images. */
  MNIST("the four original files of MNIST, plain or .gz, 28x28 grey", true) {
    @Override
    ImageData readSet(Path folder, int resolution, int channels) {
      return ImageData.mnist(folder);
    }

    @Override
    int ownResolution() {
      return 28;
    }
  },
  /** CIFAR-10's training images. */
  CIFAR10("data_batch_*.bin of CIFAR-10's binary version, 32x32 colour", true) {
    @Override
    ImageData readSet(Path folder, int resolution, int channels) {
      return ImageData.cifar10(folder);
    }

    @Override
    int ownResolution() {
      return 32;
    }
  },
  /** Any folder of images. */
  FOLDER("any folder of PNG and JPEG images", true) {
    @Override
    ImageData readSet(Path folder, int resolution, int channels) {
      return ImageData.folder(folder, resolution, channels);
    }

    @Override
    int ownResolution() {
      return 64;
    }
  };

  private static final int DRAWN_DIGITS = 10_000;
  private static final long DRAWN_SEED = 0;

  private final String description;
  private final boolean needsFolder;

  DataKind(String description, boolean needsFolder) {
    this.description = description;
    this.needsFolder = needsFolder;
  }

  /** What it is, in one phrase. */
  String description() {
    return description;
  }

  /** Whether the images come from a folder that the user must name. */
  boolean needsFolder() {
    return needsFolder;
  }

  /** Height and width of the images where none is asked for. */
  abstract int ownResolution();

  /**
   * Reads the set at a resolution.
   *
   * @param folder where it lies; not looked at if the kind needs none
   * @param resolution height and width
   * @param channels 1 or 3, for {@link #FOLDER}
   * @param mirrored whether images are mirrored half of the time
   * @return the images
   * @throws InputException if a file is missing or damaged
   */
  TrainingImages read(Path folder, int resolution, int channels, boolean mirrored) {
    return Checks.input(
        "--data",
        () ->
            new TrainingImages.OneSet(
                readSet(folder, resolution, channels).resizedTo(resolution, resolution), mirrored));
  }

  abstract ImageData readSet(Path folder, int resolution, int channels);

  /**
   * The kind of a name.
   *
   * @param name as users write it
   * @throws IllegalArgumentException if there is none
   */
  static DataKind of(String name) {
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

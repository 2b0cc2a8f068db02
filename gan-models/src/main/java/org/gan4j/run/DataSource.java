package org.gan4j.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.gan4j.data.BrokenFiles;
import org.gan4j.data.ImageReading;
import org.gan4j.data.ImageSize;
import org.gan4j.data.Preparation;
import org.gan4j.io.InputException;

/**
 * Which images to train on; nothing is read yet.
 *
 * @param kind the kind of set
 * @param folder where it lies, a folder or, of the kinds that are one, a file; empty for the kind
 *     that needs none
 * @param size rows and columns to train at, or empty for the images' own; 64 of each for folders
 * @param channels 1 for grey, 3 for colour, 4 for colour and opacity, or empty for the images' own;
 *     3 for folders
 * @param mirrored whether each is mirrored left to right half of the time
 * @param broken what becomes of files that can't be read
 * @param labels the file that says the images' classes; empty for the folders that they lie in
 */
public record DataSource(
    DataKind kind,
    Optional<Path> folder,
    Optional<ImageSize> size,
    OptionalInt channels,
    boolean mirrored,
    BrokenFiles broken,
    Optional<Path> labels) {

  private static final int COLOUR = 3;

  /** Checks the parts against each other and that folder and file are there. */
  public DataSource {
    if (kind.needsFolder() != folder.isPresent()) {
      throw new InputException(
          kind + (kind.needsFolder() ? ": name the folder with the images" : ": reads no folder"));
    }
    folder.ifPresent(kind::requirePlace);
    if (channels.isPresent() && !kind.takesChannels()) {
      throw new InputException("channels: " + kind + " has its own; leave them out");
    }
    int number = channels.orElse(COLOUR);
    if (number != 1 && number != COLOUR && number != 4) {
      throw new InputException("channels: expected 1, 3 or 4, got " + number);
    }
    if (labels.isPresent() && !kind.takesLabels()) {
      throw new InputException("labels: " + kind + " has its own; leave them out");
    }
    if (labels.isPresent() && !Files.isRegularFile(labels.get())) {
      throw InputException.at(labels.get(), "no such file");
    }
  }

  /**
   * A set in a folder.
   *
   * @param kind the kind of set
   * @param folder where it lies
   * @return at its own resolution, unmirrored
   */
  public static DataSource of(DataKind kind, Path folder) {
    return of(kind, Optional.of(folder));
  }

  /**
   * The digits that are drawn in code, always the same; 28x28 grey.
   *
   * @return at their own resolution
   */
  public static DataSource digits() {
    return of(DataKind.DIGITS, Optional.empty());
  }

  private static DataSource of(DataKind kind, Optional<Path> folder) {
    return new DataSource(
        kind,
        folder,
        Optional.empty(),
        OptionalInt.empty(),
        false,
        BrokenFiles.REFUSE,
        Optional.empty());
  }

  /**
   * The same as squares of another size.
   *
   * @param pixels height and width
   * @return a changed copy
   */
  public DataSource resolution(int pixels) {
    return size(InputException.guard("resolution", () -> ImageSize.square(pixels)));
  }

  /**
   * The same at another size.
   *
   * @param wanted rows and columns
   * @return a changed copy
   */
  public DataSource size(ImageSize wanted) {
    return new DataSource(kind, folder, Optional.of(wanted), channels, mirrored, broken, labels);
  }

  /**
   * The same in grey or colour.
   *
   * @param number 1, 3 or 4
   * @return a changed copy
   */
  public DataSource channels(int number) {
    return new DataSource(kind, folder, size, OptionalInt.of(number), mirrored, broken, labels);
  }

  /**
   * The same, each image mirrored left to right half of the time.
   *
   * @return a changed copy
   */
  public DataSource mirroring() {
    return new DataSource(kind, folder, size, channels, true, broken, labels);
  }

  /**
   * The same with classes from a file, as {@link ImageReading} reads them.
   *
   * @param file says the class of each image
   * @return a changed copy
   */
  public DataSource labels(Path file) {
    return new DataSource(kind, folder, size, channels, mirrored, broken, Optional.of(file));
  }

  /**
   * Reads the images.
   *
   * @return the images
   * @throws InputException if a file is missing or damaged
   */
  public TrainingImages read() {
    return kind.read(this);
  }

  /**
   * Writes the images, as they are to be trained on, into one file.
   *
   * @param file {@code .zip} for StyleGAN's form, {@code .pack} for what is read fastest
   * @param progress told of each image
   * @return what came of it
   * @throws InputException if the images can't be read, or the file can't be written
   */
  public Preparation.Result prepare(Path file, Preparation.Progress progress) {
    return InputException.guard("data", () -> kind.preparation(this)).write(file, progress);
  }

  /** The folder of a kind that needs one. */
  Path place() {
    return folder.orElseThrow();
  }

  /** What images of files become at a size. */
  ImageReading reading(ImageSize wanted) {
    return new ImageReading(wanted.shape(channels.orElse(COLOUR)), broken, labels);
  }

  /**
   * What a run's record says of the images.
   *
   * @param images as {@link #read} gave them
   * @return the record
   */
  RunConfig.Data record(TrainingImages images) {
    return new RunConfig.Data(
        kind.toString(),
        folder.map(DataSource::absolute).orElse(null),
        images.count(),
        images.shape().height(),
        images.shape().width(),
        images.shape().channels(),
        mirrored,
        images.classes(),
        broken == BrokenFiles.SKIP,
        labels.map(DataSource::absolute).orElse(null),
        images.digest());
  }

  /** A run goes on from any working directory. */
  private static String absolute(Path place) {
    return place.toAbsolutePath().normalize().toString();
  }
}

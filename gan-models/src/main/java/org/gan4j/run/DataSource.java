package org.gan4j.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.gan4j.data.BrokenFiles;
import org.gan4j.io.InputException;

/**
 * Which images to train on; nothing is read yet.
 *
 * @param kind the kind of set
 * @param folder where it lies; empty for the kind that needs none
 * @param resolution height and width to train at, or empty for the images' own; 64 for folders
 * @param channels 1 or 3, or empty for the images' own; 3 for folders
 * @param mirrored whether each is mirrored left to right half of the time
 * @param broken what becomes of files that can\'t be read
 */
public record DataSource(
    DataKind kind,
    Optional<Path> folder,
    OptionalInt resolution,
    OptionalInt channels,
    boolean mirrored,
    BrokenFiles broken) {

  private static final int COLOUR = 3;

  /** Checks the parts against each other and that the folder is there. */
  public DataSource {
    if (kind.needsFolder() != folder.isPresent()) {
      throw new InputException(
          kind + (kind.needsFolder() ? ": name the folder with the images" : ": reads no folder"));
    }
    if (folder.isPresent() && !Files.isDirectory(folder.get())) {
      throw InputException.at(folder.get(), "no such folder");
    }
    if (channels.isPresent() && !kind.takesChannels()) {
      throw new InputException("channels: " + kind + " has its own; leave them out");
    }
    if (channels.orElse(1) != 1 && channels.orElse(COLOUR) != COLOUR) {
      throw new InputException("channels: expected 1 or 3, got " + channels.getAsInt());
    }
    if (resolution.orElse(1) < 1) {
      throw new InputException("resolution: expected at least 1, got " + resolution.getAsInt());
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
    return new DataSource(
        kind,
        Optional.of(folder),
        OptionalInt.empty(),
        OptionalInt.empty(),
        false,
        BrokenFiles.REFUSE);
  }

  /**
   * The digits that are drawn in code, always the same; 28x28 grey.
   *
   * @return at their own resolution
   */
  public static DataSource digits() {
    return new DataSource(
        DataKind.DIGITS,
        Optional.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        false,
        BrokenFiles.REFUSE);
  }

  /**
   * The same at another resolution.
   *
   * @param pixels height and width
   * @return a changed copy
   */
  public DataSource resolution(int pixels) {
    return new DataSource(kind, folder, OptionalInt.of(pixels), channels, mirrored, broken);
  }

  /**
   * The same in grey or colour.
   *
   * @param number 1 or 3
   * @return a changed copy
   */
  public DataSource channels(int number) {
    return new DataSource(kind, folder, resolution, OptionalInt.of(number), mirrored, broken);
  }

  /**
   * The same, each image mirrored left to right half of the time.
   *
   * @return a changed copy
   */
  public DataSource mirroring() {
    return new DataSource(kind, folder, resolution, channels, true, broken);
  }

  /**
   * Reads the images.
   *
   * @return the images
   * @throws InputException if a file is missing or damaged
   */
  public TrainingImages read() {
    return kind.read(
        folder.orElse(null),
        resolution.orElse(kind.ownResolution()),
        channels.orElse(COLOUR),
        mirrored,
        broken);
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
        folder.map(Path::toString).orElse(null),
        images.count(),
        images.shape().height(),
        images.shape().width(),
        images.shape().channels(),
        mirrored,
        images.classes(),
        broken == BrokenFiles.SKIP);
  }
}

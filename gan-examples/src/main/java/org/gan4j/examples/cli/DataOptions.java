package org.gan4j.examples.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.gan4j.data.BrokenFiles;
import org.gan4j.io.InputException;
import org.gan4j.models.Inputs;
import org.gan4j.run.DataKind;
import org.gan4j.run.DataSource;
import picocli.CommandLine.Option;

/** Which images to train on. */
final class DataOptions {

  private static final int DEFAULT_CHANNELS = 3;

  @Option(
      names = "--data",
      paramLabel = "KIND",
      description =
          "digits, drawn here, 28x28 grey, no download; mnist or cifar10, the original files in"
              + " --data-dir; folder, all images below --data-dir; domains, its"
              + " folders trainA and trainB; pairs, images of trainA and trainB with equal names,"
              + " or of train with both side by side (default: digits, or what the model needs).")
  private DataKind kind;

  @Option(names = "--data-dir", paramLabel = "DIR", description = "Where the images lie.")
  private Path folder;

  @Option(
      names = "--resolution",
      paramLabel = "PIXELS",
      description = "Height and width to train at (default: the images' own; 64 for folders).")
  private Integer resolution;

  @Option(
      names = "--channels",
      paramLabel = "N",
      description = "1 for grey, 3 for colour (default); with folders of images.")
  private Integer channels;

  @Option(names = "--mirror", description = "Mirror each image left to right half of the time.")
  private boolean mirror;

  @Option(
      names = "--skip-broken",
      description = "Leave out images that can't be read, and list them; else they end the run.")
  private boolean skipBroken;

  /**
   * Chooses the kind where none was given.
   *
   * @param inputs what the model needs
   */
  void choose(Inputs inputs) {
    kind = kind == null ? DataKind.usual(inputs) : kind;
  }

  /**
   * Checks the options against each other and the folder's presence; reads no image.
   *
   * @throws InputException on a contradiction or a missing folder
   */
  void check() {
    if (kind.needsFolder() && folder == null) {
      throw new InputException(
          "--data " + kind + ": --data-dir is missing; name the folder with the images");
    }
    if (!kind.needsFolder() && folder != null) {
      throw new InputException(
          "--data-dir: --data "
              + kind
              + " reads no folder; leave it out, or give --data mnist, cifar10, folder, domains or"
              + " pairs");
    }
    if (channels != null && !kind.takesChannels()) {
      throw new InputException(
          "--channels: --data "
              + kind
              + " has its own; it goes with --data folder, domains or pairs");
    }
    if (channels != null && channels != 1 && channels != DEFAULT_CHANNELS) {
      throw new InputException("--channels: expected 1 or 3, got " + channels);
    }
    if (skipBroken && !kind.takesChannels()) {
      throw new InputException("--skip-broken goes with --data folder, domains or pairs");
    }
    Checks.atLeast("--resolution", resolution, 1);
    if (folder != null && !Files.isDirectory(folder)) {
      throw InputException.at(
          folder, Files.exists(folder) ? "--data-dir is not a folder" : "no such folder");
    }
  }

  /** What the options come to. */
  DataSource source() {
    return new DataSource(
        kind,
        Optional.ofNullable(folder),
        optional(resolution),
        optional(channels),
        mirror,
        skipBroken ? BrokenFiles.SKIP : BrokenFiles.REFUSE);
  }

  private static OptionalInt optional(Integer given) {
    return given == null ? OptionalInt.empty() : OptionalInt.of(given);
  }

  /** The kind of set. */
  DataKind kind() {
    return kind;
  }
}

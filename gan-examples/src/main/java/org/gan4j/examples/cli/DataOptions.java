package org.gan4j.examples.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.gan4j.data.BrokenFiles;
import org.gan4j.data.ImageSize;
import org.gan4j.io.InputException;
import org.gan4j.models.Inputs;
import org.gan4j.run.DataKind;
import org.gan4j.run.DataSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which images to train on. */
final class DataOptions {

  private static final Set<Integer> CHANNELS = Set.of(1, 3, 4);

  @Option(
      names = "--data",
      paramLabel = "KIND",
      description =
          "digits, drawn here, 28x28 grey, no download; mnist, stacked-mnist, cifar10, cifar100,"
              + " stl10 or svhn, the original files in --data-dir; folder, all images below"
              + " --data-dir; zip, pack, tar or parquet, files of images that --data-dir names, see"
              + " docs/data.md; domains, its folders trainA and trainB; pairs, images of trainA and"
              + " trainB with equal names, or of train with both side by side (default: digits, or"
              + " what the model needs).")
  private @Nullable DataKind given;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Where the images lie: a folder, or a file of them.")
  private @Nullable Path folder;

  @Option(
      names = "--resolution",
      paramLabel = "PIXELS",
      description =
          "The side of the squares to train on, or height and width, as in 48x64 (default: the"
              + " images' own; 64 for folders, tar and parquet).")
  private @Nullable String resolution;

  @Option(
      names = "--channels",
      paramLabel = "N",
      description =
          "1 for grey, 3 for colour (default), 4 for colour and opacity; with folders of images.")
  private @Nullable Integer channels;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description =
          "The class of each image of a folder: .csv or .tsv of names and classes, .json as"
              + " StyleGAN's dataset.json, .txt with a class a line (default: sub-folders are"
              + " classes).")
  private @Nullable Path labels;

  @Option(names = "--mirror", description = "Mirror each image left to right half of the time.")
  private boolean mirror;

  @Option(
      names = "--skip-broken",
      description = "Leave out images that can't be read, and list them; else they end the run.")
  private boolean skipBroken;

  /**
   * Checks the options against each other and the folder's presence; reads no image.
   *
   * @param inputs what the model needs, which says the kind where none was given
   * @return what the options come to
   * @throws InputException on a contradiction or a missing folder
   */
  DataSource source(Inputs inputs) {
    DataKind kind = given == null ? ofPlace().orElse(DataKind.usual(inputs)) : given;
    if (kind.needsFolder() && folder == null) {
      throw new InputException(
          "--data " + kind + ": --data-dir is missing; name the folder with the images");
    }
    if (!kind.needsFolder() && folder != null) {
      throw new InputException(
          "--data-dir: --data "
              + kind
              + " reads no folder; leave it out, or say with --data what lies there: folder, say");
    }
    if (channels != null && !kind.takesChannels()) {
      throw new InputException(
          "--channels: --data "
              + kind
              + " has its own; it goes with images in files: --data folder, zip, tar, say");
    }
    if (channels != null && !CHANNELS.contains(channels)) {
      throw new InputException("--channels: expected 1, 3 or 4, got " + channels);
    }
    if (labels != null && !kind.takesLabels()) {
      throw new InputException("--labels goes with --data folder, zip, tar or parquet");
    }
    if (skipBroken && !kind.takesChannels()) {
      throw new InputException(
          "--skip-broken goes with images in files: --data folder, zip, tar, say");
    }
    Optional<ImageSize> size = size();
    if (folder != null) {
      kind.requirePlace(folder);
    }
    return new DataSource(
        kind,
        Optional.ofNullable(folder),
        size,
        channels == null ? OptionalInt.empty() : OptionalInt.of(channels),
        mirror,
        skipBroken ? BrokenFiles.SKIP : BrokenFiles.REFUSE,
        Optional.ofNullable(labels));
  }

  /** What a file's ending says of it. */
  private Optional<DataKind> ofPlace() {
    return Optional.ofNullable(folder).filter(Files::isRegularFile).flatMap(DataKind::ofFile);
  }

  private Optional<ImageSize> size() {
    return Optional.ofNullable(resolution)
        .map(text -> InputException.guard("--resolution", () -> ImageSize.of(text)));
  }
}

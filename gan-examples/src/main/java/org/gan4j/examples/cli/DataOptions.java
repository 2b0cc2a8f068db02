package org.gan4j.examples.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.gan4j.data.ImageData;
import org.gan4j.io.InputException;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import picocli.CommandLine.Option;

/** Which images to train on. */
final class DataOptions {

  private static final int DEFAULT_CHANNELS = 3;
  private static final int EXAMPLES = 8;

  @Option(
      names = "--data",
      paramLabel = "KIND",
      defaultValue = "digits",
      description =
          "digits (default), drawn here, 28x28 grey, no download; mnist or cifar10, the original"
              + " files in --data-dir; folder, all PNG and JPEG images below --data-dir.")
  private DataKind kind;

  @Option(names = "--data-dir", paramLabel = "DIR", description = "Where the images lie.")
  private Path folder;

  @Option(
      names = "--resolution",
      paramLabel = "PIXELS",
      description = "Height and width to train at (default: the images' own; 64 for a folder).")
  private Integer resolution;

  @Option(
      names = "--channels",
      paramLabel = "N",
      description = "1 for grey, 3 for colour (default); with --data folder.")
  private Integer channels;

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
              + " reads no folder; leave it out, or give --data mnist, cifar10 or folder");
    }
    if (channels != null && kind != DataKind.FOLDER) {
      throw new InputException(
          "--channels: --data " + kind + " has its own; it goes with --data folder only");
    }
    if (channels != null && channels != 1 && channels != DEFAULT_CHANNELS) {
      throw new InputException("--channels: expected 1 or 3, got " + channels);
    }
    Checks.atLeast("--resolution", resolution, 1);
    if (folder != null && !Files.isDirectory(folder)) {
      throw InputException.at(
          folder, Files.exists(folder) ? "--data-dir is not a folder" : "no such folder");
    }
  }

  /**
   * Reads the images at the resolution asked for.
   *
   * @return the set
   * @throws InputException if a file is missing or damaged
   */
  ImageData read() {
    int size = resolution == null ? kind.ownResolution() : resolution;
    int depth = channels == null ? DEFAULT_CHANNELS : channels;
    return Checks.input("--data", () -> kind.read(folder, size, depth).resizedTo(size, size));
  }

  /**
   * What a run's record says of the images.
   *
   * @param images as {@link #read} gave them
   * @return the record
   */
  RunConfig.Data record(ImageData images) {
    return new RunConfig.Data(
        kind.toString(),
        folder == null ? null : folder.toString(),
        images.size(),
        images.shape().height(),
        images.shape().width(),
        images.shape().channels(),
        images.classNames());
  }

  /**
   * A few images for pictures that start from some.
   *
   * @param images as {@link #read} gave them
   * @return the first of them, {@code [n, H, W, C]}
   */
  INDArray examples(ImageData images) {
    int count = Math.min(EXAMPLES, images.size());
    INDArray examples = Nd4j.createUninitialized(DataType.FLOAT, images.shape().batch(count));
    images.read(IntStream.range(0, count).toArray(), examples);
    return examples;
  }

  /** The kind of set. */
  DataKind kind() {
    return kind;
  }
}

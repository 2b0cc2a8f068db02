package org.gan4j.examples.cli;

import org.gan4j.data.ImageShape;
import org.gan4j.io.ImageGrid;
import org.gan4j.io.InputException;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import picocli.CommandLine.Option;

/** How large the pixels of a picture are drawn. */
final class ScaleOption {

  private static final int MOST = 1024;

  @Option(
      names = "--scale",
      paramLabel = "N",
      description =
          "Each pixel becomes a square of this many (default: so many that the picture's shorter"
              + " side has at least 256; single png files as they are).")
  private @Nullable Integer scale;

  /** Refuses what is no scale. */
  void check() {
    Checks.between("--scale", scale, 1, MOST);
  }

  /**
   * Refuses a picture that would be too large, before its images are made.
   *
   * @param option what asks for so many, for the message
   * @param columns images in a row
   * @param count images
   * @param image the extents of each
   */
  void require(String option, int columns, long count, ImageShape image) {
    InputException.guard(
        option,
        () -> {
          new ImageGrid(columns, scale == null ? 1 : scale)
              .require(count, image.height(), image.width());
          return true;
        });
  }

  /**
   * The grid to draw a batch in.
   *
   * @param columns images in a row
   * @param batch the images, {@code [N, H, W, C]}
   */
  ImageGrid grid(int columns, INDArray batch) {
    return scale == null ? ImageGrid.visible(columns, batch) : new ImageGrid(columns, scale);
  }

  /** The grid of a single image of many: as it is unless asked for. */
  ImageGrid single() {
    return new ImageGrid(1, scale == null ? 1 : scale);
  }
}

package org.gan4j.examples.cli;

import java.nio.file.Path;
import java.util.Locale;
import org.gan4j.data.ImageShape;
import org.gan4j.io.HostArrays;
import org.gan4j.io.Npy;
import org.gan4j.run.Samples;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The forms in which samples are written. */
enum SampleFormat {
  /** One PNG file with all images, as square as can be or a class a row. */
  GRID {
    @Override
    String write(Samples samples, ImageShape shape, ScaleOption scale, Path folder) {
      scale.require(
          "--count (--format png and npy have room)", samples.columns(), samples.count(), shape);
      INDArray all = samples.sheet();
      scale.grid(samples.columns(), all).writePng(all, folder.resolve("grid.png"));
      return "grid.png";
    }
  },
  /** A PNG file an image. */
  PNG {
    @Override
    String write(Samples samples, ImageShape shape, ScaleOption scale, Path folder) {
      int digits = Math.max(MIN_DIGITS, String.valueOf(samples.count() - 1).length());
      scale.require("--scale", 1, 1, shape);
      String name = "%0" + digits + "d.png";
      int index = 0;
      for (INDArray part : samples) {
        for (int i = 0; i < part.size(0); i++) {
          INDArray image = HostArrays.rows(part, i, i + 1);
          scale.single().writePng(image, folder.resolve(String.format(Locale.ROOT, name, index++)));
        }
      }
      return String.format(Locale.ROOT, name + " to " + name, 0, samples.count() - 1);
    }
  },
  /** One NumPy array {@code [N, H, W, C]} in [-1, 1]. */
  NPY {
    @Override
    String write(Samples samples, ImageShape shape, ScaleOption scale, Path folder) {
      Npy.write(folder.resolve("samples.npy"), shape.batch(samples.count()), samples);
      return "samples.npy";
    }
  };

  private static final int MIN_DIGITS = 4;

  /**
   * Writes samples.
   *
   * @param samples the images
   * @param shape the extents of each
   * @param scale how large pixels are drawn
   * @param folder where to
   * @return which files they are, for people
   */
  abstract String write(Samples samples, ImageShape shape, ScaleOption scale, Path folder);

  /** The format as users write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

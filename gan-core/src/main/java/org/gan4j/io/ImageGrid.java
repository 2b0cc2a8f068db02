package org.gan4j.io;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Tiles a batch of images into one picture, row by row, two black pixels between neighbours.
 *
 * @param columns images in a row, at least 1
 * @param scale each pixel becomes a square of this many pixels a side, at least 1
 */
public record ImageGrid(int columns, int scale) {

  /** The most pixels that a picture may have; larger ones don't fit into memory at once. */
  public static final long MOST_PIXELS = 1L << 26;

  private static final int GAP = 2;
  private static final int VISIBLE = 256;
  private static final int LARGE = 2048;

  /** Checks both numbers. */
  public ImageGrid {
    Require.positive("columns", columns);
    Require.positive("scale", scale);
  }

  /**
   * A grid that a person can see: enlarged until the picture's shorter side has 256 pixels, as long
   * as the longer one stays below 2048.
   *
   * @param columns images in a row, at least 1
   * @param batch the images that it is for, {@code [N, H, W, C]}
   * @return the grid
   */
  public static ImageGrid visible(int columns, INDArray batch) {
    int across = (int) Math.min(columns, batch.size(0));
    long down = (batch.size(0) + across - 1) / across;
    long width = across * batch.size(2);
    long height = down * batch.size(1);
    long wanted = (long) Math.ceil(VISIBLE / (double) Math.min(width, height));
    long most = LARGE / Math.max(width, height);
    return new ImageGrid(columns, (int) Math.max(1, Math.min(wanted, most)));
  }

  /**
   * Refuses a picture that would be too large, before its images are made.
   *
   * @param count images, at least 1
   * @param height rows of each
   * @param width columns of each
   * @throws IllegalArgumentException if it had more than {@link #MOST_PIXELS}
   */
  public void require(long count, int height, int width) {
    long across = Math.min(columns, count);
    long down = (count + across - 1) / across;
    double high = down * ((double) height * scale + GAP);
    double wide = across * ((double) width * scale + GAP);
    if (high * wide > MOST_PIXELS) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a picture of %,d images would be %,.0f x %,.0f pixels, more than %,d in all",
              count,
              wide,
              high,
              MOST_PIXELS));
    }
  }

  /**
   * Writes a batch as a PNG file in a grid that is as square as can be, unscaled.
   *
   * @param batch {@code [N, H, W, C]} in [-1, 1], C 1, 3 or 4; not modified
   * @param path the file; one of that name is replaced
   * @throws InputException if the file can't be written
   * @throws IllegalArgumentException if the shape isn't that of a batch of images
   */
  public static void write(INDArray batch, Path path) {
    new ImageGrid((int) Math.ceil(Math.sqrt((double) batch.size(0))), 1).writePng(batch, path);
  }

  /**
   * Writes a batch as a PNG file.
   *
   * @param batch {@code [N, H, W, C]} in [-1, 1], C 1, 3 or 4; not modified
   * @param path the file; one of that name is replaced
   * @throws InputException if the file can't be written
   * @throws IllegalArgumentException if the shape isn't that of a batch of images
   */
  public void writePng(INDArray batch, Path path) {
    Images.writePng(render(batch), path);
  }

  /**
   * Draws a batch.
   *
   * @param batch {@code [N, H, W, C]} in [-1, 1], C 1, 3 or 4; not modified
   * @return the picture, its last row filled up with black
   * @throws IllegalArgumentException if the shape isn't that of a batch of images, or the picture
   *     would have more than {@link #MOST_PIXELS}
   */
  public BufferedImage render(INDArray batch) {
    if (batch.rank() != 4 || batch.isEmpty()) {
      throw new IllegalArgumentException(
          "batch: expected [N, H, W, C], got " + Arrays.toString(batch.shape()));
    }
    int count = (int) batch.size(0);
    int height = (int) batch.size(1);
    int width = (int) batch.size(2);
    int channels = (int) batch.size(3);
    require(count, height, width);
    int across = Math.min(columns, count);
    int down = (count + across - 1) / across;
    BufferedImage out =
        Images.blank(
            across * width * scale + (across - 1) * GAP,
            down * height * scale + (down - 1) * GAP,
            channels);
    for (int i = 0; i < count; i++) {
      float[] values = HostArrays.floats(HostArrays.rows(batch, i, i + 1));
      int x = i % across * (width * scale + GAP);
      int y = i / across * (height * scale + GAP);
      Images.draw(values, 0, width, height, scale, out, x, y);
    }
    return out;
  }
}

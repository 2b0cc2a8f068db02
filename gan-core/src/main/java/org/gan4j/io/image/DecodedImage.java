package org.gan4j.io.image;

import java.awt.image.BufferedImage;

/**
 * An image in memory, turned as it is to be shown. Its samples are 8 bits each as they were stored
 * (16-bit ones scaled): profiles are ignored, and so is transparency unless four channels are asked
 * for. For one thread.
 */
public final class DecodedImage {

  private final StoredColours colours;
  private final Orientation orientation;
  private final int storedWidth;
  private final int storedHeight;
  private int[] argb = new int[0];

  DecodedImage(BufferedImage image, Orientation orientation) {
    this.colours = StoredColours.of(image);
    this.orientation = orientation;
    this.storedWidth = image.getWidth();
    this.storedHeight = image.getHeight();
  }

  /**
   * How wide it is.
   *
   * @return columns, at least 1
   */
  public int width() {
    return orientation.turned() ? storedHeight : storedWidth;
  }

  /**
   * How high it is.
   *
   * @return rows, at least 1
   */
  public int height() {
    return orientation.turned() ? storedWidth : storedHeight;
  }

  /**
   * Reads a part of a row.
   *
   * @param x its first column
   * @param y the row
   * @param width how many columns
   * @param channels 1 for the luma of ITU-R BT.601, 3 for red, green, blue, 4 for alpha after them
   * @param out gets {@code width * channels} values from 0 to 255, a pixel's side by side; modified
   */
  public void readRow(int x, int y, int width, int channels, float[] out) {
    if (argb.length < width) {
      argb = new int[width];
    }
    boolean backwards = readStored(x, y, width);
    int at = 0;
    for (int i = 0; i < width; i++) {
      int pixel = argb[backwards ? width - 1 - i : i];
      int red = pixel >> 16 & 0xff;
      int green = pixel >> 8 & 0xff;
      int blue = pixel & 0xff;
      if (channels == 1) {
        out[at++] = luma(red, green, blue);
        continue;
      }
      out[at++] = red;
      out[at++] = green;
      out[at++] = blue;
      if (channels == 4) {
        out[at++] = pixel >>> 24;
      }
    }
  }

  /** Reads the stored pixels of a part of a row; returns whether they come last to first. */
  private boolean readStored(int x, int y, int width) {
    int column = orientation.turned() ? y : x;
    int row = orientation.turned() ? x : y;
    int columns = orientation.turned() ? 1 : width;
    int rows = orientation.turned() ? width : 1;
    int fromX = orientation.columnsBackwards() ? storedWidth - column - columns : column;
    int fromY = orientation.rowsBackwards() ? storedHeight - row - rows : row;
    colours.read(fromX, fromY, columns, rows, argb);
    return orientation.turned() ? orientation.rowsBackwards() : orientation.columnsBackwards();
  }

  /** ITU-R BT.601 in 16 fractional bits, rounded, as Pillow computes it. */
  private static int luma(int red, int green, int blue) {
    return (red * 19595 + green * 38470 + blue * 7471 + 0x8000) >> 16;
  }
}

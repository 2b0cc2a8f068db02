package org.gan4j.metrics;

import java.util.Arrays;
import org.gan4j.io.HostArrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Images of one size in Java's memory.
 *
 * @param values {@code [N, H, W, C]} in C order
 * @param count N
 * @param height H
 * @param width W
 * @param channels C
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ImageStack(float[] values, int count, int height, int width, int channels) {

  private static final int RANK = 4;
  private static final float BLACK = -1;

  /**
   * A copy of images, each in the middle of a black one whose sides are powers of two; an odd
   * remainder goes below and right.
   *
   * @param images {@code [N, H, W, C]} in [-1, 1]; not modified
   * @param leastSide the smallest height and width that will do
   * @throws IllegalArgumentException if the shape is another or the images are smaller
   */
  static ImageStack padded(INDArray images, int leastSide) {
    if (images.rank() != RANK || Math.min(images.size(1), images.size(2)) < leastSide) {
      throw new IllegalArgumentException(
          String.format(
              "images: expected [N, H, W, C] with H and W of at least %d, got %s",
              leastSide, Arrays.toString(images.shape())));
    }
    ImageStack inner =
        new ImageStack(
            HostArrays.floats(images),
            (int) images.size(0),
            (int) images.size(1),
            (int) images.size(2),
            (int) images.size(3));
    return inner.padded(powerOfTwo(inner.height), powerOfTwo(inner.width));
  }

  private static int powerOfTwo(int side) {
    int below = Integer.highestOneBit(side);
    return below == side ? side : 2 * below;
  }

  private ImageStack padded(int toHeight, int toWidth) {
    if (toHeight == height && toWidth == width) {
      return this;
    }
    int length = Math.multiplyExact(toHeight, Math.multiplyExact(toWidth, channels));
    float[] out = new float[Math.multiplyExact(count, length)];
    Arrays.fill(out, BLACK);
    int first = ((toHeight - height) / 2 * toWidth + (toWidth - width) / 2) * channels;
    for (int row = 0; row < count * height; row++) {
      int to = row / height * length + row % height * toWidth * channels + first;
      System.arraycopy(values, row * width * channels, out, to, width * channels);
    }
    return new ImageStack(out, count, toHeight, toWidth, channels);
  }

  /** How many values an image has. */
  int imageLength() {
    return height * width * channels;
  }
}

package org.gan4j.kernel.onednn.convolution;

import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.onednn.binding.Key;

/**
 * The shapes of a convolution.
 *
 * @param x {@code [N, H, W, I]}
 * @param w {@code [kH, kW, I / groups, O]}
 * @param y {@code [N, H', W', O]}
 * @param geometry strides, padding and groups
 */
public record ConvShape(long[] x, long[] w, long[] y, ConvGeometry geometry) {

  /** Fewest channels for which a product of single pixels beats oneDNN's 1x1 convolution. */
  private static final long MANY = 8;

  /** Parts of the channels that don't see each other. */
  public int groups() {
    return geometry.groups();
  }

  /** Channels of the input that one output sees: all of them, if there is one group. */
  public long i() {
    return w[2];
  }

  /** Channels of the output. */
  public long o() {
    return w[3];
  }

  /** Products that are summed for one output: kernel times input channels. */
  public long taps() {
    return w[0] * w[1] * w[2];
  }

  /** Output pixels of all images. */
  public long rows() {
    return y[0] * y[1] * y[2];
  }

  /** Whether x, as it lies in memory, is the matrix of all patches, and a product is quick. */
  public boolean isProduct() {
    ConvGeometry g = geometry;
    if (g.padTop() + g.padBottom() + g.padLeft() + g.padRight() > 0) {
      return false;
    }
    boolean wholeImage = w[0] == x[1] && w[1] == x[2];
    boolean onePixel = w[0] == 1 && w[1] == 1 && g.strideH() == 1 && g.strideW() == 1;
    return wholeImage || (onePixel && i() >= MANY && o() >= MANY);
  }

  /** Whether both strides are above 1. */
  public boolean strided() {
    return geometry.strideH() > 1 && geometry.strideW() > 1;
  }

  /** All numbers, for a {@link Key}. */
  public long[] key() {
    ConvGeometry g = geometry;
    long[] numbers = {
      g.strideH(), g.strideW(), g.padTop(), g.padBottom(), g.padLeft(), g.padRight(), g.groups()
    };
    return Key.join(x, w, y, numbers);
  }

  /** Rows and columns between windows, as oneDNN takes them. */
  public long[] strides() {
    return new long[] {geometry.strideH(), geometry.strideW()};
  }

  /** Padding before the first row and column. */
  public long[] before() {
    return new long[] {geometry.padTop(), geometry.padLeft()};
  }

  /** Padding after the last row and column as far as windows reach into it; may be negative. */
  public long[] after() {
    return new long[] {
      (y[1] - 1) * geometry.strideH() + w[0] - x[1] - geometry.padTop(),
      (y[2] - 1) * geometry.strideW() + w[1] - x[2] - geometry.padLeft()
    };
  }
}

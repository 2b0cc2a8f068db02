package org.gan4j.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Up- and downsampling of images with a separable filter, alike on both axes: {@code y[i] = sum_t
 * taps[t] * z[i * down + t - before]}, where z is the image with {@code up - 1} zeros after each
 * pixel and zeros all around (Karras et al. 2019, "A Style-Based Generator Architecture for
 * Generative Adversarial Networks", section 2, after Zhang 2019). How many pixels there are is the
 * result's to say.
 *
 * @param taps the filter of one axis, at least one number; the image's is their outer product
 * @param up the distance of the image's pixels before the filter, at least 1
 * @param down how many filtered pixels one result stands for, at least 1
 * @param before where the filter's first tap stands for the first result, counted in filtered
 *     pixels before the image's first; negative for a crop
 */
public record UpFirDown(List<Double> taps, int up, int down, int before) {

  /** Checks the numbers. */
  public UpFirDown {
    taps = List.copyOf(taps);
    if (taps.isEmpty() || up < 1 || down < 1) {
      throw new IllegalArgumentException(
          "upfirdn2d: expected a filter and factors of at least 1, got "
              + taps
              + ", up "
              + up
              + ", down "
              + down);
    }
  }

  /**
   * A filter of which the outer product has a given sum.
   *
   * @param filter the taps of one axis, in any scale
   * @param gain the sum of the outer product: 1, or {@code up^2} to keep the brightness of what is
   *     upsampled
   * @param up at least 1
   * @param down at least 1
   * @param before rows above and columns left of the image
   * @return the scaled filter
   */
  public static UpFirDown of(List<Double> filter, double gain, int up, int down, int before) {
    double sum = filter.stream().mapToDouble(Double::doubleValue).sum();
    double scale = Math.sqrt(gain) / sum;
    return new UpFirDown(filter.stream().map(tap -> tap * scale).toList(), up, down, before);
  }

  /**
   * What takes the gradient for the result to that for the image: it is of the same kind.
   *
   * @return up and down exchanged and the filter turned round
   */
  public UpFirDown adjoint() {
    List<Double> turned = new ArrayList<>(taps);
    Collections.reverse(turned);
    return new UpFirDown(turned, down, up, taps.size() - 1 - before);
  }

  /**
   * How many pixels an axis has in the end.
   *
   * @param in pixels of the image
   * @param after rows below or columns right of it, in filtered pixels
   * @return {@code (in * up + before + after - taps) / down + 1}, rounded down
   */
  public long out(long in, int after) {
    return Math.floorDiv(in * up + before + after - taps.size(), down) + 1;
  }

  /**
   * The weight of an input pixel in a result, on one axis.
   *
   * @param result which
   * @param pixel which
   * @return 0 where the filter doesn't reach
   */
  public double weight(long result, long pixel) {
    long tap = pixel * up - result * down + before;
    return tap < 0 || tap >= taps.size() ? 0 : taps.get((int) tap);
  }
}

package org.gan4j.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Images by scale (Burt and Adelson 1983, "The Laplacian Pyramid as a Compact Image Code"): what
 * each halving of the resolution loses, and at the end the smallest images themselves. The filter
 * is the 5x5 binomial one, which is near to a Gaussian, with weights 1 4 6 4 1 over 16 along each
 * axis; beyond the border, images go on mirrored about their outermost pixels.
 */
final class LaplacianPyramid {

  private static final float[] BINOMIAL = {1 / 16f, 4 / 16f, 6 / 16f, 4 / 16f, 1 / 16f};
  private static final int REACH = BINOMIAL.length / 2;

  /** One output pixel along an axis: which input pixels it is made of, with what weights. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Taps(int[] at, float[] weights) {}

  private LaplacianPyramid() {}

  /**
   * Splits images by scale.
   *
   * @param images sides are powers of two; not modified
   * @param leastSide the pyramid ends before a side would become smaller
   * @return the levels, finest first, each half as high and wide as the one before
   */
  static List<ImageStack> of(ImageStack images, int leastSide) {
    List<ImageStack> levels = new ArrayList<>();
    ImageStack rest = images;
    while (Math.min(rest.height(), rest.width()) >= 2 * leastSide) {
      ImageStack half = half(rest);
      levels.add(difference(rest, twice(half)));
      rest = half;
    }
    levels.add(rest);
    return levels;
  }

  /** Every second pixel of the filtered images. */
  static ImageStack half(ImageStack images) {
    return resample(images, halving(images.height()), halving(images.width()));
  }

  /** The images with zeros put between their pixels, filtered, four times as bright. */
  static ImageStack twice(ImageStack images) {
    return resample(images, doubling(images.height()), doubling(images.width()));
  }

  private static Taps[] halving(int extent) {
    Taps[] out = new Taps[extent / 2];
    for (int i = 0; i < out.length; i++) {
      int centre = 2 * i;
      int[] at =
          IntStream.rangeClosed(-REACH, REACH).map(k -> mirror(centre + k, extent)).toArray();
      out[i] = new Taps(at, BINOMIAL);
    }
    return out;
  }

  /** Only pixels at even places of the widened axis aren't zero. */
  private static Taps[] doubling(int extent) {
    Taps[] out = new Taps[2 * extent];
    for (int i = 0; i < out.length; i++) {
      int centre = i;
      int[] even =
          IntStream.rangeClosed(-REACH, REACH).filter(k -> (centre + k) % 2 == 0).toArray();
      float[] weights = new float[even.length];
      for (int k = 0; k < even.length; k++) {
        weights[k] = 2 * BINOMIAL[even[k] + REACH];
      }
      out[i] =
          new Taps(
              Arrays.stream(even).map(k -> mirror(centre + k, 2 * extent) / 2).toArray(), weights);
    }
    return out;
  }

  private static int mirror(int index, int extent) {
    int positive = Math.abs(index);
    return positive < extent ? positive : 2 * (extent - 1) - positive;
  }

  private static ImageStack resample(ImageStack images, Taps[] down, Taps[] across) {
    float[] narrow = along(images.values(), images.width(), images.channels(), across);
    float[] out = along(narrow, images.height(), across.length * images.channels(), down);
    return new ImageStack(out, images.count(), down.length, across.length, images.channels());
  }

  /**
   * Applies taps along one axis.
   *
   * @param extent of the axis
   * @param inner how many values lie between two neighbours along it
   */
  private static float[] along(float[] values, int extent, int inner, Taps[] taps) {
    int outer = values.length / (extent * inner);
    float[] out = new float[Math.multiplyExact(outer, taps.length * inner)];
    IntStream.range(0, outer)
        .parallel()
        .forEach(
            o -> {
              for (int i = 0; i < taps.length; i++) {
                int to = (o * taps.length + i) * inner;
                for (int k = 0; k < taps[i].at.length; k++) {
                  int from = (o * extent + taps[i].at[k]) * inner;
                  float weight = taps[i].weights[k];
                  for (int j = 0; j < inner; j++) {
                    out[to + j] += weight * values[from + j];
                  }
                }
              }
            });
    return out;
  }

  private static ImageStack difference(ImageStack one, ImageStack other) {
    float[] out = one.values().clone();
    for (int i = 0; i < out.length; i++) {
      out[i] -= other.values()[i];
    }
    return new ImageStack(out, one.count(), one.height(), one.width(), one.channels());
  }
}

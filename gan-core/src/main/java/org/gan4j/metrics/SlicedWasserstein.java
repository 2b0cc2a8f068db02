package org.gan4j.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.gan4j.io.Require;
import org.gan4j.random.RandomStream;
import org.gan4j.random.RandomStreams;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How far two sets of images are apart, scale by scale, in what 7x7 pixels show: the sliced
 * Wasserstein distance of Karras et al. 2018, "Progressive Growing of GANs for Improved Quality,
 * Stability, and Variation", section 5. It needs no trained network. Small at the finest level
 * means alike in detail and noise, at the coarsest in what larger shapes there are.
 *
 * <p>Images are split into a Laplacian pyramid, from full resolution down to 16 pixels. Of each
 * image and level come random patches; each set's are brought to mean 0 and deviation 1 in every
 * colour channel. The distance of the two sets of patches is that along a random direction,
 * averaged over 512 of them (the paper's 4 times 128). The figures have meaning beside each other
 * alone, and only for as many images of one size: the paper takes 2^14 of each set with 128 patches
 * of each image, and fewer give larger figures, those of two halves of one set included.
 *
 * <p>Images whose sides aren't powers of two are set into the middle of black ones (-1) whose sides
 * are, 28x28 into 32x32. Patches are cut at the same places of both sets' images, so that a set is
 * at distance 0 from itself; the paper draws places for each set.
 *
 * @param levels finest first
 */
public record SlicedWasserstein(List<Level> levels) {

  /** Patches of each image and level in the paper. */
  public static final int PAPER_PATCHES = 128;

  private static final int DIRECTIONS = 4 * 128;
  private static final int PATCH_SIDE = 7;
  private static final int LEAST_SIDE = 16;
  private static final int MAX_VALUES = Integer.MAX_VALUE - 8;

  /**
   * One scale.
   *
   * @param height of the level's images
   * @param width of the level's images
   * @param distance times 1000, as in the paper; at least 0
   */
  public record Level(int height, int width, double distance) {

    @Override
    public String toString() {
      return height + "x" + width;
    }
  }

  /** Keeps a copy. */
  public SlicedWasserstein {
    levels = List.copyOf(levels);
  }

  /**
   * Compares two sets of images. Time and memory (200 bytes a patch and colour channel, several
   * times over) grow with images times patches.
   *
   * @param one {@code [N, H, W, C]} in [-1, 1], H and W at least 16; not modified
   * @param other as many images of the same size; not modified
   * @param patches of each image and level, at least 1; the paper's are {@link #PAPER_PATCHES}
   * @param seed of places and directions; the same seed gives the same figures
   * @return the distances
   * @throws IllegalArgumentException if the shapes differ, images are smaller than 16 pixels, or
   *     there are more patches than an array holds
   */
  public static SlicedWasserstein measure(INDArray one, INDArray other, int patches, long seed) {
    if (!Arrays.equals(one.shape(), other.shape())) {
      throw new IllegalArgumentException(
          String.format(
              "images: expected two sets of one shape, got %s and %s",
              Arrays.toString(one.shape()), Arrays.toString(other.shape())));
    }
    Require.positive("patches", patches);
    List<ImageStack> ones = LaplacianPyramid.of(ImageStack.padded(one, LEAST_SIDE), LEAST_SIDE);
    List<ImageStack> others = LaplacianPyramid.of(ImageStack.padded(other, LEAST_SIDE), LEAST_SIDE);
    RandomStreams random = new RandomStreams(seed);
    List<Level> levels = new ArrayList<>();
    for (int i = 0; i < ones.size(); i++) {
      ImageStack level = ones.get(i);
      double distance = distance(level, others.get(i), patches, random);
      levels.add(new Level(level.height(), level.width(), 1000 * distance));
    }
    return new SlicedWasserstein(levels);
  }

  private static double distance(
      ImageStack one, ImageStack other, int perImage, RandomStreams random) {
    int dimension = PATCH_SIDE * PATCH_SIDE * one.channels();
    int most = MAX_VALUES / dimension / one.count();
    if (perImage > most) {
      throw new IllegalArgumentException(
          String.format(
              "patches: expected at most %d of each of %d images, got %d",
              most, one.count(), perImage));
    }
    Patches patches = Patches.draw(PATCH_SIDE, perImage, one, random.stream("patches"));
    RandomStream directions = random.stream("directions");
    return SlicedDistance.of(
        patches.normalized(one),
        patches.normalized(other),
        dimension,
        DIRECTIONS / SlicedDistance.BLOCK,
        directions);
  }

  /**
   * The mean over levels.
   *
   * @return times 1000; at least 0
   */
  public double average() {
    return levels.stream().mapToDouble(Level::distance).average().orElseThrow();
  }

  /** A line a level, then the average. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Level level : levels) {
      text.append(String.format(Locale.ROOT, "%-9s %8.2f\n", level, level.distance));
    }
    return text.append(String.format(Locale.ROOT, "%-9s %8.2f", "average", average())).toString();
  }
}

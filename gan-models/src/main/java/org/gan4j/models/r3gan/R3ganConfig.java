package org.gan4j.models.r3gan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.gan4j.data.ImageShape;
import org.gan4j.io.Require;
import org.gan4j.models.ModelRequest;

/**
 * The shape of R3GAN's networks (Huang et al. 2024, section 4 and appendix; the presets of the
 * authors' {@code train.py}). The lists have a number for each stage, that of 4x4 pixels first: the
 * generator goes through them forwards, the discriminator backwards.
 *
 * @param channels of the images: 1 for grey, 3 for colour
 * @param latentSize the length of a latent vector; 64 in the paper
 * @param widths feature maps of each stage; in the paper 768 up to 32x32, 384, 192 and 96 beyond
 * @param groups groups of each stage's 3x3 convolutions (their cardinality); in the paper as many
 *     as give each group 16 of the expanded feature maps
 * @param blocks residual blocks of each stage; 2 in the paper
 * @param expansion how many times as many feature maps the inside of a block has; 2 in the paper
 * @param kernel rows and columns of the grouped convolutions, odd; 3 in the paper
 * @param filter that images are resampled with, of each axis, the same from both ends, before a
 *     neighbour is joined to each pixel; 1, 2, 1 in the paper
 * @param classes how many classes the networks are told of; 0 for none
 * @param generatorEmbedding the length of the vector of a class beside the latent vector; 64 in the
 *     paper, 0 without classes
 * @param discriminatorEmbedding the length of the vector of a class that the image's features are
 *     projected on; the width of the first stage in the paper, 0 without classes
 */
public record R3ganConfig(
    int channels,
    int latentSize,
    List<Integer> widths,
    List<Integer> groups,
    List<Integer> blocks,
    int expansion,
    int kernel,
    List<Double> filter,
    int classes,
    int generatorEmbedding,
    int discriminatorEmbedding) {

  /** Rows and columns of the first stage. */
  static final int FIRST = 4;

  private static final int LAST = 1024;
  private static final int LATENT_SIZE = 64;
  private static final int EXPANSION = 2;
  private static final List<Double> FILTER = List.of(1.0, 2.0, 1.0);

  /** The paper's feature maps up to this resolution. */
  private static final int WIDTH = 768;

  private static final int WIDE_UP_TO = 32;

  /** The paper's feature maps of one group, inside a block. */
  private static final int GROUP_WIDTH = 16;

  /** Copies the lists and checks the values. */
  public R3ganConfig {
    widths = List.copyOf(widths);
    groups = List.copyOf(groups);
    blocks = List.copyOf(blocks);
    filter = List.copyOf(filter);
    if (widths.isEmpty() || widths.size() != groups.size() || widths.size() != blocks.size()) {
      throw new IllegalArgumentException(
          "widths, groups and blocks: expected one number a stage, got "
              + widths
              + ", "
              + groups
              + " and "
              + blocks);
    }
    Require.positive("channels", channels);
    Require.positive("latentSize", latentSize);
    Require.positive("expansion", expansion);
    widths.forEach(width -> Require.positive("widths", width));
    groups.forEach(count -> Require.positive("groups", count));
    blocks.forEach(count -> Require.notNegative("blocks", count));
    for (int stage = 0; stage < widths.size(); stage++) {
      if (widths.get(stage) * expansion % groups.get(stage) != 0) {
        throw new IllegalArgumentException(
            "groups: expected a divisor of "
                + widths.get(stage) * expansion
                + " feature maps in stage "
                + stage
                + ", got "
                + groups.get(stage));
      }
    }
    if (kernel < 1 || kernel % 2 == 0) {
      throw new IllegalArgumentException("kernel: expected an odd number, got " + kernel);
    }
    List<Double> turned = new ArrayList<>(filter);
    Collections.reverse(turned);
    if (filter.isEmpty() || !turned.equals(filter)) {
      throw new IllegalArgumentException(
          "filter: expected numbers that are the same from both ends, got " + filter);
    }
    Require.notNegative("classes", classes);
    Require.notNegative("generatorEmbedding", generatorEmbedding);
    Require.notNegative("discriminatorEmbedding", discriminatorEmbedding);
    if (classes > 0) {
      Require.positive("generatorEmbedding", generatorEmbedding);
      Require.positive("discriminatorEmbedding", discriminatorEmbedding);
    }
  }

  /**
   * The paper's networks for images of a size, without classes.
   *
   * @param imageSize rows and columns: 8, 16, 32, ... or 1024
   * @param channels 1 for grey, 3 for colour
   * @return the paper's values
   * @throws IllegalArgumentException if the size isn't one of these
   */
  public static R3ganConfig forImages(int imageSize, int channels) {
    return forImages(imageSize, channels, WIDTH * WIDE_UP_TO / Math.max(imageSize, WIDE_UP_TO));
  }

  private static R3ganConfig of(
      int imageSize, int channels, int blocks, IntUnaryOperator widthAtSize) {
    if (imageSize < 2 * FIRST || imageSize > LAST || Integer.bitCount(imageSize) != 1) {
      throw new IllegalArgumentException(
          "resolution: R3GAN makes images of 8, 16, 32, ... or 1024 pixels, got " + imageSize);
    }
    List<Integer> widths =
        IntStream.iterate(FIRST, size -> size <= imageSize, size -> 2 * size)
            .map(widthAtSize)
            .boxed()
            .toList();
    return new R3ganConfig(
        channels,
        LATENT_SIZE,
        widths,
        widths.stream().map(R3ganConfig::usualGroups).toList(),
        Collections.nCopies(widths.size(), blocks),
        EXPANSION,
        3,
        FILTER,
        0,
        0,
        0);
  }

  /** As many as give each 16 of the expanded feature maps, or a few more where that isn't whole. */
  private static int usualGroups(int width) {
    int groups = Math.max(1, width * EXPANSION / GROUP_WIDTH);
    while (width * EXPANSION % groups != 0) {
      groups--;
    }
    return groups;
  }

  /**
   * The paper's networks for a request, with what that asks for.
   *
   * @param request square images of 8, 16, 32, ... or 1024 pixels; a width is that of the last
   *     stage
   * @return the configuration, without classes
   * @throws IllegalArgumentException if the images have another size
   */
  public static R3ganConfig of(ModelRequest request) {
    R3ganConfig usual = forImages(request.imageSize(), request.images().channels());
    int narrowest = request.width().orElse(usual.widths.get(usual.widths.size() - 1));
    return forImages(usual.imageSize(), usual.channels, narrowest)
        .latentSize(request.latentSize().orElse(usual.latentSize));
  }

  /**
   * Networks that two cores train in minutes: one block a stage, 16 feature maps in the last and
   * twice as many in each before it, up to four times.
   *
   * @param request square images of 8, 16, 32, ... or 1024 pixels; a width is that of the last
   *     stage
   * @return the configuration, without classes
   * @throws IllegalArgumentException if the images have another size
   */
  public static R3ganConfig small(ModelRequest request) {
    int size = request.imageSize();
    int narrowest = request.width().orElse(GROUP_WIDTH);
    return of(size, request.images().channels(), 1, at -> narrowest * Math.min(4, size / at))
        .latentSize(request.latentSize().orElse(LATENT_SIZE));
  }

  /**
   * The paper's networks with other widths: as many feature maps in the last stage, as many times
   * more in the stages before it as the paper has.
   *
   * @param imageSize rows and columns: 8, 16, 32, ... or 1024
   * @param channels 1 for grey, 3 for colour
   * @param narrowest feature maps of the last stage, at least 1
   * @return the configuration, without classes
   * @throws IllegalArgumentException if the size isn't one of these
   */
  public static R3ganConfig forImages(int imageSize, int channels, int narrowest) {
    return of(
        imageSize,
        channels,
        2,
        size -> narrowest * Math.max(imageSize, WIDE_UP_TO) / Math.max(size, WIDE_UP_TO));
  }

  /**
   * The same with latent vectors of another length.
   *
   * @param length at least 1
   * @return a changed copy
   */
  public R3ganConfig latentSize(int length) {
    return new R3ganConfig(
        channels,
        length,
        widths,
        groups,
        blocks,
        expansion,
        kernel,
        filter,
        classes,
        generatorEmbedding,
        discriminatorEmbedding);
  }

  /**
   * The same for images of classes, with vectors as long as the paper's.
   *
   * @param count how many classes there are, at least 1
   * @return a changed copy
   */
  public R3ganConfig ofClasses(int count) {
    return new R3ganConfig(
        channels,
        latentSize,
        widths,
        groups,
        blocks,
        expansion,
        kernel,
        filter,
        count,
        latentSize,
        widths.get(0));
  }

  /**
   * Rows and columns of an image.
   *
   * @return 4 in the first stage, twice as many in each further one
   */
  public int imageSize() {
    return FIRST << (widths.size() - 1);
  }

  /**
   * The extents of an image.
   *
   * @return height, width, channels
   */
  public ImageShape shape() {
    return new ImageShape(imageSize(), imageSize(), channels);
  }

  /** Feature maps inside the blocks of a stage. */
  int expanded(int stage) {
    return widths.get(stage) * expansion;
  }

  /** How many residual blocks one network has. */
  int depth() {
    return blocks.stream().mapToInt(Integer::intValue).sum();
  }
}

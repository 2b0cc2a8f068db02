package org.gan4j.models.progan;

import java.util.List;
import org.gan4j.data.ImageShape;
import org.gan4j.io.Require;

/**
 * The shape and the schedule of a ProGAN; the defaults are those of Karras et al. 2018.
 *
 * @param resolution rows and columns in the end: 4, 8, 16, ... or 1024
 * @param channels 1 for grey, 3 for colour
 * @param latentSize the length of a latent vector; 512 in the paper
 * @param channelBase feature maps at 4, 8, 16, ... pixels are {@code channelBase / 2, / 4, / 8,
 *     ...}; 8192 in the paper (appendix A.1)
 * @param channelMax but never more than this; 512 in the paper
 * @param fadeKimg thousands of real images over which a new resolution fades in; 800 in the paper
 * @param stabilizeKimg thousands of real images of every resolution once it is there; 800 in the
 *     paper
 * @param batchLimits the most images a step at 4, 8, 16, ... pixels, 0 for no other limit than the
 *     run's batch; in the paper, whose batch is 16, 14 at 256 pixels, 6 at 512 and 3 at 1024
 *     (appendix A.1)
 * @param slope of the leaky ReLU for negative inputs; 0.2 in the paper
 * @param drift the weight of the square of the critic's output for real images; 0.001 in the paper
 */
public record ProGanConfig(
    int resolution,
    int channels,
    int latentSize,
    int channelBase,
    int channelMax,
    double fadeKimg,
    double stabilizeKimg,
    List<Integer> batchLimits,
    double slope,
    double drift) {

  /** Rows and columns of the first resolution. */
  static final int FIRST = 4;

  private static final int LAST = 1024;
  private static final int PAPER_BASE = 8192;
  private static final int PAPER_MAX = 512;
  private static final double PAPER_KIMG = 800;
  private static final List<Integer> PAPER_LIMITS = List.of(0, 0, 0, 0, 0, 0, 14, 6, 3);

  /** Checks the values. */
  public ProGanConfig {
    if (resolution < FIRST || resolution > LAST || Integer.bitCount(resolution) != 1) {
      throw new IllegalArgumentException(
          "resolution: ProGAN makes images of 4, 8, 16, ... or 1024 pixels, got " + resolution);
    }
    Require.positive("channels", channels);
    Require.positive("latentSize", latentSize);
    Require.positive("channelBase", channelBase);
    Require.positive("channelMax", channelMax);
    Require.notNegative("fadeKimg", fadeKimg);
    Require.positive("stabilizeKimg", stabilizeKimg);
    batchLimits = List.copyOf(batchLimits);
    if (batchLimits.size() != levels(resolution)
        || batchLimits.stream().anyMatch(limit -> limit < 0)) {
      throw new IllegalArgumentException(
          "batchLimits: expected "
              + levels(resolution)
              + " numbers of at least 0, one a resolution, got "
              + batchLimits);
    }
    Require.notNegative("drift", drift);
  }

  private static int levels(int resolution) {
    return Integer.numberOfTrailingZeros(resolution / FIRST) + 1;
  }

  /**
   * The paper's ProGAN for images of a size.
   *
   * @param resolution rows and columns: 4, 8, 16, ... or 1024
   * @param channels at least 1; 1 for grey, 3 for colours
   * @return the paper's values
   * @throws IllegalArgumentException if the resolution isn't one of these
   */
  public static ProGanConfig forImages(int resolution, int channels) {
    int levels = Math.max(1, Math.min(PAPER_LIMITS.size(), levels(Math.max(FIRST, resolution))));
    return new ProGanConfig(
        resolution,
        channels,
        PAPER_MAX,
        PAPER_BASE,
        PAPER_MAX,
        PAPER_KIMG,
        PAPER_KIMG,
        PAPER_LIMITS.subList(0, levels),
        0.2,
        1e-3);
  }

  /**
   * The same with other numbers of feature maps.
   *
   * @param base twice those at 4 pixels, if that isn't too many
   * @param max the most of any layer
   * @return a changed copy
   */
  public ProGanConfig featureMaps(int base, int max) {
    return new ProGanConfig(
        resolution,
        channels,
        latentSize,
        base,
        max,
        fadeKimg,
        stabilizeKimg,
        batchLimits,
        slope,
        drift);
  }

  /**
   * The same with another latent size.
   *
   * @param size the length of a latent vector
   * @return a changed copy
   */
  public ProGanConfig latent(int size) {
    return new ProGanConfig(
        resolution,
        channels,
        size,
        channelBase,
        channelMax,
        fadeKimg,
        stabilizeKimg,
        batchLimits,
        slope,
        drift);
  }

  /**
   * The same with another schedule.
   *
   * @param fade thousands of images over which a resolution fades in
   * @param stabilize thousands of images after that
   * @return a changed copy
   */
  public ProGanConfig kimg(double fade, double stabilize) {
    return new ProGanConfig(
        resolution,
        channels,
        latentSize,
        channelBase,
        channelMax,
        fade,
        stabilize,
        batchLimits,
        slope,
        drift);
  }

  /**
   * The number of resolutions.
   *
   * @return 1 for 4 pixels, 4 for 32, 9 for 1024
   */
  public int levels() {
    return batchLimits.size();
  }

  /**
   * The feature maps at a resolution.
   *
   * @param level 0 for 4 pixels, 1 for 8 and so on
   * @return their number
   */
  public int featureMaps(int level) {
    return Math.max(1, Math.min(channelBase >> (level + 1), channelMax));
  }

  /**
   * The growth that the configuration asks for.
   *
   * @return the schedule
   */
  public GrowthSchedule schedule() {
    return new GrowthSchedule(
        levels(), Math.round(1000 * fadeKimg), Math.max(1, Math.round(1000 * stabilizeKimg)));
  }

  /**
   * The extents of the images in the end.
   *
   * @return the shape
   */
  public ImageShape shape() {
    return new ImageShape(resolution, resolution, channels);
  }
}

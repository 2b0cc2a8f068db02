package org.gan4j.metrics;

import java.util.Arrays;

/**
 * How much images change along a path through latent space: the perceptual path length of Karras et
 * al. 2019, "A Style-Based Generator Architecture for Generative Adversarial Networks", section
 * 4.1, from distances of images whose latents are a step apart. The least and the greatest are left
 * out, as in the authors' code.
 *
 * @param mean of the distances over the square of the step
 * @param deviation of these, over their number
 */
public record PathLength(double mean, double deviation) {

  private static final double LOW = 1;
  private static final double HIGH = 99;

  /**
   * The length from perceptual distances.
   *
   * @param distances of pairs of images, at least 1; not modified
   * @param step between their latents, in (0, 1); 1e-4 in the paper
   * @return mean and deviation of those from the 1st to the 99th percentile
   */
  public static PathLength of(double[] distances, double step) {
    if (distances.length == 0 || !(step > 0)) {
      throw new IllegalArgumentException(
          "distances: expected at least one and a step above 0, got "
              + distances.length
              + " and "
              + step);
    }
    double[] sorted = Arrays.stream(distances).map(d -> d / (step * step)).sorted().toArray();
    double low = sorted[(int) Math.floor(LOW / 100 * (sorted.length - 1))];
    double high = sorted[(int) Math.ceil(HIGH / 100 * (sorted.length - 1))];
    double[] kept = Arrays.stream(sorted).filter(d -> d >= low && d <= high).toArray();
    double mean = Arrays.stream(kept).average().orElseThrow();
    double variance = Arrays.stream(kept).map(d -> (d - mean) * (d - mean)).sum() / kept.length;
    return new PathLength(mean, Math.sqrt(variance));
  }
}

package org.gan4j.metrics;

/**
 * How many of the data's modes samples are found in, and how evenly (Metz et al. 2017, "Unrolled
 * Generative Adversarial Networks", section 3.3): digits, of which StackedMNIST has 1,000 triples,
 * or whatever a classifier tells apart.
 *
 * @param found modes with at least one sample
 * @param modes how many there are
 * @param divergence {@code KL(samples | uniform)} in nats, 0 where all modes have as many samples
 */
public record ModeCount(int found, int modes, double divergence) {

  /**
   * Counts samples by mode.
   *
   * @param seen the mode of each sample, in [0, modes)
   * @param modes how many there are, at least 1
   * @return the count
   * @throws IllegalArgumentException if there is no sample, or one of another mode
   */
  public static ModeCount of(int[] seen, int modes) {
    if (modes < 1 || seen.length == 0) {
      throw new IllegalArgumentException(
          "modes: expected at least 1 and a sample, got " + modes + " and " + seen.length);
    }
    int[] counts = new int[modes];
    for (int mode : seen) {
      if (mode < 0 || mode >= modes) {
        throw new IllegalArgumentException(
            "modes: expected [0, " + modes + "), got a sample of " + mode);
      }
      counts[mode]++;
    }
    int found = 0;
    double divergence = 0;
    for (int count : counts) {
      if (count > 0) {
        found++;
        double share = (double) count / seen.length;
        divergence += share * Math.log(share * modes);
      }
    }
    return new ModeCount(found, modes, divergence);
  }

  /**
   * The mode of images whose channels each show a class, the first the highest digit.
   *
   * @param channels the class of each channel of each image, {@code [channel][image]}
   * @param classes how many there are
   * @return the mode of each image, in [0, classes^channels)
   */
  public static int[] stacked(int[][] channels, int classes) {
    int[] modes = new int[channels[0].length];
    for (int[] channel : channels) {
      for (int i = 0; i < modes.length; i++) {
        modes[i] = modes[i] * classes + channel[i];
      }
    }
    return modes;
  }
}

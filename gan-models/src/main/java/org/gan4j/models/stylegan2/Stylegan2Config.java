package org.gan4j.models.stylegan2;

import org.gan4j.io.Require;
import org.gan4j.models.style.Resolutions;
import org.gan4j.models.style.StyleConfig;

/**
 * The shape of a StyleGAN2 and what is special to its training.
 *
 * @param imageSize rows and columns: a power of two from 4 to 1024
 * @param channels 1 for grey, 3 for colour
 * @param latentSize the length of latents and of styles; 512 in the paper
 * @param mappingLayers fully connected layers from latent to style; 8 in the paper
 * @param mappingRate multiplier of the mapping network's learning rate; 0.01 in the paper
 * @param width the most channels of a layer; 512 in the paper's configuration F. A layer of R x R
 *     pixels has {@code min(width, 64 width / R)}
 * @param slope of the leaky ReLU for negative inputs; 0.2 in the paper
 * @param stddevGroup images whose deviation one statistic of the discriminator tells; 4 in the
 *     paper
 * @param mixing how likely a batch is made with two styles; 0.9 in the paper
 * @param pathLength weight of the path-length term, 0 for none; 2 in the paper's code
 * @param pathLengthInterval steps from one path-length update to the next; 4 in the paper's code
 */
public record Stylegan2Config(
    int imageSize,
    int channels,
    int latentSize,
    int mappingLayers,
    double mappingRate,
    int width,
    double slope,
    int stddevGroup,
    double mixing,
    double pathLength,
    int pathLengthInterval)
    implements StyleConfig<Stylegan2Config> {

  /** Channels of a layer are at most this over its rows, times the width. */
  private static final int FULL_WIDTH_SIDE = 64;

  /** Checks the values. */
  public Stylegan2Config {
    Resolutions.check(imageSize);
    Require.positive("channels", channels);
    Require.positive("latentSize", latentSize);
    Require.positive("width", width);
    Require.positive("stddevGroup", stddevGroup);
    Require.positive("mappingLayers", mappingLayers);
    Require.positive("mappingRate", mappingRate);
    if (!(mixing >= 0 && mixing <= 1)) {
      throw new IllegalArgumentException("mixing: expected [0, 1], got " + mixing);
    }
    Require.notNegative("pathLength", pathLength);
    Require.positive("pathLengthInterval", pathLengthInterval);
  }

  /**
   * The paper's configuration F for images of a size.
   *
   * @param imageSize rows and columns: a power of two from 4 to 1024
   * @param channels at least 1; 1 for grey, 3 for colours
   * @return the configuration
   */
  public static Stylegan2Config forImages(int imageSize, int channels) {
    return new Stylegan2Config(imageSize, channels, 512, 8, 0.01, 512, 0.2, 4, 0.9, 2, 4);
  }

  @Override
  public Stylegan2Config sized(int size, int layers, int most) {
    return new Stylegan2Config(
        imageSize,
        channels,
        size,
        layers,
        mappingRate,
        most,
        slope,
        stddevGroup,
        mixing,
        pathLength,
        pathLengthInterval);
  }

  /**
   * The same without mixing of styles and the path-length term: every step does the same.
   *
   * @return a changed copy
   */
  public Stylegan2Config plainSteps() {
    return new Stylegan2Config(
        imageSize,
        channels,
        latentSize,
        mappingLayers,
        mappingRate,
        width,
        slope,
        stddevGroup,
        0,
        0,
        pathLengthInterval);
  }

  /** Channels of a layer of so many rows. */
  int channelsAt(int side) {
    return Math.max(1, (int) Math.min(width, (long) FULL_WIDTH_SIDE * width / side));
  }
}

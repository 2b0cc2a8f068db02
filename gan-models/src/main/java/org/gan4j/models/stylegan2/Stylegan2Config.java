package org.gan4j.models.stylegan2;

import org.gan4j.io.Require;
import org.gan4j.models.style.Resolutions;
import org.gan4j.models.style.StyleConfig;

/**
 * The shape of a StyleGAN2 and what is special to its training.
 *
 * @param imageSize rows and columns: a power of two from 4 to 1024
 * @param channels 1 for grey, 3 for colour
 * @param latentSize the length of latents; 512 in the paper
 * @param styleSize the length of styles, 0 for that of latents; 512 in the paper
 * @param mappingLayers fully connected layers from latent to style; 8 in the paper
 * @param mappingRate multiplier of the mapping network's learning rate; 0.01 in the paper
 * @param width the most channels of a layer; 512 in the paper's configuration F
 * @param channelBase a layer of R x R pixels has {@code min(width, channelBase / R)} channels; 0
 *     for 64 widths, as in the paper's configuration F
 * @param slope of the leaky ReLU for negative inputs; 0.2 in the paper
 * @param stddevGroup images whose deviation one statistic of the discriminator tells; 4 in the
 *     paper
 * @param biasGain whether the discriminator's biases are multiplied by its activations' gain, as in
 *     the paper's code; false in runs whose file says nothing of it
 * @param classes that images are made of, 0 for none. A class becomes a vector of its own beside
 *     the latent, and the discriminator's logit the product of the image's features with the
 *     class's (Karras et al. 2020, "Training Generative Adversarial Networks with Limited Data", in
 *     whose code this is)
 * @param mixing how likely a batch is made with two styles; 0.9 in the paper
 * @param pathLength weight of the path-length term, 0 for none; 2 in the paper's code
 * @param pathLengthInterval steps from one path-length update to the next; 4 in the paper's code
 */
public record Stylegan2Config(
    int imageSize,
    int channels,
    int latentSize,
    int styleSize,
    int mappingLayers,
    double mappingRate,
    int width,
    int channelBase,
    double slope,
    int stddevGroup,
    boolean biasGain,
    int classes,
    double mixing,
    double pathLength,
    int pathLengthInterval)
    implements StyleConfig<Stylegan2Config> {

  /** Channels of a layer are at most this over its rows, times the width. */
  private static final int FULL_WIDTH_SIDE = 64;

  /** Checks the values. */
  public Stylegan2Config {
    styleSize = styleSize == 0 ? latentSize : styleSize;
    channelBase = channelBase == 0 ? fullBase(width) : channelBase;
    if (styleSize < 1 || channelBase < 1 || classes < 0) {
      throw new IllegalArgumentException(
          "StyleGAN2: style size, channel base and classes have to be at least 0, got "
              + styleSize
              + ", "
              + channelBase
              + " and "
              + classes);
    }
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
    return new Stylegan2Config(
        imageSize, channels, 512, 512, 8, 0.01, 512, 64 * 512, 0.2, 4, true, 0, 0.9, 2, 4);
  }

  @Override
  public Stylegan2Config sized(int size, int layers, int most) {
    return new Stylegan2Config(
        imageSize,
        channels,
        size,
        size,
        layers,
        mappingRate,
        most,
        fullBase(most),
        slope,
        stddevGroup,
        biasGain,
        classes,
        mixing,
        pathLength,
        pathLengthInterval);
  }

  /**
   * The same, told the class.
   *
   * @param count how many classes there are, at least 1
   * @return a changed copy
   */
  public Stylegan2Config ofClasses(int count) {
    return with(count, mixing, pathLength);
  }

  /**
   * The same without mixing of styles and the path-length term: every step does the same.
   *
   * @return a changed copy
   */
  public Stylegan2Config plainSteps() {
    return with(classes, 0, 0);
  }

  private Stylegan2Config with(int labels, double mixed, double lengths) {
    return new Stylegan2Config(
        imageSize,
        channels,
        latentSize,
        styleSize,
        mappingLayers,
        mappingRate,
        width,
        channelBase,
        slope,
        stddevGroup,
        biasGain,
        labels,
        mixed,
        lengths,
        pathLengthInterval);
  }

  private static int fullBase(int width) {
    return (int) Math.min(Integer.MAX_VALUE, (long) FULL_WIDTH_SIDE * width);
  }

  /** Channels of a layer of so many rows. */
  int channelsAt(int side) {
    return Math.max(1, Math.min(width, channelBase / side));
  }
}

package org.gan4j.models.extractor;

import java.util.List;
import java.util.Locale;

/**
 * What pixels become before a model is given them: {@code (pixel - mean) / deviation}, of pixels in
 * [0, 255], by channel in the model's order or for all channels alike.
 *
 * @param mean one number, or one a channel
 * @param deviation one number, or one a channel, none of them 0
 * @param order of a model's three channels
 */
public record PixelScaling(List<Double> mean, List<Double> deviation, Order order) {

  /** Red, green and blue in [0, 1]. */
  public static final PixelScaling UNIT = new PixelScaling(List.of(0.0), List.of(255.0), Order.RGB);

  /** The order of colour channels. */
  public enum Order {
    /** Red, green, blue. */
    RGB,
    /** Blue, green, red, as in models of Caffe. */
    BGR;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Checks and keeps the numbers. */
  public PixelScaling {
    mean = List.copyOf(mean);
    deviation = List.copyOf(deviation);
    if (!isForChannels(mean) || !isForChannels(deviation) || deviation.contains(0.0)) {
      throw new IllegalArgumentException(
          "pixel scaling: expected one number or three, deviations other than 0; got "
              + mean
              + " and "
              + deviation);
    }
  }

  private static boolean isForChannels(List<Double> numbers) {
    return (numbers.size() == 1 || numbers.size() == 3)
        && numbers.stream().allMatch(Double::isFinite);
  }

  /**
   * The value that a model gets.
   *
   * @param pixel in [0, 255]
   * @param channel in the model's order
   * @return scaled
   */
  float apply(float pixel, int channel) {
    double middle = mean.get(mean.size() == 1 ? 0 : channel);
    double unit = deviation.get(deviation.size() == 1 ? 0 : channel);
    return (float) ((pixel - middle) / unit);
  }

  /** Which of an image's channels a model's channel is. */
  int source(int channel, int channels) {
    return order == Order.BGR && channels == 3 ? channels - 1 - channel : channel;
  }

  @Override
  public String toString() {
    return "(pixel - " + mean + ") / " + deviation + ", " + order;
  }
}

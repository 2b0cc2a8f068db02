package org.gan4j.data;

/**
 * Changes the size of images by bicubic interpolation (Keys 1981, a = -0.5) whose kernel is widened
 * by the factor of reduction, so that a smaller image averages what it leaves out instead of
 * picking points: the filter that Pillow calls BICUBIC, here in floating point throughout. Along
 * each axis the weights of one output pixel sum to 1, edges included.
 */
public final class BicubicResize {

  private static final double A = -0.5;
  private static final double RADIUS = 2;

  /** The weights of one output pixel: those of the inputs from {@code first} on. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Taps(int first, float[] weights) {}

  /** Where the rows of an image come from. */
  @FunctionalInterface
  interface Rows {

    /** Reads a row into the beginning of an array; asked for once each, in their order. */
    void read(int row, float[] out);
  }

  private BicubicResize() {}

  /**
   * Resizes one image.
   *
   * @param image rows, columns, channels; not modified
   * @param from its extents
   * @param height rows wanted
   * @param width columns wanted
   * @return the image of {@code [height, width, C]}; around sharp edges values can pass the input's
   *     range by some per cent
   */
  public static float[] resize(float[] image, ImageShape from, int height, int width) {
    int length = from.width() * from.channels();
    return resize(
        (row, out) -> System.arraycopy(image, row * length, out, 0, length), from, height, width);
  }

  /** Resizes an image of which a row at a time is asked for. */
  static float[] resize(Rows image, ImageShape from, int height, int width) {
    int channels = from.channels();
    float[] wide = new float[from.width() * channels];
    float[] narrow = new float[from.height() * width * channels];
    Taps[] across = taps(from.width(), width);
    for (int row = 0; row < from.height(); row++) {
      image.read(row, wide);
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < channels; c++) {
          narrow[(row * width + x) * channels + c] = sum(across[x], wide, c, channels);
        }
      }
    }
    float[] out = new float[height * width * channels];
    Taps[] down = taps(from.height(), height);
    int rowLength = width * channels;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < rowLength; x++) {
        out[y * rowLength + x] = sum(down[y], narrow, x, rowLength);
      }
    }
    return out;
  }

  private static float sum(Taps taps, float[] values, int begin, int stride) {
    float sum = 0;
    int at = begin + taps.first * stride;
    for (float weight : taps.weights) {
      sum += weight * values[at];
      at += stride;
    }
    return sum;
  }

  private static Taps[] taps(int from, int to) {
    double scale = (double) from / to;
    double widening = Math.max(scale, 1);
    Taps[] out = new Taps[to];
    for (int i = 0; i < to; i++) {
      double centre = (i + 0.5) * scale;
      int first = Math.max(0, (int) Math.floor(centre - RADIUS * widening + 0.5));
      int end = Math.min(from, (int) Math.floor(centre + RADIUS * widening + 0.5));
      double[] weights = new double[end - first];
      double total = 0;
      for (int k = 0; k < weights.length; k++) {
        weights[k] = kernel((first + k + 0.5 - centre) / widening);
        total += weights[k];
      }
      float[] normalized = new float[weights.length];
      for (int k = 0; k < weights.length; k++) {
        normalized[k] = (float) (weights[k] / total);
      }
      out[i] = new Taps(first, normalized);
    }
    return out;
  }

  private static double kernel(double distance) {
    double x = Math.abs(distance);
    if (x < 1) {
      return ((A + 2) * x - (A + 3)) * x * x + 1;
    }
    return x < RADIUS ? (((x - 5) * x + 8) * x - 4) * A : 0;
  }
}

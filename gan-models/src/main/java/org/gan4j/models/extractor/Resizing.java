package org.gan4j.models.extractor;

import java.util.Locale;
import org.gan4j.data.BicubicResize;
import org.gan4j.data.ImageShape;

/** How images are brought to the size that an extractor takes; figures depend on it. */
public enum Resizing {
  /** Bilinear between pixel centres without a filter, as pytorch-fid has it. */
  PYTORCH {
    @Override
    double source(int index, double scale) {
      return Math.max(0, (index + 0.5) * scale - 0.5);
    }
  },
  /** Bilinear between pixels' corners, as TensorFlow 1 and torch-fidelity have it. */
  TENSORFLOW1 {
    @Override
    double source(int index, double scale) {
      return index * scale;
    }
  },
  /**
   * Pillow's bicubic, which filters what it leaves out, cut to the range of pixels (Parmar et al.
   * 2022, "On Aliased Resizing and Surprising Subtleties in GAN Evaluation"), as clean-fid has it.
   */
  CLEAN {
    @Override
    double source(int index, double scale) {
      throw new UnsupportedOperationException();
    }

    @Override
    public float[] resize(float[] image, ImageShape from, int height, int width) {
      float[] out = BicubicResize.resize(image, from, height, width);
      for (int i = 0; i < out.length; i++) {
        out[i] = Math.max(0, Math.min(255, out[i]));
      }
      return out;
    }
  };

  /** Where along an axis of the input an output pixel lies. */
  abstract double source(int index, double scale);

  /**
   * Resizes one image.
   *
   * @param image rows, columns, channels, in [0, 255]; not modified
   * @param from its extents
   * @param height rows wanted
   * @param width columns wanted
   * @return {@code [height, width, C]} in [0, 255]
   */
  public float[] resize(float[] image, ImageShape from, int height, int width) {
    if (from.height() == height && from.width() == width) {
      return image.clone();
    }
    int channels = from.channels();
    double down = (double) from.height() / height;
    double across = (double) from.width() / width;
    float[] out = new float[height * width * channels];
    for (int y = 0; y < height; y++) {
      double row = source(y, down);
      int top = Math.min((int) row, from.height() - 1);
      int bottom = Math.min(top + 1, from.height() - 1);
      double dy = row - top;
      for (int x = 0; x < width; x++) {
        double column = source(x, across);
        int left = Math.min((int) column, from.width() - 1);
        int right = Math.min(left + 1, from.width() - 1);
        double dx = column - left;
        for (int c = 0; c < channels; c++) {
          double above =
              mix(image, (top * from.width() + left), top * from.width() + right, c, channels, dx);
          double below =
              mix(
                  image,
                  bottom * from.width() + left,
                  bottom * from.width() + right,
                  c,
                  channels,
                  dx);
          out[(y * width + x) * channels + c] = (float) (above + (below - above) * dy);
        }
      }
    }
    return out;
  }

  private static double mix(
      float[] image, int left, int right, int channel, int channels, double t) {
    double from = image[left * channels + channel];
    return from + (image[right * channels + channel] - from) * t;
  }

  /** The name in protocols: {@code pytorch}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package org.gan4j.models.extractor;

import java.util.Arrays;
import org.gan4j.io.HostArrays;
import org.gan4j.io.Images;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Images as files would have them: bytes, in colour or grey. */
final class Pixels {

  private static final int COLOUR = 3;

  private Pixels() {}

  /**
   * Images in colour; of grey ones each channel is the same, opacity is left out.
   *
   * @param images {@code [N, H, W, C]} in [-1, 1], C 1, 3 or 4; not modified
   * @return fresh {@code [N, H, W, 3]}, whole numbers in [0, 255]
   */
  static INDArray colour(INDArray images) {
    int channels = channels(images);
    float[] values = HostArrays.floats(images);
    int pixels = values.length / channels;
    float[] out = new float[pixels * COLOUR];
    for (int i = 0; i < pixels; i++) {
      for (int c = 0; c < COLOUR; c++) {
        out[i * COLOUR + c] = Images.toByte(values[i * channels + (channels == 1 ? 0 : c)]);
      }
    }
    return array(out, images, COLOUR);
  }

  /**
   * Images in grey; of colour the luma of ITU-R BT.601.
   *
   * @param images {@code [N, H, W, C]} in [-1, 1], C 1, 3 or 4; not modified
   * @return fresh {@code [N, H, W, 1]}, whole numbers in [0, 255]
   */
  static INDArray grey(INDArray images) {
    int channels = channels(images);
    float[] values = HostArrays.floats(images);
    float[] out = new float[values.length / channels];
    for (int i = 0; i < out.length; i++) {
      int at = i * channels;
      out[i] =
          channels == 1
              ? Images.toByte(values[at])
              : Math.round(
                  0.299f * Images.toByte(values[at])
                      + 0.587f * Images.toByte(values[at + 1])
                      + 0.114f * Images.toByte(values[at + 2]));
    }
    return array(out, images, 1);
  }

  private static int channels(INDArray images) {
    int channels = images.rank() == 4 ? (int) images.size(3) : 0;
    if (channels != 1 && channels != COLOUR && channels != 4) {
      throw new IllegalArgumentException(
          "images: expected [N, H, W, C] of 1, 3 or 4 channels, got "
              + Arrays.toString(images.shape()));
    }
    return channels;
  }

  private static INDArray array(float[] values, INDArray images, int channels) {
    INDArray out =
        Nd4j.createUninitializedDetached(
            DataType.FLOAT, images.size(0), images.size(1), images.size(2), channels);
    HostArrays.write(values, out);
    return out;
  }
}

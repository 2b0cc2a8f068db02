package org.gan4j.models.translation;

import org.gan4j.nn.layer.ActivationLayer;
import org.gan4j.nn.layer.Sequential;

/**
 * The 70x70 PatchGAN (Isola et al. 2017, sections 3.2.2 and 6.1.2; Zhu et al. 2017, section 7.2):
 * {@code C64-C128-C256-C512} and a last convolution to one logit for every overlapping patch of
 * 70x70 pixels. No norm on the first layer.
 *
 * <pre>
 * [N, 256, 256, C] -> 128x128x64 -> 64x64x128 -> 32x32x256 -> 31x31x512 -> 30x30x1
 * </pre>
 */
public final class PatchDiscriminator {

  private static final double SLOPE = 0.2;
  private static final int KERNEL = 4;
  private static final int STAGES = 4;
  private static final int WIDEST = 8;

  private PatchDiscriminator() {}

  /**
   * The layers.
   *
   * @param channels the input's channels
   * @param width feature maps of the first layer; 64 in the papers
   * @param norm how the layers after the first are normalized
   * @return from {@code [N, H, W, C]}, H and W at least 24, to {@code [N, H/8 - 2, W/8 - 2, 1]}
   */
  public static Sequential layers(int channels, int width, Normalization norm) {
    return layers(channels, width, norm, STAGES);
  }

  /** With another number of stages, and so of patches of another size. */
  static Sequential layers(int channels, int width, Normalization norm, int stages) {
    Sequential layers =
        new Sequential()
            .add("down1", Normalization.first(channels, width, KERNEL).stride(2).padding(1))
            .add("lrelu1", ActivationLayer.leakyRelu(SLOPE));
    for (int stage = 2; stage <= stages; stage++) {
      int in = width(width, stage - 1);
      int out = width(width, stage);
      int stride = stage == stages ? 1 : 2;
      layers
          .add("down" + stage, norm.conv(in, out, KERNEL).stride(stride).padding(1))
          .add("norm" + stage, norm.norm(out))
          .add("lrelu" + stage, ActivationLayer.leakyRelu(SLOPE));
    }
    return layers.add("logits", Normalization.first(width(width, stages), 1, KERNEL).padding(1));
  }

  private static int width(int first, int stage) {
    return first * Math.min(1 << (stage - 1), WIDEST);
  }
}

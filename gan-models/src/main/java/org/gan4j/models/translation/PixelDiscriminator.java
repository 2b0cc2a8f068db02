package org.gan4j.models.translation;

import org.gan4j.nn.layer.ActivationLayer;
import org.gan4j.nn.layer.Conv2d;
import org.gan4j.nn.layer.Sequential;

/**
 * The 1x1 PixelGAN (Isola et al. 2017, section 6.1.2): {@code C64-C128}, a logit for each pixel.
 */
public final class PixelDiscriminator {

  private static final double SLOPE = 0.2;

  private PixelDiscriminator() {}

  /**
   * The layers.
   *
   * @param channels the input's channels
   * @param width feature maps of the first layer; 64 in the paper
   * @param norm how the second layer is normalized
   * @return from {@code [N, H, W, C]} to {@code [N, H, W, 1]}
   */
  public static Sequential layers(int channels, int width, Normalization norm) {
    Conv2d logits = norm.conv(2 * width, 1, 1);
    return new Sequential()
        .add("conv1", Normalization.first(channels, width, 1))
        .add("lrelu1", ActivationLayer.leakyRelu(SLOPE))
        .add("conv2", norm.conv(width, 2 * width, 1))
        .add("norm2", norm.norm(2 * width))
        .add("lrelu2", ActivationLayer.leakyRelu(SLOPE))
        .add("logits", logits);
  }
}

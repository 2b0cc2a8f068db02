package org.gan4j.models.translation;

import org.gan4j.autodiff.Variable;
import org.gan4j.nn.Layer;
import org.gan4j.nn.layer.ActivationLayer;
import org.gan4j.nn.layer.ReflectionPad2d;
import org.gan4j.nn.layer.Sequential;

/**
 * The generator of Johnson et al. 2016 as CycleGAN has it (Zhu et al. 2017, section 7.2): {@code
 * c7s1-64, d128, d256, R256 x blocks, u128, u64, c7s1-3}, padding by reflection, instance norm.
 *
 * <pre>
 * [N, H, W, C] -> HxWxw -> H/2xW/2x2w -> H/4xW/4x4w -> blocks -> H/2xW/2x2w -> HxWxw -> HxWxC, tanh
 * </pre>
 */
public final class ResnetGenerator {

  /** What rows and columns are multiples of. */
  static final int FACTOR = 4;

  private ResnetGenerator() {}

  /**
   * The layers.
   *
   * @param channels the images' channels
   * @param width feature maps of the first layer; 64 in the paper
   * @param blocks residual blocks; 6 for images of 128 pixels, 9 from 256 on
   * @return from {@code [N, H, W, C]}, H and W multiples of 4, to the same in [-1, 1]
   */
  public static Sequential layers(int channels, int width, int blocks) {
    return layers(channels, channels, width, blocks, Normalization.PLAIN);
  }

  /** Between images of different channels, normalized in another way. */
  static Sequential layers(int in, int out, int width, int blocks, Normalization norm) {
    Sequential layers =
        new Sequential()
            .add("pad", ReflectionPad2d.of(3))
            .add("first", norm.conv(in, width, 7))
            .add("norm", norm.norm(width))
            .add("relu", ActivationLayer.relu());
    for (int stage = 1; stage <= 2; stage++) {
      int wide = width << stage;
      layers
          .add("down" + stage, norm.conv(wide / 2, wide, 3).stride(2).padding(1))
          .add("down_norm" + stage, norm.norm(wide))
          .add("down_relu" + stage, ActivationLayer.relu());
    }
    for (int block = 1; block <= blocks; block++) {
      layers.add("block" + block, new Block(4 * width, norm));
    }
    for (int stage = 2; stage >= 1; stage--) {
      int wide = width << stage;
      layers
          .add("up" + stage, norm.up(wide, wide / 2, 3).stride(2).padding(1).outputPadding(1))
          .add("up_norm" + stage, norm.norm(wide / 2))
          .add("up_relu" + stage, ActivationLayer.relu());
    }
    return layers
        .add("pad_last", ReflectionPad2d.of(3))
        .add("image", Normalization.first(width, out, 7))
        .add("tanh", ActivationLayer.tanh());
  }

  /** {@code x + f(x)}, f two 3x3 convolutions of the same width, each normalized. */
  private static final class Block extends Layer {

    private final Sequential residual;

    Block(int width, Normalization norm) {
      residual =
          child(
              "residual",
              new Sequential()
                  .add("pad1", ReflectionPad2d.of(1))
                  .add("conv1", norm.conv(width, width, 3))
                  .add("norm1", norm.norm(width))
                  .add("relu", ActivationLayer.relu())
                  .add("pad2", ReflectionPad2d.of(1))
                  .add("conv2", norm.conv(width, width, 3))
                  .add("norm2", norm.norm(width)));
    }

    @Override
    protected Variable forward(Variable x) {
      return x.add(residual.apply(x));
    }
  }
}

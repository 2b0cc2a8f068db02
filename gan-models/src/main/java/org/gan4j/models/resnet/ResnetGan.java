package org.gan4j.models.resnet;

import org.gan4j.data.ImageSize;
import org.gan4j.gan.Gan;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.select.KernelProviders;
import org.gan4j.nn.init.Initializers;
import org.gan4j.nn.layer.ActivationLayer;
import org.gan4j.nn.layer.AvgPool2d;
import org.gan4j.nn.layer.Conv2d;
import org.gan4j.nn.layer.Linear;
import org.gan4j.nn.layer.Reshape;
import org.gan4j.nn.layer.Sequential;
import org.gan4j.nn.norm.BatchNorm2d;

/**
 * The GAN of residual networks (Miyato et al. 2018, "Spectral Normalization for Generative
 * Adversarial Networks", tables 4 and 5); {@link ResnetConfig} has the widths for each size of
 * images. For CIFAR-10:
 *
 * <pre>
 * generator:      z [N, 128] -> 4x4x256 -> 8x8x256 -> 16x16x256 -> 32x32x256 -> batch norm, ReLU, 3x3, tanh
 * discriminator:  32x32xC -> 16x16x128 -> 8x8x128 -> 8x8x128 -> 8x8x128 -> ReLU, sum -> one logit
 *
 * up block:       batch norm, ReLU, x2, 3x3, batch norm, ReLU, 3x3   beside   1x1, x2
 * down block:     ReLU, 3x3, ReLU, 3x3, pool                         beside   1x1, pool
 * first block:          3x3, ReLU, 3x3, pool                         beside   pool, 1x1
 * last two:       ReLU, 3x3, ReLU, 3x3                               beside   nothing
 * </pre>
 *
 * <p>A block that doesn't halve but changes the number of channels has a 1x1 convolution beside it.
 * An upsampling shortcut's 1x1 convolution comes before the upsampling, which gives the same for a
 * quarter of the work.
 */
public final class ResnetGan {

  private ResnetGan() {}

  /**
   * Both networks with fresh weights, on the process's standard kernels.
   *
   * @param config the shape
   * @param seed the same seed gives the same weights
   * @return the pair
   */
  public static Gan create(ResnetConfig config, long seed) {
    return create(config, seed, KernelProviders.standard());
  }

  /**
   * Both networks with fresh weights.
   *
   * @param config the shape
   * @param seed the same seed gives the same weights
   * @param kernels what the networks run on
   * @return the pair
   */
  public static Gan create(ResnetConfig config, long seed, Kernels kernels) {
    return Gan.of(generator(config), config.latentSize(), discriminator(config), seed, kernels);
  }

  /**
   * The generator's layers.
   *
   * @param config the shape
   * @return from {@code [N, latentSize]} to {@code [N, H, W, channels]} in [-1, 1]
   */
  public static Sequential generator(ResnetConfig config) {
    ImageSize base = config.baseSize();
    int channels = config.generatorChannels(0);
    Sequential layers =
        new Sequential()
            .add(
                "project",
                Linear.of(config.latentSize(), base.shape(channels).length())
                    .initializer(Initializers.xavierUniform()))
            .add("base", Reshape.to(base.height(), base.width(), channels));
    for (int block = 1; block <= config.widths().up(); block++) {
      layers.add("block" + block, up(config, block));
    }
    int width = config.generatorWidth();
    return layers
        .add("norm", BatchNorm2d.of(width))
        .add("relu", ActivationLayer.relu())
        .add(
            "image",
            Conv2d.of(width, config.channels(), 3)
                .padding(1)
                .initializer(Initializers.xavierUniform()))
        .add("tanh", ActivationLayer.tanh());
  }

  private static Residual up(ResnetConfig config, int block) {
    int in = config.generatorChannels(block - 1);
    int out = config.generatorChannels(block);
    return new Residual(
        new Sequential()
            .add("norm1", BatchNorm2d.of(in))
            .add("relu1", ActivationLayer.relu())
            .add("up", config.upsampling().layer())
            .add("conv1", branch(in, out, false))
            .add("norm2", BatchNorm2d.of(out))
            .add("relu2", ActivationLayer.relu())
            .add("conv2", branch(out, out, false)),
        new Sequential()
            .add("conv", shortcut(in, out, false))
            .add("up", config.upsampling().layer()));
  }

  /**
   * The discriminator's layers.
   *
   * @param config the shape
   * @return from {@code [N, H, W, channels]} to {@code [N, 1]}
   */
  public static Sequential discriminator(ResnetConfig config) {
    return discriminator(config, config.spectralNorm());
  }

  /** With the last features summed over the places, or their mean taken, whatever the norm is. */
  static Sequential discriminator(ResnetConfig config, boolean sum) {
    Sequential layers = new Sequential();
    for (int block = 1; block <= config.widths().discriminator().size(); block++) {
      int in = config.discriminatorChannels(block - 1);
      int out = config.discriminatorChannels(block);
      boolean halves = block <= config.widths().halvings();
      layers.add(
          "block" + block,
          block == 1
              ? first(in, out, config.spectralNorm())
              : further(in, out, halves, config.spectralNorm()));
    }
    return layers.add("logit", new PooledLogit(config, sum));
  }

  private static Residual first(int channels, int width, boolean spectral) {
    return new Residual(
        new Sequential()
            .add("conv1", branch(channels, width, spectral))
            .add("relu", ActivationLayer.relu())
            .add("conv2", branch(width, width, spectral))
            .add("pool", AvgPool2d.of(2)),
        new Sequential()
            .add("pool", AvgPool2d.of(2))
            .add("conv", shortcut(channels, width, spectral)));
  }

  private static Residual further(int in, int out, boolean halves, boolean spectral) {
    Sequential branch =
        new Sequential()
            .add("relu1", ActivationLayer.relu())
            .add("conv1", branch(in, in, spectral))
            .add("relu2", ActivationLayer.relu())
            .add("conv2", branch(in, out, spectral));
    Sequential shortcut = new Sequential();
    if (halves || in != out) {
      shortcut.add("conv", shortcut(in, out, spectral));
    }
    if (halves) {
      branch.add("pool", AvgPool2d.of(2));
      shortcut.add("pool", AvgPool2d.of(2));
    }
    return new Residual(branch, shortcut);
  }

  private static Conv2d branch(int in, int out, boolean spectral) {
    Conv2d layer =
        Conv2d.of(in, out, 3).padding(1).initializer(Initializers.xavierUniform(Math.sqrt(2)));
    return spectral ? layer.spectralNorm() : layer;
  }

  private static Conv2d shortcut(int in, int out, boolean spectral) {
    Conv2d layer = Conv2d.of(in, out, 1).initializer(Initializers.xavierUniform());
    return spectral ? layer.spectralNorm() : layer;
  }
}

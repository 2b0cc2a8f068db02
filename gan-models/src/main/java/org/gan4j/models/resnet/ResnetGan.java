package org.gan4j.models.resnet;

import org.gan4j.gan.Gan;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.select.KernelProviders;
import org.gan4j.nn.ActivationLayer;
import org.gan4j.nn.AvgPool2d;
import org.gan4j.nn.BatchNorm2d;
import org.gan4j.nn.Conv2d;
import org.gan4j.nn.Initializers;
import org.gan4j.nn.Linear;
import org.gan4j.nn.Reshape;
import org.gan4j.nn.Sequential;
import org.gan4j.nn.UpsampleNearest;

/**
 * The GAN of residual networks for CIFAR-10 (Miyato et al. 2018, "Spectral Normalization for
 * Generative Adversarial Networks", table 4).
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
 * <p>Upsampling repeats pixels, as in the paper's code, where mimicry interpolates; the shortcut's
 * 1x1 convolution comes before it, which gives the same for a quarter of the work.
 */
public final class ResnetGan {

  private static final int BASE_SIZE = 4;
  private static final int UP_BLOCKS = 3;

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
   * @return from {@code [N, latentSize]} to {@code [N, 32, 32, channels]} in [-1, 1]
   */
  public static Sequential generator(ResnetConfig config) {
    int width = config.generatorWidth();
    Sequential layers =
        new Sequential()
            .add(
                "project",
                Linear.of(config.latentSize(), (long) BASE_SIZE * BASE_SIZE * width)
                    .initializer(Initializers.xavierUniform()))
            .add("base", Reshape.to(BASE_SIZE, BASE_SIZE, width));
    for (int block = 1; block <= UP_BLOCKS; block++) {
      layers.add("block" + block, up(width));
    }
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

  private static Residual up(int width) {
    return new Residual(
        new Sequential()
            .add("norm1", BatchNorm2d.of(width))
            .add("relu1", ActivationLayer.relu())
            .add("up", UpsampleNearest.of(2))
            .add("conv1", branch(width, width, false))
            .add("norm2", BatchNorm2d.of(width))
            .add("relu2", ActivationLayer.relu())
            .add("conv2", branch(width, width, false)),
        new Sequential()
            .add("conv", shortcut(width, width, false))
            .add("up", UpsampleNearest.of(2)));
  }

  /**
   * The discriminator's layers.
   *
   * @param config the shape
   * @return from {@code [N, 32, 32, channels]} to {@code [N, 1]}
   */
  public static Sequential discriminator(ResnetConfig config) {
    int width = config.discriminatorWidth();
    boolean spectral = config.spectralNorm();
    return new Sequential()
        .add("block1", first(config.channels(), width, spectral))
        .add("block2", down(width, spectral))
        .add("block3", same(width, spectral))
        .add("block4", same(width, spectral))
        .add("logit", new PooledLogit(config));
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

  private static Residual down(int width, boolean spectral) {
    return new Residual(
        twoConvolutions(width, spectral).add("pool", AvgPool2d.of(2)),
        new Sequential()
            .add("conv", shortcut(width, width, spectral))
            .add("pool", AvgPool2d.of(2)));
  }

  private static Residual same(int width, boolean spectral) {
    return new Residual(twoConvolutions(width, spectral), new Sequential());
  }

  private static Sequential twoConvolutions(int width, boolean spectral) {
    return new Sequential()
        .add("relu1", ActivationLayer.relu())
        .add("conv1", branch(width, width, spectral))
        .add("relu2", ActivationLayer.relu())
        .add("conv2", branch(width, width, spectral));
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

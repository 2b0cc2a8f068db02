package org.gan4j.models.dcgan;

import org.gan4j.gan.Gan;
import org.gan4j.gan.LayerDiscriminator;
import org.gan4j.gan.LayerGenerator;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.select.KernelProviders;
import org.gan4j.nn.ActivationLayer;
import org.gan4j.nn.BatchNorm2d;
import org.gan4j.nn.Conv2d;
import org.gan4j.nn.ConvTranspose2d;
import org.gan4j.nn.Flatten;
import org.gan4j.nn.Initializer;
import org.gan4j.nn.Initializers;
import org.gan4j.nn.Network;
import org.gan4j.nn.Reshape;
import org.gan4j.nn.Sequential;
import org.gan4j.random.RandomStreams;

/**
 * Deep convolutional GAN (Radford et al. 2016): strided convolutions in place of pooling, batch
 * norm in both networks but not at the generator's output and the discriminator's input, ReLU and
 * tanh in the generator, leaky ReLU in the discriminator, weights from N(0, 0.02).
 *
 * <pre>
 * generator, 64 pixels:      z [N, 100] -> 4x4x512 -> 8x8x256 -> 16x16x128 -> 32x32x64 -> 64x64xC, tanh
 * discriminator, 64 pixels:  64x64xC -> 32x32x64 -> 16x16x128 -> 8x8x256 -> 4x4x512 -> one logit
 * </pre>
 *
 * <p>Kernels are 4x4, as in the authors' Torch code, where the paper's figure 1 has 5x5.
 */
public final class Dcgan {

  private static final int KERNEL = 4;

  private Dcgan() {}

  /**
   * Both networks with fresh weights, on the process's standard kernels.
   *
   * @param config the shape
   * @param seed the same seed gives the same weights
   * @return the pair
   */
  public static Gan create(DcganConfig config, long seed) {
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
  public static Gan create(DcganConfig config, long seed, Kernels kernels) {
    RandomStreams random = new RandomStreams(seed);
    return new Gan(
        new LayerGenerator(
            Network.of("generator", generator(config), kernels, random.stream("init.generator")),
            config.latentSize()),
        new LayerDiscriminator(
            Network.of(
                "discriminator",
                discriminator(config),
                kernels,
                random.stream("init.discriminator"))));
  }

  /**
   * The generator's layers.
   *
   * @param config the shape
   * @return from {@code [N, latentSize]} to {@code [N, imageSize, imageSize, channels]} in [-1, 1]
   */
  public static Sequential generator(DcganConfig config) {
    int in = config.latentSize();
    int out = config.generatorWidth() << (config.stages() - 1);
    Sequential layers =
        new Sequential()
            .add("latent", Reshape.to(1, 1, in))
            .add("project", up(in, out, config.baseSize()))
            .add("norm0", norm(out))
            .add("relu0", ActivationLayer.relu());
    for (int stage = 1; stage < config.stages(); stage++) {
      in = out;
      out = in / 2;
      layers
          .add("up" + stage, up(in, out, KERNEL).stride(2).padding(1))
          .add("norm" + stage, norm(out))
          .add("relu" + stage, ActivationLayer.relu());
    }
    return layers
        .add("image", up(out, config.channels(), KERNEL).stride(2).padding(1))
        .add("tanh", ActivationLayer.tanh());
  }

  /**
   * The discriminator's layers.
   *
   * @param config the shape
   * @return from {@code [N, imageSize, imageSize, channels]} to {@code [N, 1]}
   */
  public static Sequential discriminator(DcganConfig config) {
    int in = config.channels();
    int out = config.discriminatorWidth();
    Sequential layers = new Sequential();
    for (int stage = 0; stage < config.stages(); stage++) {
      layers.add("down" + stage, down(in, out, KERNEL).stride(2).padding(1));
      if (stage > 0 && config.batchNormInDiscriminator()) {
        layers.add("norm" + stage, norm(out));
      }
      layers.add("lrelu" + stage, ActivationLayer.leakyRelu(config.slope()));
      in = out;
      out = in * 2;
    }
    return layers.add("logit", down(in, 1, config.baseSize())).add("flat", Flatten.create());
  }

  private static ConvTranspose2d up(int in, int out, int kernel) {
    return ConvTranspose2d.of(in, out, kernel).bias(false).initializer(weights());
  }

  private static Conv2d down(int in, int out, int kernel) {
    return Conv2d.of(in, out, kernel).bias(false).initializer(weights());
  }

  private static BatchNorm2d norm(int channels) {
    return BatchNorm2d.of(channels).gamma(Initializers.normal(1, 0.02));
  }

  private static Initializer weights() {
    return Initializers.normal(0.02);
  }
}

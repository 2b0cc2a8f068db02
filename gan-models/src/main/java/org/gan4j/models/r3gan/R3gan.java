package org.gan4j.models.r3gan;

import org.gan4j.gan.ConditionalLayerDiscriminator;
import org.gan4j.gan.ConditionalLayerGenerator;
import org.gan4j.gan.Discriminator;
import org.gan4j.gan.Gan;
import org.gan4j.gan.Generator;
import org.gan4j.gan.LayerDiscriminator;
import org.gan4j.gan.LayerGenerator;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.select.KernelProviders;
import org.gan4j.nn.ConditionalLayer;
import org.gan4j.nn.Layer;
import org.gan4j.nn.Network;
import org.gan4j.nn.layer.Conv2d;
import org.gan4j.nn.layer.Sequential;
import org.gan4j.random.RandomStream;
import org.gan4j.random.RandomStreams;

/**
 * R3GAN (Huang et al. 2024, figure 4): both networks are stages of residual blocks, a stage for
 * each resolution, and mirror each other.
 *
 * <pre>
 * generator:      z -> 4x4 basis -> blocks -> [1x1, twice the size, blocks] ... -> 1x1 -> image
 * discriminator:  image -> 1x1 -> [blocks, half the size, 1x1] ... -> blocks -> 4x4 basis -> logit
 *
 * block:          x + 1x1(lrelu(3x3 in groups(lrelu(1x1(x) + b)) + b))
 * </pre>
 *
 * <p>There is no norm, no noise and no tanh. A 1x1 convolution between stages is left out where the
 * number of feature maps stays. Told of classes, the generator has the class's vector beside the
 * latent vector, and the logit is the product of the discriminator's features and the class's
 * vector.
 */
public final class R3gan {

  private R3gan() {}

  /**
   * Both networks with fresh weights, on the process's standard kernels.
   *
   * @param config the shape
   * @param seed the same seed gives the same weights
   * @return the pair
   */
  public static Gan create(R3ganConfig config, long seed) {
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
  public static Gan create(R3ganConfig config, long seed, Kernels kernels) {
    return new Gan(
        generator("generator", config, seed, kernels), discriminator(config, seed, kernels));
  }

  /** A generator whose network has a name. */
  static Generator generator(String name, R3ganConfig config, long seed, Kernels kernels) {
    if (config.classes() == 0) {
      return LayerGenerator.of(name, generator(config), config.latentSize(), seed, kernels);
    }
    RandomStream random = new RandomStreams(seed).stream("init.generator");
    return new ConditionalLayerGenerator(
        Network.of(name, classGenerator(config), kernels, random),
        config.latentSize(),
        config.classes());
  }

  private static Discriminator discriminator(R3ganConfig config, long seed, Kernels kernels) {
    RandomStream random = new RandomStreams(seed).stream("init.discriminator");
    return config.classes() == 0
        ? new LayerDiscriminator(
            Network.of("discriminator", discriminator(config), kernels, random))
        : new ConditionalLayerDiscriminator(
            Network.of("discriminator", classDiscriminator(config), kernels, random),
            config.classes());
  }

  /**
   * The generator that isn't told of classes.
   *
   * @param config the shape
   * @return from {@code [N, latentSize]} to {@code [N, imageSize, imageSize, channels]}, which
   *     nothing bounds
   */
  public static Layer generator(R3ganConfig config) {
    return images(config, config.latentSize());
  }

  /**
   * The discriminator that isn't told of classes.
   *
   * @param config the shape
   * @return from {@code [N, imageSize, imageSize, channels]} to {@code [N, 1]}
   */
  public static Layer discriminator(R3ganConfig config) {
    return features(config, 1);
  }

  /**
   * The generator that is told the class.
   *
   * @param config the shape, with classes
   * @return from {@code [N, latentSize]} to {@code [N, imageSize, imageSize, channels]}, which
   *     nothing bounds
   */
  public static ConditionalLayer classGenerator(R3ganConfig config) {
    return new ClassGenerator(config);
  }

  /**
   * The discriminator that is told the class.
   *
   * @param config the shape, with classes
   * @return from {@code [N, imageSize, imageSize, channels]} to {@code [N, 1]}
   */
  public static ConditionalLayer classDiscriminator(R3ganConfig config) {
    return new ClassDiscriminator(config);
  }

  /** The generator's layers, of which the first has so many inputs. */
  static Sequential images(R3ganConfig config, int inputs) {
    Sequential layers = new Sequential();
    for (int stage = 0; stage < config.widths().size(); stage++) {
      int width = config.widths().get(stage);
      Sequential inner = new Sequential();
      if (stage == 0) {
        inner.add("basis", new GenerativeBasis(inputs, width));
      } else {
        addLinear(inner, config.widths().get(stage - 1), width);
        inner.add("up", Resampler.up(config));
      }
      addBlocks(inner, config, stage);
      layers.add("stage" + stage, inner);
    }
    int last = config.widths().get(config.widths().size() - 1);
    return layers.add("image", linear(last, config.channels()));
  }

  /** The discriminator's layers, of which the last has so many outputs. */
  static Sequential features(R3ganConfig config, int outputs) {
    int last = config.widths().size() - 1;
    Sequential layers =
        new Sequential().add("image", linear(config.channels(), config.widths().get(last)));
    for (int stage = last; stage >= 0; stage--) {
      int width = config.widths().get(stage);
      Sequential inner = new Sequential();
      addBlocks(inner, config, stage);
      if (stage == 0) {
        inner.add("basis", new DiscriminativeBasis(width, outputs));
      } else {
        inner.add("down", Resampler.down(config));
        addLinear(inner, width, config.widths().get(stage - 1));
      }
      layers.add("stage" + stage, inner);
    }
    return layers;
  }

  private static void addBlocks(Sequential layers, R3ganConfig config, int stage) {
    for (int block = 1; block <= config.blocks().get(stage); block++) {
      layers.add("block" + block, new ResidualBlock(config, stage));
    }
  }

  private static void addLinear(Sequential layers, int in, int out) {
    if (in != out) {
      layers.add("linear", linear(in, out));
    }
  }

  /** A 1x1 convolution: a linear layer at each pixel. */
  private static Conv2d linear(int in, int out) {
    return Conv2d.of(in, out, 1).bias(false).initializer(Fixup.plain(in));
  }
}

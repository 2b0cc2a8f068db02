package org.gan4j.models.dcgan;

import org.gan4j.data.ImageSize;
import org.gan4j.gan.Gan;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.select.KernelProviders;
import org.gan4j.nn.init.Initializer;
import org.gan4j.nn.init.Initializers;
import org.gan4j.nn.layer.ActivationLayer;
import org.gan4j.nn.layer.Conv2d;
import org.gan4j.nn.layer.ConvTranspose2d;
import org.gan4j.nn.layer.Flatten;
import org.gan4j.nn.layer.Linear;
import org.gan4j.nn.layer.Reshape;
import org.gan4j.nn.layer.Sequential;
import org.gan4j.nn.norm.BatchNorm2d;

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
 * <p>Other sizes have a stage more or less, see {@link DcganConfig}. Kernels are 4x4, as in the
 * authors' Torch code, where the paper's figure 1 has 5x5.
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
    return Gan.of(generator(config), config.latentSize(), discriminator(config), seed, kernels);
  }

  /**
   * The generator's layers.
   *
   * @param config the shape
   * @return from {@code [N, latentSize]} to {@code [N, H, W, channels]} in [-1, 1]
   */
  public static Sequential generator(DcganConfig config) {
    return generator(config, config.latentSize());
  }

  /**
   * The generator's layers for an input that holds more than a latent vector.
   *
   * @param config the shape
   * @param inputSize the length of an input
   * @return from {@code [N, inputSize]} to {@code [N, H, W, channels]} in [-1, 1]
   */
  public static Sequential generator(DcganConfig config, int inputSize) {
    Sequential layers = new Sequential().add("latent", Reshape.to(1, 1, inputSize));
    for (int stage = 0; stage < config.stages(); stage++) {
      layers
          .add(stage == 0 ? "project" : "up" + stage, up(config, inputSize, stage))
          .add("norm" + stage, BatchNorm2d.of(upChannels(config, stage)).gamma(gammas()))
          .add("relu" + stage, ActivationLayer.relu());
    }
    return layers
        .add("image", up(config, inputSize, config.stages()))
        .add("tanh", ActivationLayer.tanh());
  }

  /**
   * One of the generator's transposed convolutions: the first from 1x1 to the base size, each other
   * to twice the size.
   *
   * @param config the shape
   * @param inputSize the length of an input
   * @param stage 0 for the first, {@link DcganConfig#stages} for that which gives the image
   * @return from {@code [N, h, w, I]} to {@code [N, H, W, upChannels]}
   */
  public static ConvTranspose2d up(DcganConfig config, int inputSize, int stage) {
    ImageSize base = config.baseSize();
    ConvTranspose2d layer =
        stage == 0
            ? ConvTranspose2d.of(inputSize, upChannels(config, 0), base.height(), base.width())
            : ConvTranspose2d.of(upChannels(config, stage - 1), upChannels(config, stage), KERNEL)
                .stride(2)
                .padding(1);
    return layer.bias(false).initializer(weights());
  }

  /**
   * How many channels one of the generator's transposed convolutions gives.
   *
   * @param config the shape
   * @param stage 0 for the first, {@link DcganConfig#stages} for that which gives the image
   * @return the channels
   */
  public static int upChannels(DcganConfig config, int stage) {
    return stage == config.stages()
        ? config.channels()
        : config.generatorWidth() << (config.stages() - 1 - stage);
  }

  /**
   * The discriminator's layers.
   *
   * @param config the shape
   * @return from {@code [N, H, W, channels]} to {@code [N, 1]}
   */
  public static Sequential discriminator(DcganConfig config) {
    return discriminator(config, config.channels());
  }

  /**
   * The discriminator's layers for an input that holds more than an image.
   *
   * @param config the shape
   * @param inputChannels channels of the input
   * @return from {@code [N, H, W, inputChannels]} to {@code [N, 1]}
   */
  public static Sequential discriminator(DcganConfig config, int inputChannels) {
    ImageSize base = config.baseSize();
    Conv2d logit = Conv2d.of(config.featureChannels(), 1, base.height(), base.width());
    return features(config, inputChannels)
        .add("logit", settled(config, logit))
        .add("flat", Flatten.create());
  }

  /**
   * The discriminator's layers up to its last feature map.
   *
   * @param config the shape
   * @param inputChannels channels of the input
   * @return from {@code [N, H, W, inputChannels]} to {@code [N, h, w, featureChannels]}
   */
  public static Sequential features(DcganConfig config, int inputChannels) {
    int in = inputChannels;
    int out = config.discriminatorWidth();
    Sequential layers = new Sequential();
    for (int stage = 0; stage < config.stages(); stage++) {
      layers.add("down" + stage, settled(config, Conv2d.of(in, out, KERNEL)).stride(2).padding(1));
      if (stage > 0 && config.discriminatorNorm() == DiscriminatorNorm.BATCH) {
        layers.add("norm" + stage, BatchNorm2d.of(out).gamma(gammas()));
      }
      layers.add("lrelu" + stage, ActivationLayer.leakyRelu(config.slope()));
      in = out;
      out = in * 2;
    }
    return layers;
  }

  /**
   * A linear layer on the discriminator's last feature map, flattened, in place of the logit.
   *
   * @param config the shape
   * @param outputs how many numbers it gives
   * @return from {@code [N, featureSize]} to {@code [N, outputs]}
   */
  public static Linear head(DcganConfig config, int outputs) {
    Linear layer = Linear.of(config.featureSize(), outputs).initializer(weights());
    return config.discriminatorNorm() == DiscriminatorNorm.SPECTRAL ? layer.spectralNorm() : layer;
  }

  /**
   * Without batch norm, whose beta shifts the features, there are biases: a network with neither
   * would give half the logit for half the image, and the generator could flee towards grey.
   */
  private static Conv2d settled(DcganConfig config, Conv2d convolution) {
    boolean bias = config.discriminatorNorm() != DiscriminatorNorm.BATCH;
    Conv2d layer = convolution.bias(bias).initializer(weights());
    return config.discriminatorNorm() == DiscriminatorNorm.SPECTRAL ? layer.spectralNorm() : layer;
  }

  /**
   * How the weights are drawn (section 4).
   *
   * @return N(0, 0.02)
   */
  public static Initializer weights() {
    return Initializers.normal(0.02);
  }

  /**
   * How the scales of batch norm are drawn, as in the authors' Torch code.
   *
   * @return N(1, 0.02)
   */
  public static Initializer gammas() {
    return Initializers.normal(1, 0.02);
  }
}

package org.gan4j.models.mlp;

import org.gan4j.gan.Gan;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.select.KernelProviders;
import org.gan4j.nn.init.Initializers;
import org.gan4j.nn.layer.ActivationLayer;
import org.gan4j.nn.layer.Flatten;
import org.gan4j.nn.layer.Linear;
import org.gan4j.nn.layer.Reshape;
import org.gan4j.nn.layer.Sequential;

/**
 * The GAN of fully connected layers (Goodfellow et al. 2014, section 5): two hidden layers in each
 * network.
 *
 * <p>The paper's discriminator has maxout units and dropout, its generator a mix of rectifiers and
 * sigmoids; leaky ReLU and tanh stand here for both, which train more easily.
 */
public final class MlpGan {

  private static final double SLOPE = 0.2;

  private MlpGan() {}

  /**
   * Both networks with fresh weights, on the process's standard kernels.
   *
   * @param config the shape
   * @param seed the same seed gives the same weights
   * @return the pair
   */
  public static Gan create(MlpGanConfig config, long seed) {
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
  public static Gan create(MlpGanConfig config, long seed, Kernels kernels) {
    return Gan.of(generator(config), config.latentSize(), discriminator(config), seed, kernels);
  }

  /**
   * The generator's layers.
   *
   * @param config the shape
   * @return from {@code [N, latentSize]} to {@code [N, H, W, C]} in [-1, 1]
   */
  public static Sequential generator(MlpGanConfig config) {
    return new Sequential()
        .add("hidden1", linear(config.latentSize(), config.hidden()))
        .add("lrelu1", ActivationLayer.leakyRelu(SLOPE))
        .add("hidden2", linear(config.hidden(), config.hidden()))
        .add("lrelu2", ActivationLayer.leakyRelu(SLOPE))
        .add("pixels", linear(config.hidden(), config.shape().length()))
        .add("tanh", ActivationLayer.tanh())
        .add(
            "image",
            Reshape.to(config.shape().height(), config.shape().width(), config.shape().channels()));
  }

  /**
   * The discriminator's layers.
   *
   * @param config the shape
   * @return from {@code [N, H, W, C]} to {@code [N, 1]}
   */
  public static Sequential discriminator(MlpGanConfig config) {
    return new Sequential()
        .add("pixels", Flatten.create())
        .add("hidden1", linear(config.shape().length(), config.hidden()))
        .add("lrelu1", ActivationLayer.leakyRelu(SLOPE))
        .add("hidden2", linear(config.hidden(), config.hidden()))
        .add("lrelu2", ActivationLayer.leakyRelu(SLOPE))
        .add("logit", linear(config.hidden(), 1));
  }

  private static Linear linear(int in, int out) {
    return Linear.of(in, out).initializer(Initializers.heUniform(SLOPE));
  }
}

package org.gan4j.models.cgan;

import org.gan4j.data.ImageShape;
import org.gan4j.gan.ConditionalLayerDiscriminator;
import org.gan4j.gan.ConditionalLayerGenerator;
import org.gan4j.gan.Gan;
import org.gan4j.gan.Generator;
import org.gan4j.kernel.Kernels;
import org.gan4j.nn.Network;
import org.gan4j.nn.init.Initializers;
import org.gan4j.nn.layer.ActivationLayer;
import org.gan4j.nn.layer.Dropout;
import org.gan4j.nn.layer.Flatten;
import org.gan4j.nn.layer.Linear;
import org.gan4j.nn.layer.Maxout;
import org.gan4j.nn.layer.Reshape;
import org.gan4j.nn.layer.Sequential;
import org.gan4j.random.RandomStream;
import org.gan4j.random.RandomStreams;

/**
 * The conditional GAN of Mirza and Osindero 2014, section 4.1, of fully connected layers.
 *
 * <pre>
 * generator:      z [N, 100] -> 200, ReLU           \
 *                 y one-hot  -> 1000, ReLU           > 1200, ReLU -> pixels
 * discriminator:  x          -> 240 maxout of 5     \
 *                 y one-hot  -> 50 maxout of 5       > 240 maxout of 4 -> one logit
 * </pre>
 *
 * <p>Latent vectors are normal here, uniform in the paper; pixels come from tanh, which is the
 * paper's sigmoid for values in [-1, 1].
 */
public final class CganMlp {

  private CganMlp() {}

  /**
   * Both networks with fresh weights.
   *
   * @param config the shape
   * @param seed the same seed gives the same weights
   * @param kernels what the networks run on
   * @param dropout where dropout is drawn from in training
   * @return the pair
   */
  public static Gan create(CganMlpConfig config, long seed, Kernels kernels, RandomStream dropout) {
    return new Gan(
        generator("generator", config, seed, kernels, dropout),
        new ConditionalLayerDiscriminator(
            Network.of(
                "discriminator",
                discriminator(config, dropout),
                kernels,
                new RandomStreams(seed).stream("init.discriminator")),
            config.classes()));
  }

  /** A generator whose network has a name. */
  static Generator generator(
      String name, CganMlpConfig config, long seed, Kernels kernels, RandomStream dropout) {
    return new ConditionalLayerGenerator(
        Network.of(
            name,
            generator(config, dropout),
            kernels,
            new RandomStreams(seed).stream("init.generator")),
        config.latentSize(),
        config.classes());
  }

  private static TwoInputs generator(CganMlpConfig config, RandomStream random) {
    ImageShape shape = config.shape();
    return new TwoInputs(
        config.classes(),
        rectified(config.latentSize(), config.latentUnits(), config, random),
        rectified(config.classes(), config.classUnits(), config, random),
        rectified(config.latentUnits() + config.classUnits(), config.jointUnits(), config, random)
            .add("pixels", Linear.of(config.jointUnits(), shape.length()))
            .add("tanh", ActivationLayer.tanh())
            .add("image", Reshape.to(shape.height(), shape.width(), shape.channels())));
  }

  private static Sequential rectified(int in, int out, CganMlpConfig config, RandomStream random) {
    return new Sequential()
        .add("linear", Linear.of(in, out).initializer(Initializers.heUniform(0)))
        .add("relu", ActivationLayer.relu())
        .add("dropout", Dropout.of(config.dropout(), random));
  }

  private static TwoInputs discriminator(CganMlpConfig config, RandomStream random) {
    int imageUnits = 240;
    int classUnits = 50;
    int jointUnits = 240;
    return new TwoInputs(
        config.classes(),
        new Sequential()
            .add("pixels", Flatten.create())
            .add("maxout", Maxout.of(config.shape().length(), imageUnits, 5))
            .add("dropout", Dropout.of(config.dropout(), random)),
        new Sequential()
            .add("maxout", Maxout.of(config.classes(), classUnits, 5))
            .add("dropout", Dropout.of(config.dropout(), random)),
        new Sequential()
            .add("maxout", Maxout.of(imageUnits + classUnits, jointUnits, 4))
            .add("dropout", Dropout.of(config.dropout(), random))
            .add("logit", Linear.of(jointUnits, 1)));
  }
}

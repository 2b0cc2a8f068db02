package org.gan4j.models.cgan;

import org.gan4j.gan.ConditionalLayerDiscriminator;
import org.gan4j.gan.ConditionalLayerGenerator;
import org.gan4j.gan.Discriminator;
import org.gan4j.gan.Gan;
import org.gan4j.gan.Generator;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.select.KernelProviders;
import org.gan4j.models.dcgan.Dcgan;
import org.gan4j.models.dcgan.DcganConfig;
import org.gan4j.nn.ConditionalLayer;
import org.gan4j.nn.Module;
import org.gan4j.nn.Network;
import org.gan4j.random.RandomStream;
import org.gan4j.random.RandomStreams;

/**
 * Conditional GAN (Mirza and Osindero 2014, equation 2) on DCGAN's networks: generator and
 * discriminator both know the class.
 *
 * <pre>
 * one-hot:     G(z | y) = DCGAN of [z, y],               D(x | y) = DCGAN of [x, y at every pixel]
 * batch norm:  gamma[y] and beta[y] in place of gamma and beta in every batch norm of G
 * projection:  D(x | y) = psi(phi(x)) + v[y] . phi(x)
 * classifier:  D(x) gives a logit of real and a logit for every class
 * </pre>
 */
public final class Cgan {

  private Cgan() {}

  /**
   * Both networks with fresh weights, on the process's standard kernels.
   *
   * @param config the shape
   * @param seed the same seed gives the same weights
   * @return the pair
   */
  public static Gan create(CganConfig config, long seed) {
    return create(config, seed, KernelProviders.standard());
  }

  /**
   * Both networks with fresh weights.
   *
   * @param config the shape
   * @param seed the same seed gives the same weights
   * @param kernels what the networks run on
   * @return the pair; {@link DiscriminatorCondition#CLASSIFIER} wants the term {@link
   *     org.gan4j.gan.loss.AuxiliaryClassifier} in its trainer
   */
  public static Gan create(CganConfig config, long seed, Kernels kernels) {
    return new Gan(
        generator("generator", config, seed, kernels),
        discriminator(config, kernels, new RandomStreams(seed).stream("init.discriminator")));
  }

  /** A generator whose network has a name. */
  static Generator generator(String name, CganConfig config, long seed, Kernels kernels) {
    RandomStream random = new RandomStreams(seed).stream("init.generator");
    DcganConfig network = config.network();
    ConditionalLayer layer =
        switch (config.generator()) {
          case ONE_HOT -> latents(network, ClassVectors.oneHot(config.classes()));
          case EMBEDDING ->
              latents(network, ClassVectors.learned(config.classes(), config.embeddingSize()));
          case BATCH_NORM -> new BatchNormGenerator(network, config.classes());
        };
    return new ConditionalLayerGenerator(
        Network.of(name, layer, kernels, random), network.latentSize(), config.classes());
  }

  private static Joined latents(DcganConfig network, ClassVectors vectors) {
    return new Joined(vectors, Dcgan.generator(network, network.latentSize() + vectors.size()));
  }

  private static Discriminator discriminator(
      CganConfig config, Kernels kernels, RandomStream random) {
    DcganConfig network = config.network();
    int classes = config.classes();
    return switch (config.discriminator()) {
      case ONE_HOT -> told(pixels(network, ClassVectors.oneHot(classes)), config, kernels, random);
      case EMBEDDING ->
          told(
              pixels(network, ClassVectors.learned(classes, config.embeddingSize())),
              config,
              kernels,
              random);
      case PROJECTION ->
          told(new ProjectionDiscriminator(network, classes), config, kernels, random);
      case CLASSIFIER ->
          new ClassifyingDiscriminator(
              named(new ClassifyingDiscriminator.Heads(network, classes), kernels, random));
    };
  }

  private static Joined pixels(DcganConfig network, ClassVectors vectors) {
    return new Joined(vectors, Dcgan.discriminator(network, network.channels() + vectors.size()));
  }

  private static Discriminator told(
      ConditionalLayer layer, CganConfig config, Kernels kernels, RandomStream random) {
    return new ConditionalLayerDiscriminator(named(layer, kernels, random), config.classes());
  }

  private static <M extends Module> Network<M> named(
      M module, Kernels kernels, RandomStream random) {
    return Network.of("discriminator", module, kernels, random);
  }
}

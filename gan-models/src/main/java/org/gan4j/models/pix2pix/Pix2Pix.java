package org.gan4j.models.pix2pix;

import java.util.List;
import org.gan4j.data.Batch;
import org.gan4j.data.Domain;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.select.KernelProviders;
import org.gan4j.models.Model;
import org.gan4j.models.Preview;
import org.gan4j.models.TrainingPlan;
import org.gan4j.models.translation.Normalization;
import org.gan4j.models.translation.PatchDiscriminator;
import org.gan4j.models.translation.Translation;
import org.gan4j.models.translation.TranslationPreview;
import org.gan4j.models.translation.Translator;
import org.gan4j.nn.Layer;
import org.gan4j.nn.Network;
import org.gan4j.random.RandomStream;
import org.gan4j.random.RandomStreams;
import org.gan4j.train.TrainingStep;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * pix2pix (Isola et al. 2017): a generator from A to B, trained on pairs, against a discriminator
 * that sees an image of A beside its true or its generated partner (equations 1 and 4):
 *
 * <pre>
 * discriminator:  the loss of D(a, b) against D(a, G(a)), halved
 * generator:      the loss of D(a, G(a)) + l1Weight |b - G(a)|
 * </pre>
 *
 * <p>Its noise is the dropout of the U-Net. Translating runs without it, and so gives the same
 * picture every time, where the paper keeps it on.
 */
public final class Pix2Pix implements Model, Translator {

  private final Pix2PixConfig config;
  private final Network<Layer> generator;
  private final Network<Layer> discriminator;
  private final RandomStreams noise;

  private Pix2Pix(Pix2PixConfig config, long seed, Kernels kernels) {
    RandomStreams random = new RandomStreams(seed);
    this.config = config;
    this.noise = new RandomStreams(seed);
    this.generator =
        Network.of(
            "generator",
            generator(config, noise.stream("dropout")),
            kernels,
            random.stream("init.generator"));
    this.discriminator =
        Network.of(
            "discriminator", discriminator(config), kernels, random.stream("init.discriminator"));
  }

  /**
   * Both networks with fresh weights, on the process's standard kernels.
   *
   * @param config shape and objective
   * @param seed the same seed gives the same weights
   * @return the model
   */
  public static Pix2Pix create(Pix2PixConfig config, long seed) {
    return create(config, seed, KernelProviders.standard());
  }

  /**
   * Both networks with fresh weights.
   *
   * @param config shape and objective
   * @param seed the same seed gives the same weights and the same noise
   * @param kernels what the networks run on
   * @return the model
   */
  public static Pix2Pix create(Pix2PixConfig config, long seed, Kernels kernels) {
    return new Pix2Pix(config, seed, kernels);
  }

  /**
   * The layers of the generator.
   *
   * @param config the shape
   * @param dropout where its dropout is drawn from
   * @return from {@code [N, H, W, C]} to the same in [-1, 1]
   */
  public static Layer generator(Pix2PixConfig config, RandomStream dropout) {
    return config
        .generator()
        .layers(
            config.imageSize(),
            config.channels(),
            config.generatorWidth(),
            Normalization.SCALED,
            dropout);
  }

  /**
   * The layers of the discriminator.
   *
   * @param config the shape
   * @return from A and B side by side {@code [N, H, W, 2C]} to a logit a patch
   */
  public static Layer discriminator(Pix2PixConfig config) {
    return PatchDiscriminator.layers(
        2 * config.channels(), config.discriminatorWidth(), Normalization.SCALED);
  }

  /**
   * Shape and objective.
   *
   * @return what the model was made of
   */
  public Pix2PixConfig config() {
    return config;
  }

  /**
   * The generator.
   *
   * @return the network
   */
  public Network<Layer> generator() {
    return generator;
  }

  /**
   * The discriminator.
   *
   * @return the network
   */
  public Network<Layer> discriminator() {
    return discriminator;
  }

  /** Where dropout is drawn from. */
  RandomStreams noise() {
    return noise;
  }

  @Override
  public List<Network<?>> networks() {
    return List.of(generator, discriminator);
  }

  @Override
  public TrainingStep step(TrainingPlan plan) {
    return new Pix2PixStep(this, plan);
  }

  /** Rows: images of A, their translations, and what B really looks like. */
  @Override
  public Preview preview(Batch examples, long seed) {
    return TranslationPreview.of(examples, (a, b) -> Nd4j.concat(0, a, translate(a, Domain.A), b));
  }

  @Override
  public INDArray translate(INDArray images, Domain from) {
    if (from != Domain.A) {
      throw new IllegalArgumentException(
          "pix2pix translates from A to B only; train it with the folders of A and B exchanged");
    }
    return Translation.apply(generator, images, config.shape());
  }
}

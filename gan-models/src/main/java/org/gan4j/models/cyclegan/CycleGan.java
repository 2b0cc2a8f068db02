package org.gan4j.models.cyclegan;

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
import org.gan4j.random.RandomStreams;
import org.gan4j.train.TrainingStep;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * CycleGAN (Zhu et al. 2017): two generators, G from A to B and F from B to A, and a discriminator
 * of each domain, trained on images that don't belong together so that {@code F(G(a)) = a} and
 * {@code G(F(b)) = b}. See {@link CycleGanObjective} for what they minimize.
 */
public final class CycleGan implements Model, Translator {

  private final CycleGanConfig config;
  private final Network<Layer> toB;
  private final Network<Layer> toA;
  private final Network<Layer> ofA;
  private final Network<Layer> ofB;

  private CycleGan(CycleGanConfig config, long seed, Kernels kernels) {
    RandomStreams random = new RandomStreams(seed);
    this.config = config;
    this.toB = network("generator_ab", generator(config), kernels, random);
    this.toA = network("generator_ba", generator(config), kernels, random);
    this.ofA = network("discriminator_a", discriminator(config), kernels, random);
    this.ofB = network("discriminator_b", discriminator(config), kernels, random);
  }

  private static Network<Layer> network(
      String name, Layer layers, Kernels kernels, RandomStreams random) {
    return Network.of(name, layers, kernels, random.stream("init." + name));
  }

  /**
   * All four networks with fresh weights, on the process's standard kernels.
   *
   * @param config shape and objective
   * @param seed the same seed gives the same weights
   * @return the model
   */
  public static CycleGan create(CycleGanConfig config, long seed) {
    return create(config, seed, KernelProviders.standard());
  }

  /**
   * All four networks with fresh weights.
   *
   * @param config shape and objective
   * @param seed the same seed gives the same weights
   * @param kernels what the networks run on
   * @return the model
   */
  public static CycleGan create(CycleGanConfig config, long seed, Kernels kernels) {
    return new CycleGan(config, seed, kernels);
  }

  /**
   * The layers of a generator.
   *
   * @param config the shape
   * @return from {@code [N, H, W, C]} to the same in [-1, 1]
   */
  public static Layer generator(CycleGanConfig config) {
    return config
        .generator()
        .layers(
            config.imageSize(),
            config.channels(),
            config.generatorWidth(),
            Normalization.PLAIN,
            null);
  }

  /**
   * The layers of a discriminator.
   *
   * @param config the shape
   * @return from {@code [N, H, W, C]} to a logit a patch, {@code [N, H/8 - 2, W/8 - 2, 1]}
   */
  public static Layer discriminator(CycleGanConfig config) {
    return PatchDiscriminator.layers(
        config.channels(), config.discriminatorWidth(), Normalization.PLAIN);
  }

  /**
   * Shape and objective.
   *
   * @return what the model was made of
   */
  public CycleGanConfig config() {
    return config;
  }

  /**
   * The generator that translates from a domain: G from A, F from B.
   *
   * @param from the domain of its input
   * @return the network
   */
  public Network<Layer> generator(Domain from) {
    return from == Domain.A ? toB : toA;
  }

  /**
   * The discriminator of a domain.
   *
   * @param of the domain
   * @return the network
   */
  public Network<Layer> discriminator(Domain of) {
    return of == Domain.A ? ofA : ofB;
  }

  @Override
  public List<Network<?>> networks() {
    return List.of(toB, toA, ofA, ofB);
  }

  @Override
  public TrainingStep step(TrainingPlan plan) {
    return new CycleGanStep(this, plan);
  }

  /** Rows: real A, its translation, that one's way back; then the same of B. */
  @Override
  public Preview preview(Batch examples, long seed) {
    return TranslationPreview.of(examples, this::rows);
  }

  private INDArray rows(INDArray a, INDArray b) {
    INDArray fakeB = translate(a, Domain.A);
    INDArray fakeA = translate(b, Domain.B);
    return Nd4j.concat(
        0, a, fakeB, translate(fakeB, Domain.B), b, fakeA, translate(fakeA, Domain.A));
  }

  @Override
  public INDArray translate(INDArray images, Domain from) {
    return Translation.apply(generator(from), images, config.shape());
  }
}

package org.gan4j.models.progan;

import org.gan4j.gan.Gan;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.select.KernelProviders;
import org.gan4j.models.LatentModel;
import org.gan4j.nn.Network;
import org.gan4j.random.RandomStreams;

/**
 * Progressive growing of GANs (Karras et al. 2018, "Progressive Growing of GANs for Improved
 * Quality, Stability, and Variation"): both networks start at 4x4 pixels and take in one resolution
 * after the other, each faded in. Weights are scaled as they are used (equalized learning rate),
 * the generator's features normalized pixel by pixel, and the discriminator sees how much the
 * samples of a batch differ.
 *
 * <p>The parameters of all resolutions are made at the start; those that aren't in use stay as they
 * are, without a share in the optimizer's state. So growing changes nothing of what was there, and
 * what is new starts fresh, with its own count of Adam's updates.
 */
public final class ProGan {

  private ProGan() {}

  /**
   * The model with fresh weights, on the process's standard kernels.
   *
   * @param config the shape and the schedule
   * @param seed the same seed gives the same weights
   * @return the model, without an average; its networks are grown up until it is trained
   */
  public static LatentModel create(ProGanConfig config, long seed) {
    return create(config, seed, KernelProviders.standard());
  }

  /**
   * The model with fresh weights.
   *
   * @param config the shape and the schedule
   * @param seed the same seed gives the same weights
   * @param kernels what the networks run on
   * @return the model, without an average; its networks are grown up until it is trained
   */
  public static LatentModel create(ProGanConfig config, long seed, Kernels kernels) {
    RandomStreams random = new RandomStreams(seed);
    ProGanGenerator generator = generator("generator", config, kernels, random);
    ProGanDiscriminator discriminator =
        new ProGanDiscriminator(
            Network.of(
                "discriminator",
                new GrowingDiscriminator(config),
                kernels,
                random.stream("init.discriminator")));
    return LatentModel.of(
            new Gan(generator, discriminator), name -> generator(name, config, kernels, random))
        .customize(builder -> builder.term(new Drift(config.drift())))
        .around(step -> new GrowingStep(step, config, generator, discriminator));
  }

  private static ProGanGenerator generator(
      String name, ProGanConfig config, Kernels kernels, RandomStreams random) {
    return new ProGanGenerator(
        Network.of(name, new GrowingGenerator(config), kernels, random.stream("init." + name)));
  }
}

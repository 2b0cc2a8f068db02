package org.gan4j.models.stylegan;

import org.gan4j.gan.Gan;
import org.gan4j.gan.LayerDiscriminator;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.select.KernelProviders;
import org.gan4j.models.style.MappingNetwork;
import org.gan4j.models.style.StyleGenerator;
import org.gan4j.models.style.StyleModule;
import org.gan4j.nn.Network;
import org.gan4j.random.RandomStreams;

/**
 * StyleGAN (Karras et al. 2019, "A Style-Based Generator Architecture for Generative Adversarial
 * Networks"), trained at its last resolution from the start.
 *
 * <pre>
 * mapping:        z [N, 512] -> 8 layers -> style w [N, 512]
 * synthesis:      constant 4x4 -> for each resolution: up, blur, two convolutions, each noise and AdaIN -> image
 * discriminator:  RxR -> two convolutions a resolution, blur, halving -> 4x4, deviation -> one logit
 * </pre>
 */
public final class Stylegan {

  private Stylegan() {}

  /**
   * Both networks with fresh weights, on the process's standard kernels.
   *
   * @param config the shape
   * @param seed the same seed gives the same weights
   * @return the pair
   */
  public static Gan create(StyleganConfig config, long seed) {
    return create(config, seed, KernelProviders.standard());
  }

  /**
   * Both networks with fresh weights.
   *
   * @param config the shape
   * @param seed the same seed gives the same weights
   * @param kernels what the networks run on
   * @return the pair; the generator is a {@link StyleGenerator}
   */
  public static Gan create(StyleganConfig config, long seed, Kernels kernels) {
    return new Gan(
        generator("generator", config, seed, kernels),
        new LayerDiscriminator(
            Network.of(
                "discriminator",
                new BlurDiscriminator(config),
                kernels,
                new RandomStreams(seed).stream("init.discriminator"))));
  }

  /**
   * A generator with fresh weights.
   *
   * @param name of its network
   * @param config the shape
   * @param seed the same seed gives the same weights
   * @param kernels what the network runs on
   * @return the generator
   */
  static StyleGenerator generator(String name, StyleganConfig config, long seed, Kernels kernels) {
    StyleModule module =
        new StyleModule(
            new MappingNetwork(
                config.latentSize(),
                config.latentSize(),
                config.mappingLayers(),
                config.mappingRate(),
                config.slope()),
            new AdaptiveSynthesis(config),
            config.latentSize());
    return new StyleGenerator(
        Network.of(name, module, kernels, new RandomStreams(seed).stream("init.generator")),
        config.latentSize(),
        config.mixing());
  }
}

package org.gan4j.models.style;

import java.util.function.Supplier;
import org.gan4j.gan.Discriminator;
import org.gan4j.gan.Gan;
import org.gan4j.gan.LayerDiscriminator;
import org.gan4j.kernel.Kernels;
import org.gan4j.models.LatentModel;
import org.gan4j.nn.Network;
import org.gan4j.random.RandomStreams;

/**
 * The networks of both papers: a mapping network before a synthesis network, and a discriminator.
 * The last two are what the papers differ in.
 *
 * @param config sizes
 * @param synthesis makes a synthesis network's layers
 * @param discriminator makes a discriminator's layers
 */
public record StyleNetworks(
    StyleConfig<?> config, Supplier<Synthesis> synthesis, Supplier<FeatureLayer> discriminator) {

  /**
   * Both networks with fresh weights.
   *
   * @param seed the same seed gives the same weights
   * @param kernels what the networks run on
   * @return the pair; the generator is a {@link StyleGenerator}
   */
  public Gan create(long seed, Kernels kernels) {
    return new Gan(
        generator("generator", seed, kernels),
        discriminator(
            Network.of(
                "discriminator",
                discriminator.get(),
                kernels,
                new RandomStreams(seed).stream("init.discriminator"))));
  }

  private Discriminator discriminator(Network<FeatureLayer> network) {
    return config.classes() == 0
        ? new LayerDiscriminator(network)
        : new ClassFeatureDiscriminator(network, config.classes());
  }

  /**
   * Both networks with fresh weights, and how they are trained.
   *
   * @param seed the same seed gives the same weights
   * @param kernels what the networks run on
   * @param pathLength weight of the path-length term, 0 for none
   * @param pathLengthInterval steps from one path-length update to the next
   * @return the model
   */
  public StyleModel model(long seed, Kernels kernels, double pathLength, int pathLengthInterval) {
    return new StyleModel(
        LatentModel.of(create(seed, kernels), name -> generator(name, seed, kernels)),
        pathLength,
        pathLengthInterval);
  }

  private StyleGenerator generator(String name, long seed, Kernels kernels) {
    StyleModule module =
        new StyleModule(
            new MappingNetwork(
                config.latentSize(),
                config.classes(),
                config.styleSize(),
                config.mappingLayers(),
                config.mappingRate(),
                config.slope()),
            synthesis.get(),
            config.styleSize());
    return new StyleGenerator(
        Network.of(name, module, kernels, new RandomStreams(seed).stream("init.generator")),
        config.latentSize(),
        config.classes(),
        config.mixing());
  }
}

package org.gan4j.gan;

import org.gan4j.autodiff.Variable;
import org.gan4j.kernel.Kernels;
import org.gan4j.nn.Layer;
import org.gan4j.nn.Network;
import org.gan4j.random.RandomStream;
import org.gan4j.random.RandomStreams;

/**
 * A generator that is one layer from latent vectors to images, without a condition.
 *
 * @param network the layer's network
 * @param latentSize the length of a latent vector
 */
public record LayerGenerator(Network<? extends Layer> network, int latentSize)
    implements Generator {

  /**
   * A generator with fresh weights.
   *
   * @param name of the network
   * @param layer from latents {@code [N, latentSize]} to images {@code [N, H, W, C]}
   * @param latentSize the length of a latent vector
   * @param seed the same seed gives the same weights, whatever the name
   * @param kernels what the network runs on
   * @return the generator
   */
  public static LayerGenerator of(
      String name, Layer layer, int latentSize, long seed, Kernels kernels) {
    RandomStream random = new RandomStreams(seed).stream("init.generator");
    return new LayerGenerator(Network.of(name, layer, kernels, random), latentSize);
  }

  @Override
  public Variable generate(Variable latent, Condition condition) {
    return network.module().apply(latent);
  }
}

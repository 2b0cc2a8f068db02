package org.gan4j.models.stylegan2;

import org.gan4j.gan.Gan;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.select.KernelProviders;
import org.gan4j.models.style.StyleGenerator;
import org.gan4j.models.style.StyleNetworks;

/**
 * StyleGAN2 (Karras et al. 2020, "Analyzing and Improving the Image Quality of StyleGAN"),
 * configuration F.
 *
 * <pre>
 * mapping:        z [N, 512] -> 8 layers -> style w [N, 512]
 * synthesis:      constant 4x4 -> for each resolution R: up, two convolutions by style, noise -> +image RxR
 * discriminator:  RxR -> residual blocks, each halving -> 4x4, deviation within the batch -> one logit
 * </pre>
 */
public final class Stylegan2 {

  private Stylegan2() {}

  /**
   * Both networks with fresh weights, on the process's standard kernels.
   *
   * @param config the shape
   * @param seed the same seed gives the same weights
   * @return the pair
   */
  public static Gan create(Stylegan2Config config, long seed) {
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
  public static Gan create(Stylegan2Config config, long seed, Kernels kernels) {
    return networks(config).create(seed, kernels);
  }

  /** The networks of the paper's figure, yet without weights. */
  static StyleNetworks networks(Stylegan2Config config) {
    return new StyleNetworks(
        config, () -> new SkipSynthesis(config), () -> new ResidualDiscriminator(config));
  }
}

package org.gan4j.models.stylegan;

import org.gan4j.gan.Gan;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.select.KernelProviders;
import org.gan4j.models.style.StyleGenerator;
import org.gan4j.models.style.StyleNetworks;

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
    return networks(config).create(seed, kernels);
  }

  /** The networks of the paper's figure, yet without weights. */
  static StyleNetworks networks(StyleganConfig config) {
    return new StyleNetworks(
        config, () -> new AdaptiveSynthesis(config), () -> new BlurDiscriminator(config));
  }
}

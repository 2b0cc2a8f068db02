package org.gan4j.models.style;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.autodiff.Normalizations;
import org.gan4j.autodiff.Variable;
import org.gan4j.kernel.Activation;
import org.gan4j.nn.Layer;

/**
 * From latents to styles: the latent is normalised to a mean square of one, then goes through fully
 * connected layers with leaky ReLU (Karras et al. 2019, "A Style-Based Generator Architecture for
 * Generative Adversarial Networks", figure 1b and section 4).
 */
public final class MappingNetwork extends Layer {

  private static final double EPS = 1e-8;

  private final List<EqualizedLinear> layers = new ArrayList<>();

  /**
   * A network.
   *
   * @param latentSize Z
   * @param styleSize W
   * @param depth the number of layers, 8 in the papers
   * @param multiplier of the learning rate, 0.01 in the papers
   * @param slope of the leaky ReLU
   */
  public MappingNetwork(int latentSize, int styleSize, int depth, double multiplier, double slope) {
    for (int i = 0; i < depth; i++) {
      layers.add(
          child(
              "layer" + i,
              new EqualizedLinear(
                  i == 0 ? latentSize : styleSize,
                  styleSize,
                  0,
                  multiplier,
                  Math.sqrt(2),
                  Activation.leakyRelu(slope))));
    }
  }

  @Override
  protected Variable forward(Variable latent) {
    Variable style = Normalizations.pixelNorm(latent, EPS);
    for (EqualizedLinear layer : layers) {
      style = layer.apply(style);
    }
    return style;
  }
}

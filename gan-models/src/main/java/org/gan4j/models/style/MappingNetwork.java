package org.gan4j.models.style;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.autodiff.Normalizations;
import org.gan4j.autodiff.Variable;
import org.gan4j.kernel.Activation;
import org.gan4j.nn.Layer;
import org.gan4j.nn.init.Initializers;
import org.gan4j.nn.layer.Linear;
import org.gan4j.nn.weight.EqualizedLearningRate;
import org.gan4j.nn.weight.WeightTransform;

/**
 * Turns latents into styles: the latent is normalized to a mean square of one, then goes through
 * fully connected layers with leaky ReLU (Karras et al. 2019, "A Style-Based Generator Architecture
 * for Generative Adversarial Networks", figure 1b and section 4). These have an equalized learning
 * rate with a multiplier m: weights drawn from N(0, 1 / m) and scaled by {@code sqrt(2) m /
 * sqrt(I)} as they are used, biases by {@code sqrt(2) m}.
 */
public final class MappingNetwork extends Layer {

  private static final double EPS = 1e-8;

  private final List<Linear> layers = new ArrayList<>();
  private final Activation activation;

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
    this.activation = Activation.leakyRelu(slope);
    WeightTransform.Factory scaled = EqualizedLearningRate.gain(Math.sqrt(2) * multiplier);
    for (int i = 0; i < depth; i++) {
      layers.add(
          child(
              "layer" + i,
              Linear.of(i == 0 ? latentSize : styleSize, styleSize)
                  .initializer(Initializers.normal(1 / multiplier))
                  .transform(scaled)
                  .biasTransform(scaled)));
    }
  }

  @Override
  protected Variable forward(Variable latent) {
    Variable style = Normalizations.pixelNorm(latent, EPS);
    for (Linear layer : layers) {
      style = layer.apply(style, activation);
    }
    return style;
  }
}

package org.gan4j.models.style;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.autodiff.Normalizations;
import org.gan4j.autodiff.Shaping;
import org.gan4j.autodiff.Variable;
import org.gan4j.kernel.Activation;
import org.gan4j.nn.Module;
import org.gan4j.nn.init.Initializers;
import org.gan4j.nn.layer.Linear;
import org.gan4j.nn.weight.EqualizedLearningRate;
import org.gan4j.nn.weight.WeightTransform;
import org.jspecify.annotations.Nullable;

/**
 * Turns latents into styles: the latent is normalized to a mean square of one, then goes through
 * fully connected layers with leaky ReLU (Karras et al. 2019, "A Style-Based Generator Architecture
 * for Generative Adversarial Networks", figure 1b and section 4). These have an equalized learning
 * rate with a multiplier m: weights drawn from N(0, 1 / m) and scaled by {@code sqrt(2) m /
 * sqrt(I)} as they are used, biases by {@code sqrt(2) m}. A class's vector is normalized alike and
 * joined to the latent, or stands alone (Karras et al. 2020, "Training Generative Adversarial
 * Networks with Limited Data", in the code).
 */
public final class MappingNetwork extends Module {

  private static final double EPS = 1e-8;

  private final @Nullable Linear classes;
  private final List<Linear> layers = new ArrayList<>();
  private final Activation activation;

  /**
   * A network.
   *
   * @param latentSize Z, 0 for a network of classes alone
   * @param classes how many classes there are, 0 for none
   * @param styleSize W
   * @param depth the number of layers, 8 in the papers
   * @param multiplier of the learning rate, 0.01 in the papers
   * @param slope of the leaky ReLU
   */
  public MappingNetwork(
      int latentSize, int classes, int styleSize, int depth, double multiplier, double slope) {
    this.activation = Activation.leakyRelu(slope);
    this.classes =
        classes == 0
            ? null
            : child("classes", Linear.of(classes, styleSize).equalizedLearningRate(1));
    int inputs = latentSize + (classes == 0 ? 0 : styleSize);
    WeightTransform.Factory scaled = EqualizedLearningRate.gain(Math.sqrt(2) * multiplier);
    for (int i = 0; i < depth; i++) {
      layers.add(
          child(
              "layer" + i,
              Linear.of(i == 0 ? inputs : styleSize, styleSize)
                  .initializer(Initializers.normal(1 / multiplier))
                  .transform(scaled)
                  .biasTransform(scaled)));
    }
  }

  /**
   * Styles of latents.
   *
   * @param latent {@code [N, Z]}
   * @return {@code [N, W]}
   */
  public Variable apply(Variable latent) {
    return call(() -> layers(Normalizations.pixelNorm(latent, EPS)));
  }

  /**
   * Styles of latents and classes.
   *
   * @param latent {@code [N, Z]}
   * @param oneHot the classes, {@code [N, classes]}
   * @return {@code [N, W]}
   */
  public Variable apply(Variable latent, Variable oneHot) {
    return call(
        () -> layers(Shaping.concat(1, Normalizations.pixelNorm(latent, EPS), ofClasses(oneHot))));
  }

  /**
   * Styles of classes alone.
   *
   * @param oneHot the classes, {@code [N, classes]}
   * @return {@code [N, W]}
   */
  public Variable applyToClasses(Variable oneHot) {
    return call(() -> layers(ofClasses(oneHot)));
  }

  private Variable ofClasses(Variable oneHot) {
    return Normalizations.pixelNorm(requireNonNull(classes).apply(oneHot), EPS);
  }

  private Variable layers(Variable normalized) {
    Variable style = normalized;
    for (Linear layer : layers) {
      style = layer.apply(style, activation);
    }
    return style;
  }
}

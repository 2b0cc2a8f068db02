package org.gan4j.nn.weight;

import org.gan4j.nn.init.Initializer;
import org.gan4j.nn.init.Initializers;
import org.jspecify.annotations.Nullable;

/**
 * What the layers with a weight have in common.
 *
 * @param bias whether a bias is added
 * @param initializer how the weight's first values are drawn
 * @param biasInitializer how the bias's first values are drawn
 * @param transform what becomes of the weight before its use, or null for nothing
 * @param biasTransform what becomes of the bias before its use, or null for nothing
 */
public record WeightSettings(
    boolean bias,
    Initializer initializer,
    Initializer biasInitializer,
    WeightTransform.@Nullable Factory transform,
    WeightTransform.@Nullable Factory biasTransform) {

  /** A bias of zeros and Xavier's uniform weights. */
  public static final WeightSettings STANDARD =
      new WeightSettings(true, Initializers.xavierUniform(), Initializers.zeros(), null, null);

  /**
   * With or without a bias.
   *
   * @param on whether to add one
   * @return changed settings
   */
  public WeightSettings bias(boolean on) {
    return new WeightSettings(on, initializer, biasInitializer, transform, biasTransform);
  }

  /**
   * Changes the initializer of the weight.
   *
   * @param weights how the weight's first values are drawn
   * @return changed settings
   */
  public WeightSettings initializer(Initializer weights) {
    return new WeightSettings(bias, weights, biasInitializer, transform, biasTransform);
  }

  /**
   * Adds a bias, and sets its initializer.
   *
   * @param biases how the bias's first values are drawn
   * @return changed settings
   */
  public WeightSettings biasInitializer(Initializer biases) {
    return new WeightSettings(true, initializer, biases, transform, biasTransform);
  }

  /**
   * Adds a reparametrization of the weight.
   *
   * @param factory makes it
   * @return changed settings
   */
  public WeightSettings transform(WeightTransform.Factory factory) {
    return new WeightSettings(bias, initializer, biasInitializer, factory, biasTransform);
  }

  /**
   * Adds a bias, and its reparametrization.
   *
   * @param factory makes it
   * @return changed settings
   */
  public WeightSettings biasTransform(WeightTransform.Factory factory) {
    return new WeightSettings(true, initializer, biasInitializer, transform, factory);
  }
}

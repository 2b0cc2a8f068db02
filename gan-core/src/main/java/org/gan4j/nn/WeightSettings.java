package org.gan4j.nn;

/**
 * What the layers with a weight have in common.
 *
 * @param bias whether a bias is added
 * @param initializer how the weight's first values are drawn
 * @param biasInitializer how the bias's first values are drawn
 * @param transform what becomes of the weight before its use, or null for nothing
 */
record WeightSettings(
    boolean bias,
    Initializer initializer,
    Initializer biasInitializer,
    WeightTransform.Factory transform) {

  /** With a bias of zeros and Xavier's uniform weights. */
  static final WeightSettings STANDARD =
      new WeightSettings(true, Initializers.xavierUniform(), Initializers.zeros(), null);

  WeightSettings bias(boolean on) {
    return new WeightSettings(on, initializer, biasInitializer, transform);
  }

  WeightSettings initializer(Initializer weights) {
    return new WeightSettings(bias, weights, biasInitializer, transform);
  }

  WeightSettings biasInitializer(Initializer biases) {
    return new WeightSettings(true, initializer, biases, transform);
  }

  WeightSettings transform(WeightTransform.Factory factory) {
    return new WeightSettings(bias, initializer, biasInitializer, factory);
  }
}

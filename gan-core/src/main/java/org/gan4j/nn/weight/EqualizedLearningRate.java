package org.gan4j.nn.weight;

import org.gan4j.autodiff.Variable;
import org.gan4j.kernel.Shapes;

/**
 * Weights of unit variance, scaled as they are used by the constant {@code gain / sqrt(fanIn)} of
 * He's initializer (Karras et al. 2018, section 4.1), so that updates of one size change every
 * layer alike. The fan-in is the weight's length over its number of outputs.
 */
public final class EqualizedLearningRate extends WeightTransform {

  private final double scale;

  private EqualizedLearningRate(double scale) {
    this.scale = scale;
  }

  /**
   * The transform with a gain.
   *
   * @param gain {@code sqrt(2)} where a ReLU follows, 1 where nothing does
   * @return the factory
   */
  public static Factory gain(double gain) {
    return (outputAxis, shape) ->
        new EqualizedLearningRate(
            gain / Math.sqrt((double) Shapes.length(shape) / shape[outputAxis]));
  }

  @Override
  public Variable apply(Variable weight) {
    return weight.mul(scale);
  }
}

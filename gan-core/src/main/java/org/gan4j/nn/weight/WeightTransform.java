package org.gan4j.nn.weight;

import org.gan4j.autodiff.Variable;
import org.gan4j.nn.Module;

/**
 * A reparametrization: what a layer computes with in place of its weight. It is a child module of
 * the layer, so that its buffers are saved with the layer's.
 */
public abstract class WeightTransform extends Module {

  /** Makes the transform of one weight; stateless, and so to be shared among layers. */
  @FunctionalInterface
  public interface Factory {

    /**
     * The transform of a weight.
     *
     * @param outputAxis which axis of the weight counts the layer's outputs
     * @param shape the weight's extents
     * @return a fresh transform
     */
    WeightTransform create(int outputAxis, long... shape);
  }

  /**
   * The weight to compute with.
   *
   * @param weight the layer's parameter
   * @return as many elements in the same shape, differentiable for the weight
   */
  public abstract Variable apply(Variable weight);
}

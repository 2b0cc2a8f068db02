package org.gan4j.nn.layer;

import org.gan4j.autodiff.Activations;
import org.gan4j.autodiff.Variable;
import org.gan4j.kernel.Activation;
import org.gan4j.nn.Layer;

/** An activation as a layer. */
public final class ActivationLayer extends Layer {

  private final Activation activation;

  private ActivationLayer(Activation activation) {
    this.activation = activation;
  }

  /**
   * A layer for an activation.
   *
   * @param activation which
   * @return the layer
   */
  public static ActivationLayer of(Activation activation) {
    return new ActivationLayer(activation);
  }

  /**
   * {@code max(x, 0)}.
   *
   * @return the layer
   */
  public static ActivationLayer relu() {
    return of(Activation.RELU);
  }

  /**
   * {@code max(x, slope * x)}.
   *
   * @param slope the slope for negative inputs, in [0, 1)
   * @return the layer
   */
  public static ActivationLayer leakyRelu(double slope) {
    return of(Activation.leakyRelu(slope));
  }

  /**
   * The hyperbolic tangent.
   *
   * @return the layer
   */
  public static ActivationLayer tanh() {
    return of(Activation.TANH);
  }

  /**
   * {@code 1 / (1 + exp(-x))}.
   *
   * @return the layer
   */
  public static ActivationLayer sigmoid() {
    return of(Activation.SIGMOID);
  }

  Activation activation() {
    return activation;
  }

  @Override
  protected Variable forward(Variable x) {
    return Activations.activate(activation, x);
  }
}

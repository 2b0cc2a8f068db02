package org.gan4j.nn;

import org.gan4j.autodiff.Activations;
import org.gan4j.autodiff.Variable;
import org.gan4j.kernel.Activation;
import org.gan4j.nn.layer.Sequential;

/**
 * A layer that can apply the activation that follows it in the same kernel; {@link Sequential} sees
 * to it. While a {@link LayerProbe} is open the two run apart, so that the probe sees the layer's
 * own output.
 */
public abstract class FusingLayer extends Layer {

  /**
   * Applies the layer and an activation in one.
   *
   * @param x the input
   * @param activation applied to the layer's output
   * @return the activated output
   * @throws IllegalArgumentException if the shape doesn't fit, naming the layer
   */
  public final Variable apply(Variable x, Activation activation) {
    return probed()
        ? Activations.activate(activation, apply(x))
        : call(() -> forward(x, activation));
  }

  /**
   * The layer and an activation in one.
   *
   * @param x the input
   * @param activation applied to the layer's output
   * @return the activated output
   */
  protected abstract Variable forward(Variable x, Activation activation);

  @Override
  protected final Variable forward(Variable x) {
    return forward(x, Activation.IDENTITY);
  }
}

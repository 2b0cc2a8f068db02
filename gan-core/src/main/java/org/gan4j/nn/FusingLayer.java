package org.gan4j.nn;

import org.gan4j.autodiff.Variable;
import org.gan4j.kernel.Activation;

/**
 * A layer that can apply the activation that follows it in the same kernel; {@link Sequential} sees
 * to it.
 */
public abstract class FusingLayer extends Layer {

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

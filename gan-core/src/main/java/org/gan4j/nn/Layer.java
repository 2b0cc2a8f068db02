package org.gan4j.nn;

import org.gan4j.autodiff.Variable;

/** A module from one variable to another. */
public abstract class Layer extends Module {

  /**
   * Applies the layer.
   *
   * @param x the input
   * @return the output
   * @throws IllegalArgumentException if the shape doesn't fit, naming the layer
   */
  public final Variable apply(Variable x) {
    return call(() -> forward(x));
  }

  /**
   * What the layer computes.
   *
   * @param x the input
   * @return the output
   */
  protected abstract Variable forward(Variable x);
}

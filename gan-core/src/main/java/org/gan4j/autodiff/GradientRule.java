package org.gan4j.autodiff;

import org.jspecify.annotations.Nullable;

/**
 * How the gradient of an operation's output becomes gradients of its inputs, in traced operations.
 */
@FunctionalInterface
public interface GradientRule {

  /**
   * The gradients of the inputs.
   *
   * @param y the operation's output
   * @param gy the gradient for it, in its shape
   * @param wanted which inputs' gradients are asked for
   * @return one an input, in its shape; null where it isn't wanted or is zero
   */
  @Nullable Variable[] apply(Variable y, Variable gy, boolean[] wanted);

  /** The gradient for one input. */
  @FunctionalInterface
  interface One {

    /**
     * The gradient.
     *
     * @param y the operation's output
     * @param gy the gradient for it, in its shape
     * @return in the input's shape, or null for zero
     */
    @Nullable Variable apply(Variable y, Variable gy);
  }
}

package org.gan4j.nn;

import org.gan4j.autodiff.Variable;
import org.gan4j.nn.init.Initializer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A trainable array of a {@link Module}. It has memory once a {@link Network} has been made of the
 * module: a view of the network's flat vector.
 */
public final class Parameter extends Stored {

  private @Nullable Variable variable;

  Parameter(Initializer initializer, long... shape) {
    super("parameter", initializer, shape);
  }

  /**
   * The leaf that operations use.
   *
   * @return the variable, over the network's memory
   * @throws IllegalStateException if no network was made of the module yet
   */
  public Variable variable() {
    return bound(variable);
  }

  @Override
  void bind(String boundPath, INDArray view) {
    super.bind(boundPath, view);
    variable = Variable.leaf(view);
  }
}

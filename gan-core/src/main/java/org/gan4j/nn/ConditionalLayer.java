package org.gan4j.nn;

import org.gan4j.autodiff.Variable;

/** A module from one variable and a class a sample to another variable. */
public abstract class ConditionalLayer extends Module {

  /**
   * Applies the layer.
   *
   * @param x the input, its first axis the samples
   * @param labels a class a sample
   * @return the output
   * @throws IllegalArgumentException if the shape or a label doesn't fit, naming the layer
   */
  public final Variable apply(Variable x, int... labels) {
    return call(
        () -> {
          if (labels.length != x.size(0)) {
            throw new IllegalArgumentException(
                "labels: expected one a sample, [" + x.size(0) + "], got [" + labels.length + "]");
          }
          return forward(x, labels);
        });
  }

  /**
   * What the layer computes.
   *
   * @param x the input
   * @param labels a class a sample, as many as samples
   * @return the output
   */
  protected abstract Variable forward(Variable x, int... labels);
}

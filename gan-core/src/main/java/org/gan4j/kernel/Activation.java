package org.gan4j.kernel;

/**
 * A function applied to every element after a convolution, a normalization or alone; its derivative
 * is a function of its output, so that a backward pass needs the output only.
 *
 * @param kind which function
 * @param slope the slope for negative inputs of {@link Kind#LEAKY_RELU}, in [0, 1); 0 for the
 *     others
 */
public record Activation(Kind kind, double slope) {

  /** The functions. */
  public enum Kind {
    /** {@code x}. */
    IDENTITY,
    /** {@code max(x, 0)}. */
    RELU,
    /** {@code max(x, slope * x)}. */
    LEAKY_RELU,
    /** {@code tanh(x)}. */
    TANH,
    /** {@code 1 / (1 + exp(-x))}. */
    SIGMOID
  }

  /** {@code x}. */
  public static final Activation IDENTITY = new Activation(Kind.IDENTITY, 0);

  /** {@code max(x, 0)}; its derivative at 0 is 0. */
  public static final Activation RELU = new Activation(Kind.RELU, 0);

  /** {@code tanh(x)}. */
  public static final Activation TANH = new Activation(Kind.TANH, 0);

  /** {@code 1 / (1 + exp(-x))}. */
  public static final Activation SIGMOID = new Activation(Kind.SIGMOID, 0);

  /** Checks the slope. */
  public Activation {
    if (!(slope >= 0 && slope < 1) || (slope != 0 && kind != Kind.LEAKY_RELU)) {
      throw new IllegalArgumentException(
          "slope: expected [0, 1) for LEAKY_RELU and 0 for the others, got "
              + slope
              + " for "
              + kind);
    }
  }

  /**
   * {@code max(x, slope * x)}; its derivative at 0 is the slope.
   *
   * @param slope the slope for negative inputs, in [0, 1)
   * @return the activation
   */
  public static Activation leakyRelu(double slope) {
    return new Activation(Kind.LEAKY_RELU, slope);
  }
}

package org.gan4j.autodiff;

/**
 * How the gradient of an operation's output becomes gradients of its inputs, in traced operations.
 */
@FunctionalInterface
interface GradientRule {

  /**
   * The gradients of the inputs.
   *
   * @param y the operation's output
   * @param gy the gradient for it, in its shape
   * @param wanted which inputs' gradients are asked for
   * @return one an input, in its shape; null where it isn't wanted or is zero
   */
  Variable[] apply(Variable y, Variable gy, boolean[] wanted);

  /** The gradient for one input. */
  @FunctionalInterface
  interface One {
    /** The gradient, or null for zero. */
    Variable apply(Variable y, Variable gy);
  }

  /** A rule made of one function an input; null stands for a missing rule. */
  static GradientRule each(String operation, String arguments, One... rules) {
    return (y, gy, wanted) -> {
      Variable[] gradients = new Variable[rules.length];
      for (int i = 0; i < rules.length; i++) {
        if (wanted[i]) {
          if (rules[i] == null) {
            throw new UnsupportedOperationException(
                operation + ": no gradient rule for argument " + arguments.split(",")[i].strip());
          }
          gradients[i] = rules[i].apply(y, gy);
        }
      }
      return gradients;
    };
  }
}

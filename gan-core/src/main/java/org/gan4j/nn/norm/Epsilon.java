package org.gan4j.nn.norm;

import org.gan4j.io.Require;

/** What is added to a variance. */
final class Epsilon {

  private Epsilon() {}

  /** Fails unless an epsilon keeps a denominator from zero. */
  static double checked(double epsilon) {
    Require.positive("eps", epsilon);
    return epsilon;
  }
}

package org.gan4j.nn.norm;

/** What is added to a variance. */
final class Epsilon {

  private Epsilon() {}

  /** Fails unless an epsilon keeps a denominator from zero. */
  static double checked(double epsilon) {
    if (!(epsilon > 0)) {
      throw new IllegalArgumentException("eps: expected more than 0, got " + epsilon);
    }
    return epsilon;
  }
}

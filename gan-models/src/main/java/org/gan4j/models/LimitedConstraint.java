package org.gan4j.models;

import org.gan4j.gan.penalty.Constraint;
import org.gan4j.gan.penalty.ConstraintKind;

/**
 * A constraint by its name, with its limit.
 *
 * @param kind the constraint
 * @param limit see the class of the constraint
 */
public record LimitedConstraint(ConstraintKind kind, double limit) {

  /** Checks the limit. */
  public LimitedConstraint {
    if (kind == null) {
      throw new IllegalArgumentException("constraint: expected a kind, got none");
    }
    kind.create(limit);
  }

  /**
   * A constraint with the limit of its paper.
   *
   * @param kind the constraint
   * @return the same with its limit
   */
  public static LimitedConstraint of(ConstraintKind kind) {
    return new LimitedConstraint(kind, kind.usual());
  }

  /**
   * Reads a constraint as people write it.
   *
   * @param text {@code weight-clip} or {@code weight-clip:0.05}
   * @return the constraint
   * @throws IllegalArgumentException if there is no such constraint, or the limit is no number or
   *     out of range
   */
  public static LimitedConstraint parse(String text) {
    String[] parts = text.split(":", 2);
    ConstraintKind kind = ConstraintKind.of(parts[0]);
    try {
      return parts.length == 1
          ? of(kind)
          : new LimitedConstraint(kind, Double.parseDouble(parts[1]));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          kind + ": expected a limit after the colon, such as " + of(kind) + ", got " + text, e);
    }
  }

  /**
   * The constraint itself.
   *
   * @return a new one
   */
  public Constraint create() {
    return kind.create(limit);
  }

  /** As in {@code weight-clip:0.01}. */
  @Override
  public String toString() {
    return kind + ":" + limit;
  }
}

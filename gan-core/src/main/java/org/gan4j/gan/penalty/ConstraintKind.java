package org.gan4j.gan.penalty;

import java.util.function.DoubleFunction;
import org.gan4j.gan.NamedKind;

/** The constraints that have a name on the command line and in a run's record. */
public enum ConstraintKind implements NamedKind {
  /** {@link WeightClip}. */
  WEIGHT_CLIP(WeightClip.DEFAULT_LIMIT, WeightClip::to);

  private final double defaultLimit;

  @SuppressWarnings("ImmutableEnumChecker") // a reference to a constructor
  private final DoubleFunction<Constraint> factory;

  ConstraintKind(double defaultLimit, DoubleFunction<Constraint> factory) {
    this.defaultLimit = defaultLimit;
    this.factory = factory;
  }

  /**
   * The limit of the paper that the constraint comes from.
   *
   * @return above 0
   */
  public double defaultLimit() {
    return defaultLimit;
  }

  /**
   * The constraint with a limit.
   *
   * @param limit above 0
   * @return the constraint
   * @throws IllegalArgumentException if the limit is out of range
   */
  public Constraint create(double limit) {
    return factory.apply(limit);
  }

  /**
   * The constraint of a name.
   *
   * @param cliName as {@link #cliName} gives it
   * @return the kind
   * @throws IllegalArgumentException if there is none, naming those that there are
   */
  public static ConstraintKind of(String cliName) {
    return NamedKind.find(values(), "constraint", cliName);
  }

  @Override
  public String toString() {
    return cliName();
  }
}

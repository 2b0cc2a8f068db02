package org.gan4j.gan.penalty;

import java.util.function.DoubleFunction;
import org.gan4j.gan.NamedKind;
import org.gan4j.gan.NumberedKind;

/** The constraints that have a name on the command line and in a run's record. */
public enum ConstraintKind implements NumberedKind<Constraint> {
  /** {@link WeightClip}. */
  WEIGHT_CLIP(WeightClip.DEFAULT_LIMIT, WeightClip::to);

  private final double usual;

  @SuppressWarnings("ImmutableEnumChecker") // a reference to a constructor
  private final DoubleFunction<Constraint> factory;

  ConstraintKind(double usual, DoubleFunction<Constraint> factory) {
    this.usual = usual;
    this.factory = factory;
  }

  @Override
  public double usual() {
    return usual;
  }

  @Override
  public Constraint create(double number) {
    return factory.apply(number);
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

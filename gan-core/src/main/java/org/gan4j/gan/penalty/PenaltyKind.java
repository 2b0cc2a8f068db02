package org.gan4j.gan.penalty;

import java.util.function.DoubleFunction;
import org.gan4j.gan.NamedKind;
import org.gan4j.gan.NumberedKind;

/** The penalties that have a name on the command line and in a run's record. */
public enum PenaltyKind implements NumberedKind<Penalty> {
  /** {@link GradientPenalty}, both sides. */
  WGAN_GP(GradientPenalty.DEFAULT_WEIGHT, GradientPenalty::weight),
  /** {@link GradientPenalty}, one side. */
  WGAN_LP(GradientPenalty.DEFAULT_WEIGHT, weight -> GradientPenalty.weight(weight).ofOneSide()),
  /** {@link R1}. */
  R1(org.gan4j.gan.penalty.R1.DEFAULT_GAMMA, org.gan4j.gan.penalty.R1::weight),
  /** {@link R2}. */
  R2(org.gan4j.gan.penalty.R2.DEFAULT_GAMMA, org.gan4j.gan.penalty.R2::weight),
  /** {@link Dragan}. */
  DRAGAN(Dragan.DEFAULT_WEIGHT, Dragan::weight),
  /** {@link Orthogonal}. */
  ORTHOGONAL(Orthogonal.DEFAULT_WEIGHT, Orthogonal::weight);

  private final double usual;

  @SuppressWarnings("ImmutableEnumChecker") // a reference to a constructor
  private final DoubleFunction<Penalty> factory;

  PenaltyKind(double usual, DoubleFunction<Penalty> factory) {
    this.usual = usual;
    this.factory = factory;
  }

  @Override
  public double usual() {
    return usual;
  }

  @Override
  public Penalty create(double number) {
    return factory.apply(number);
  }

  /**
   * Whether the penalty is made of gradients for the critic's input.
   *
   * @return what {@link Penalty#differentiatesInputs} says
   */
  public boolean differentiatesInputs() {
    return create().differentiatesInputs();
  }

  /**
   * The penalty of a name.
   *
   * @param cliName as {@link #cliName} gives it
   * @return the kind
   * @throws IllegalArgumentException if there is none, naming those that there are
   */
  public static PenaltyKind of(String cliName) {
    return NamedKind.find(values(), "penalty", cliName);
  }

  @Override
  public String toString() {
    return cliName();
  }
}

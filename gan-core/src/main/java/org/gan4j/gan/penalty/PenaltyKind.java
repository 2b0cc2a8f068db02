package org.gan4j.gan.penalty;

import java.util.function.DoubleFunction;
import org.gan4j.gan.NamedKind;

/** The penalties that have a name on the command line and in a run's record. */
public enum PenaltyKind implements NamedKind {
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

  private final double defaultWeight;

  @SuppressWarnings("ImmutableEnumChecker") // a reference to a constructor
  private final DoubleFunction<Penalty> factory;

  PenaltyKind(double defaultWeight, DoubleFunction<Penalty> factory) {
    this.defaultWeight = defaultWeight;
    this.factory = factory;
  }

  /**
   * The weight of the paper that the penalty comes from.
   *
   * @return what {@link #create()} uses
   */
  public double defaultWeight() {
    return defaultWeight;
  }

  /**
   * The penalty with the weight of its paper.
   *
   * @return the penalty
   */
  public Penalty create() {
    return create(defaultWeight);
  }

  /**
   * The penalty with a weight: the weight or gamma of its class.
   *
   * @param weight at least 0
   * @return the penalty
   * @throws IllegalArgumentException if the weight is out of range
   */
  public Penalty create(double weight) {
    return factory.apply(weight);
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

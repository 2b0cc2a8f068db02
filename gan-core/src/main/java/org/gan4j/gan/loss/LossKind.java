package org.gan4j.gan.loss;

import org.gan4j.gan.NamedKind;

/** The losses that have a name on the command line and in a run's record. */
public enum LossKind implements NamedKind {
  /** {@link Minimax}. */
  MINIMAX(new Minimax()),
  /** {@link NonSaturating}. */
  NON_SATURATING(new NonSaturating()),
  /** {@link Wasserstein}. */
  WASSERSTEIN(new Wasserstein()),
  /** {@link Hinge}. */
  HINGE(new Hinge()),
  /** {@link LeastSquares}. */
  LEAST_SQUARES(new LeastSquares()),
  /** {@link MaximumLikelihood}. */
  MAXIMUM_LIKELIHOOD(new MaximumLikelihood()),
  /** {@link RelativisticPairing}. */
  RELATIVISTIC_PAIRING(new RelativisticPairing()),
  /** {@link RelativisticAverage}. */
  RELATIVISTIC_AVERAGE(new RelativisticAverage()),
  /** {@link RelativisticAverageHinge}. */
  RELATIVISTIC_AVERAGE_HINGE(new RelativisticAverageHinge());

  @SuppressWarnings("ImmutableEnumChecker") // a record without components
  private final GanLoss loss;

  LossKind(GanLoss loss) {
    this.loss = loss;
  }

  /**
   * The loss.
   *
   * @return the same object always; losses have no state
   */
  public GanLoss loss() {
    return loss;
  }

  /**
   * The loss of a name.
   *
   * @param cliName as {@link #cliName} gives it
   * @return the kind
   * @throws IllegalArgumentException if there is none, naming those that there are
   */
  public static LossKind of(String cliName) {
    return NamedKind.find(values(), "loss", cliName);
  }

  @Override
  public String toString() {
    return cliName();
  }
}

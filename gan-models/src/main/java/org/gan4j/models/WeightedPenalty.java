package org.gan4j.models;

import org.gan4j.gan.penalty.Penalty;
import org.gan4j.gan.penalty.PenaltyKind;

/**
 * A penalty by its name, with its weight.
 *
 * @param kind the penalty
 * @param weight its weight, gamma or limit: see {@link PenaltyKind#create(double)}
 */
public record WeightedPenalty(PenaltyKind kind, double weight) {

  /** Checks the weight. */
  public WeightedPenalty {
    kind.create(weight);
  }

  /**
   * A penalty with the weight of its paper.
   *
   * @param kind the penalty
   * @return the same with its weight
   */
  public static WeightedPenalty of(PenaltyKind kind) {
    return new WeightedPenalty(kind, kind.defaultWeight());
  }

  /**
   * Reads a penalty as people write it.
   *
   * @param text {@code r1} or {@code r1:10}
   * @return the penalty
   * @throws IllegalArgumentException if there is no such penalty, or the weight is no number or out
   *     of range
   */
  public static WeightedPenalty parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return of(PenaltyKind.of(text));
    }
    PenaltyKind kind = PenaltyKind.of(text.substring(0, colon));
    try {
      return new WeightedPenalty(kind, Double.parseDouble(text.substring(colon + 1)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          kind + ": expected a weight after the colon, such as " + of(kind) + ", got " + text, e);
    }
  }

  /**
   * The penalty itself.
   *
   * @return a new one
   */
  public Penalty create() {
    return kind.create(weight);
  }

  /**
   * Whether it asks for gradients of single images' logits, which batch norm would entangle.
   *
   * @return true for those that differentiate the discriminator for its input
   */
  public boolean ofInputGradients() {
    return switch (kind) {
      case WGAN_GP, WGAN_LP, R1, R2, DRAGAN -> true;
      case ORTHOGONAL, WEIGHT_CLIP -> false;
    };
  }

  /** As people write it: {@code r1:10.0}. */
  @Override
  public String toString() {
    return kind + ":" + weight;
  }
}

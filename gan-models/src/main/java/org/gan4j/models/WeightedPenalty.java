package org.gan4j.models;

import java.util.List;
import org.gan4j.gan.penalty.Lazy;
import org.gan4j.gan.penalty.Penalty;
import org.gan4j.gan.penalty.PenaltyKind;

/**
 * A penalty by its name, with its weight.
 *
 * @param kind the penalty
 * @param weight its weight or gamma
 * @param every discriminator updates from one term to the next, which counts that many times, at
 *     least 1
 */
public record WeightedPenalty(PenaltyKind kind, double weight, int every) {

  /** Checks the numbers. */
  public WeightedPenalty {
    if (kind == null) {
      throw new IllegalArgumentException("penalty: expected a kind, got none");
    }
    kind.create(weight).every(every);
  }

  /**
   * A penalty at every update.
   *
   * @param kind the penalty
   * @param weight its weight or gamma
   * @return the same with its weight
   */
  public static WeightedPenalty of(PenaltyKind kind, double weight) {
    return new WeightedPenalty(kind, weight, 1);
  }

  /**
   * A penalty with the weight of its paper at every update.
   *
   * @param kind the penalty
   * @return the same with its weight
   */
  public static WeightedPenalty of(PenaltyKind kind) {
    return of(kind, kind.usual());
  }

  /**
   * Reads a penalty as people write it.
   *
   * @param text {@code r1}, {@code r1:10} or {@code r1:10:16}, for one update in 16
   * @param usual the family's own penalties: one of the same kind gives what the text leaves out
   * @return the penalty
   * @throws IllegalArgumentException if there is no such penalty, or a number is none or out of
   *     range
   */
  public static WeightedPenalty parse(String text, List<WeightedPenalty> usual) {
    String[] parts = text.split(":", 3);
    PenaltyKind kind = PenaltyKind.of(parts[0]);
    WeightedPenalty base =
        usual.stream().filter(one -> one.kind == kind).findFirst().orElse(of(kind));
    try {
      return new WeightedPenalty(
          kind,
          parts.length > 1 ? Double.parseDouble(parts[1]) : base.weight,
          parts.length > 2 ? Integer.parseInt(parts[2]) : base.every);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          kind
              + ": expected a weight after the colon, such as "
              + kind
              + ":"
              + kind.usual()
              + ", got "
              + text,
          e);
    }
  }

  /**
   * The penalty itself.
   *
   * @return a new one
   */
  public Lazy<Penalty> create() {
    return kind.create(weight).every(every);
  }

  /** As people write it: {@code r1:10.0}, or {@code r1:10.0:16}. */
  @Override
  public String toString() {
    return kind + ":" + weight + (every == 1 ? "" : ":" + every);
  }
}

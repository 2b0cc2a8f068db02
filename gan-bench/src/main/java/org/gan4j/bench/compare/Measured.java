package org.gan4j.bench.compare;

import org.jspecify.annotations.Nullable;

/**
 * What was measured of one contender.
 *
 * @param name who
 * @param version which version of it
 * @param mode how it ran
 * @param ms its steps' times, in milliseconds
 * @param peakMb the peak of its resident memory in MiB, null if unknown
 */
public record Measured(
    String name, String version, String mode, Spread ms, @Nullable Double peakMb) {

  /**
   * The row of ours beside this one.
   *
   * @param caseName the case
   * @param precision {@code float32} or {@code bf16}
   * @param ours what was measured of ours
   * @return the row
   */
  ResultRow beside(String caseName, String precision, Measured ours) {
    return new ResultRow(
        caseName,
        precision,
        round(ours.ms.median(), 2),
        round(ours.ms.range(), 2),
        name,
        mode,
        round(ms.median(), 2),
        round(ms.range(), 2),
        round(ours.ms.median() / ms.median(), 4),
        roundOrNull(ours.peakMb),
        roundOrNull(peakMb));
  }

  /**
   * The row of this one alone.
   *
   * @param caseName the case
   * @param precision {@code float32} or {@code bf16}
   * @return the row, without a peer
   */
  ResultRow alone(String caseName, String precision) {
    return new ResultRow(
        caseName,
        precision,
        round(ms.median(), 2),
        round(ms.range(), 2),
        null,
        null,
        null,
        null,
        null,
        roundOrNull(peakMb),
        null);
  }

  private static @Nullable Double roundOrNull(@Nullable Double figure) {
    return figure == null ? null : round(figure, 1);
  }

  private static double round(double figure, int digits) {
    double scale = Math.pow(10, digits);
    return Math.round(figure * scale) / scale;
  }
}

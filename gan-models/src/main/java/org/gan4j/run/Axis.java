package org.gan4j.run;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An axis of a plot, with ticks at round numbers.
 *
 * @param least its lowest value
 * @param most its highest, more than the lowest
 * @param tick between two ticks
 */
record Axis(double least, double most, double tick) {

  private static final double[] ROUND = {1, 2, 2.5, 5, 10};
  private static final double THOUSAND = 1e3;
  private static final double MILLION = 1e6;
  private static final MathContext DIGITS = new MathContext(6);

  /**
   * An axis that holds some values, to the next tick on both sides.
   *
   * @param low the least of them, finite
   * @param high the greatest, finite
   * @param ticks about how many ticks to have
   */
  static Axis of(double low, double high, int ticks) {
    double range = high - low;
    if (!(range > Math.max(Math.abs(low), Math.abs(high)) * 1e-9)) {
      double around = low == 0 ? 1 : Math.abs(low) / 2;
      return of(low - around, low + around, ticks);
    }
    double power = Math.pow(10, Math.floor(Math.log10(range / ticks)));
    double tick =
        Arrays.stream(ROUND)
            .map(round -> round * power)
            .filter(step -> range / step <= ticks)
            .findFirst()
            .orElse(ROUND[ROUND.length - 1] * power);
    return new Axis(Math.floor(low / tick) * tick, Math.ceil(high / tick) * tick, tick);
  }

  /** Where a value lies, 0 at the lowest and 1 at the highest. */
  double place(double value) {
    return (value - least) / (most - least);
  }

  /** The ticks, lowest first. */
  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    long count = Math.round((most - least) / tick);
    for (long i = 0; i <= count; i++) {
      double at = least + i * tick;
      ticks.add(Math.abs(at) < tick / 2 ? 0 : at);
    }
    return ticks;
  }

  /** How a tick is written: 1500, 20k, 1.5m, 2e12. */
  static String label(double value) {
    double size = Math.abs(value);
    if (size != 0 && (size >= THOUSAND * MILLION || size < 1 / THOUSAND)) {
      return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toString().replace("E", "e");
    }
    if (size >= MILLION) {
      return plain(value / MILLION) + "m";
    }
    return size >= 10 * THOUSAND ? plain(value / THOUSAND) + "k" : plain(value);
  }

  private static String plain(double value) {
    return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
  }
}

package org.gan4j.bench.roofline;

import java.util.Locale;
import org.gan4j.bench.compare.ConvolutionWork;

/**
 * A step beside the bound that its convolutions set.
 *
 * @param caseName the case
 * @param precision {@code float32} or {@code bf16}
 * @param gflop the arithmetic of a step's convolutions, counted while one ran
 * @param gflops the rate that this machine's convolutions reached at the case's heaviest shape
 * @param boundMs the time of the arithmetic at that rate
 * @param stepMs the time of the step
 */
public record Roofline(
    String caseName, String precision, double gflop, double gflops, double boundMs, double stepMs) {

  /** The columns of {@link #line}. */
  public static final String HEADER =
      String.format(
          Locale.ROOT,
          "%-14s %-9s %10s %10s %10s %10s %7s",
          "case",
          "precision",
          "GFLOP",
          "GFLOP/s",
          "bound ms",
          "step ms",
          "reached");

  /**
   * Sets a step's time beside its bound.
   *
   * @param caseName the case
   * @param precision {@code float32} or {@code bf16}
   * @param work how much the step's convolutions compute, and how quickly
   * @param stepMs the step's median
   * @return the comparison
   */
  public static Roofline of(
      String caseName, String precision, ConvolutionWork work, double stepMs) {
    double boundMs = work.gflop() / work.gflops() * 1e3;
    return new Roofline(caseName, precision, work.gflop(), work.gflops(), boundMs, stepMs);
  }

  /**
   * The share of the bound that the step reaches.
   *
   * @return 1 if it takes no longer than its convolutions would at the measured rate
   */
  public double share() {
    return boundMs / stepMs;
  }

  /**
   * One line of a table under {@link #HEADER}.
   *
   * @return the line
   */
  public String line() {
    return String.format(
        Locale.ROOT,
        "%-14s %-9s %10.1f %10.0f %10.1f %10.1f %6.0f%%",
        caseName,
        precision,
        gflop,
        gflops,
        boundMs,
        stepMs,
        100 * share());
  }
}

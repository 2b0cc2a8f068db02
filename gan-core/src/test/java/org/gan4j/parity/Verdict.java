package org.gan4j.parity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gan4j.autodiff.Variable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What came out of one case: the figures that were too far off. */
public final class Verdict {

  /** Of values and first gradients. */
  static final double FIRST = 1e-5;

  /** Of second gradients and penalties. */
  static final double SECOND = 1e-4;

  /** Of what training changed. */
  static final double TRAINING = 1e-3;

  private static final double LEAST_NORM = 1e-12;

  private final List<String> failures = new ArrayList<>();
  private double worst;

  /** Nothing compared yet. */
  public Verdict() {}

  /** Compares in the norm: {@code |actual - expected| / max(|expected|, 1e-12)}. */
  public void check(String what, double[] expected, double[] actual, double tolerance) {
    if (expected.length != actual.length) {
      failures.add(what + ": expected " + expected.length + " numbers, got " + actual.length);
      return;
    }
    double difference = 0;
    double norm = 0;
    for (int i = 0; i < expected.length; i++) {
      difference += (actual[i] - expected[i]) * (actual[i] - expected[i]);
      norm += expected[i] * expected[i];
    }
    double error = Math.sqrt(difference) / Math.max(Math.sqrt(norm), LEAST_NORM);
    worst = Math.max(worst, error / tolerance);
    if (!(error < tolerance)) {
      failures.add(
          String.format(Locale.ROOT, "%s: error %.2e, below %.0e asked", what, error, tolerance));
    }
  }

  public void check(String what, double[] expected, Variable actual, double tolerance) {
    check(what, expected, actual.value(), tolerance);
  }

  public void check(String what, double[] expected, INDArray actual, double tolerance) {
    check(what, expected, actual.dup('c').data().asDouble(), tolerance);
  }

  public void check(String what, double expected, double actual, double tolerance) {
    check(what, new double[] {expected}, new double[] {actual}, tolerance);
  }

  /** Notes something that can't be compared. */
  public void fail(String problem) {
    failures.add(problem);
  }

  public boolean passed() {
    return failures.isEmpty();
  }

  public List<String> failures() {
    return failures;
  }

  /** The greatest error, as a part of what is allowed. */
  public double worst() {
    return worst;
  }
}

package org.gan4j.run;

import org.gan4j.evaluation.EvaluationSettings;
import org.gan4j.io.Require;

/**
 * How a run is measured while it is trained, which changes nothing of what comes of it. The first
 * figure says which checkpoint is the best: {@code at("best")}.
 *
 * @param every steps from one measurement to the next, at least 1
 * @param settings what is measured
 */
public record Evaluating(long every, EvaluationSettings settings) {

  /** Checks the number. */
  public Evaluating {
    Require.positive("every", every);
  }
}

package org.gan4j.evaluation;

import java.util.List;
import org.gan4j.models.extractor.ExtractorChoice;

/**
 * What to measure of samples.
 *
 * @param metrics which figures; empty for the usual ones that can be had
 * @param count how many samples, and images of the data where there are as many
 * @param seed of every random draw
 * @param extractor whose features are compared
 */
public record EvaluationSettings(
    List<Metric> metrics, int count, long seed, ExtractorChoice extractor) {

  /** As many samples as are drawn if nobody says how many. */
  public static final int USUAL_COUNT = 10_000;

  /** The usual figures that can be had, of 10,000 samples. */
  public static final EvaluationSettings USUAL =
      new EvaluationSettings(List.of(), USUAL_COUNT, 1, ExtractorChoice.AUTO);

  /** Checks the number. */
  public EvaluationSettings {
    metrics = List.copyOf(metrics);
    if (count < 2) {
      throw new IllegalArgumentException("count: expected at least 2, got " + count);
    }
  }

  /**
   * The same with other figures.
   *
   * @param wanted which
   * @return a changed copy
   */
  public EvaluationSettings metrics(Metric... wanted) {
    return new EvaluationSettings(List.of(wanted), count, seed, extractor);
  }

  /**
   * The same with another number of samples.
   *
   * @param samples how many, at least 2
   * @return a changed copy
   */
  public EvaluationSettings count(int samples) {
    return new EvaluationSettings(metrics, samples, seed, extractor);
  }

  /**
   * The same with another seed.
   *
   * @param number the seed
   * @return a changed copy
   */
  public EvaluationSettings seed(long number) {
    return new EvaluationSettings(metrics, count, number, extractor);
  }

  /**
   * The same with another extractor.
   *
   * @param choice whose features are compared
   * @return a changed copy
   */
  public EvaluationSettings extractor(ExtractorChoice choice) {
    return new EvaluationSettings(metrics, count, seed, choice);
  }
}

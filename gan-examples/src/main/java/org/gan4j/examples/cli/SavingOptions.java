package org.gan4j.examples.cli;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.gan4j.evaluation.EvaluationSettings;
import org.gan4j.evaluation.Metric;
import org.gan4j.io.InputException;
import org.gan4j.models.extractor.ExtractorChoice;
import org.gan4j.run.Evaluating;
import org.gan4j.run.Saving;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How a run is saved while it is trained; nothing of it changes what comes of the training. */
final class SavingOptions {

  @Option(
      names = "--checkpoint-every",
      paramLabel = "TIME",
      converter = Interval.class,
      description =
          "Time between checkpoints, as in 30s, 10m (default) or 2h; the first after a minute at"
              + " most, one more at the end, and one where a signal ends the run. 0 saves after"
              + " every step.")
  private @Nullable Duration every;

  @Option(
      names = "--keep",
      paramLabel = "N",
      description = "How many of the last checkpoints stay (default: 1); see --at of sample.")
  private @Nullable Integer keep;

  @Option(
      names = "--snapshot-every",
      paramLabel = "N",
      description = "Steps between checkpoints that stay however old they are (default: none).")
  private @Nullable Long snapshotEvery;

  @Option(
      names = "--disk-full",
      paramLabel = "WHAT",
      description =
          "end (default) or wait: what a run does whose checkpoint can't be written. The one before"
              + " stays whole.")
  private @Nullable DiskFull diskFull;

  @Option(
      names = "--evaluate-every",
      paramLabel = "N",
      description =
          "Steps between measurements of the samples, which go to metrics.jsonl; the checkpoint"
              + " that is best by the first figure stays: --at best (default: none).")
  private @Nullable Long evaluateEvery;

  @Option(
      names = "--evaluate-metrics",
      paramLabel = "LIST",
      split = ",",
      description = "Which figures, as --metrics of evaluate (default: the usual ones).")
  private @Nullable List<Metric> metrics;

  @Option(
      names = "--evaluate-count",
      paramLabel = "N",
      description = "Of how many samples (default: 2000).")
  private @Nullable Integer evaluateCount;

  @Option(
      names = "--evaluate-extractor",
      paramLabel = "WHAT",
      description = "By whose features, as --extractor of evaluate (default: auto).")
  private @Nullable String extractor;

  private static final int USUAL_COUNT = 2000;

  /** What a run does whose checkpoint can't be written. */
  enum DiskFull {
    /** It ends, with exit code 2. */
    END,
    /** It tries again until it can be. */
    WAIT;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A number of seconds, minutes or hours. */
  static final class Interval implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      if (text.equals("0")) {
        return Duration.ZERO;
      }
      if (!text.matches("\\d{1,6}[smh]")) {
        throw new TypeConversionException(
            "expected a number of seconds, minutes or hours, as in 30s, 10m or 2h; got " + text);
      }
      return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * What the options come to.
   *
   * @param usual where none was given
   * @throws org.gan4j.io.InputException if one is out of range
   */
  Saving resolve(Saving usual) {
    Checks.atLeast("--keep", keep, 1);
    Checks.atLeast("--snapshot-every", snapshotEvery, 1);
    Saving saving = every == null ? usual : usual.every(every);
    saving = keep == null ? saving : saving.keep(keep);
    saving = saving.evaluating(evaluating(usual.evaluating()));
    saving = snapshotEvery == null ? saving : saving.snapshotEvery(snapshotEvery);
    return diskFull == null ? saving : saving.waitsForDisk(diskFull == DiskFull.WAIT);
  }

  private @Nullable Evaluating evaluating(@Nullable Evaluating usual) {
    Checks.atLeast("--evaluate-every", evaluateEvery, 1);
    Checks.atLeast("--evaluate-count", evaluateCount, 2);
    Evaluating before = usual;
    if (before == null) {
      if (evaluateEvery == null) {
        if (metrics != null || evaluateCount != null || extractor != null) {
          throw new InputException(
              "--evaluate-metrics, --evaluate-count, --evaluate-extractor: give --evaluate-every"
                  + " too");
        }
        return null;
      }
      before = new Evaluating(evaluateEvery, EvaluationSettings.USUAL.count(USUAL_COUNT));
    }
    EvaluationSettings settings = before.settings();
    return new Evaluating(
        evaluateEvery == null ? before.every() : evaluateEvery,
        new EvaluationSettings(
            metrics == null ? settings.metrics() : metrics,
            evaluateCount == null ? settings.count() : evaluateCount,
            settings.seed(),
            extractor == null ? settings.extractor() : ExtractorChoice.of(extractor)));
  }
}

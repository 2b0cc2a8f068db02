package org.gan4j.examples.cli;

import java.util.List;
import java.util.OptionalLong;
import org.gan4j.gan.loss.LossKind;
import org.gan4j.io.InputException;
import org.gan4j.models.TrainingDefaults;
import org.gan4j.models.WeightedPenalty;
import org.gan4j.run.RunConfig;
import org.gan4j.train.TrainingLength;
import picocli.CommandLine.Option;

/** How to train; what isn't given is the family's default. */
final class TrainingOptions {

  private static final long DEFAULT_STEPS = 2000;
  private static final long DEFAULT_GRIDS = 10;
  private static final String NONE = "none";

  @Option(
      names = "--steps",
      paramLabel = "N",
      description =
          "Generator updates (default: the model's schedule, or "
              + DEFAULT_STEPS
              + " where it has none).")
  private Long steps;

  @Option(names = "--epochs", paramLabel = "N", description = "Passes over the images instead.")
  private Long epochs;

  @Option(names = "--batch", paramLabel = "N", description = "Images a step.")
  private Integer batch;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Of every random draw; the same seed gives the same weights (default: 1).")
  private long seed;

  @Option(names = "--loss", paramLabel = "NAME", description = "One of ${COMPLETION-CANDIDATES}.")
  private LossKind loss;

  @Option(
      names = "--penalty",
      paramLabel = "NAME[:WEIGHT],...",
      split = ",",
      hideParamSyntax = true,
      description =
          "none, or one or more of wgan-gp, wgan-lp, r1, r2, dragan, orthogonal, weight-clip, with"
              + " the paper's weight or your own, as in r1:5.")
  private List<String> penalties;

  @Option(names = "--lr", paramLabel = "RATE", description = "Learning rate of both networks.")
  private Double rate;

  @Option(names = "--lr-generator", paramLabel = "RATE", description = "That of the generator.")
  private Double generatorRate;

  @Option(
      names = "--lr-discriminator",
      paramLabel = "RATE",
      description = "That of the discriminator.")
  private Double discriminatorRate;

  @Option(
      names = "--critic-steps",
      paramLabel = "N",
      description = "Discriminator updates a generator update.")
  private Integer criticSteps;

  /**
   * Checks the options by themselves.
   *
   * @throws org.gan4j.io.InputException if one is out of range or two contradict each other
   */
  void check() {
    Checks.notBoth("--steps", steps != null, "--epochs", epochs != null);
    Checks.notBoth("--lr", rate != null, "--lr-generator", generatorRate != null);
    Checks.notBoth("--lr", rate != null, "--lr-discriminator", discriminatorRate != null);
    Checks.atLeast("--steps", steps, 1);
    Checks.atLeast("--epochs", epochs, 1);
    Checks.atLeast("--batch", batch, 1);
    Checks.atLeast("--critic-steps", criticSteps, 1);
    Checks.positive("--lr", rate);
    Checks.positive("--lr-generator", generatorRate);
    Checks.positive("--lr-discriminator", discriminatorRate);
    if (penalties != null) {
      parsePenalties();
    }
  }

  /**
   * The options with every default resolved.
   *
   * @param family the family's defaults
   * @return the settings
   */
  TrainingDefaults resolve(TrainingDefaults family) {
    return new TrainingDefaults(
        or(loss, family.loss()),
        penalties == null ? family.penalties() : parsePenalties(),
        or(batch, family.batch()),
        or(criticSteps, family.criticSteps()),
        or(generatorRate, or(rate, family.generatorRate())),
        or(discriminatorRate, or(rate, family.discriminatorRate())),
        family.beta1(),
        family.beta2(),
        family.updater());
  }

  /**
   * What a run's record says of its training.
   *
   * @param settings what {@link #resolve} gave
   * @param schedule the steps that the model's own schedule has, if it has one
   * @param batchesPerEpoch batches in one pass over the images
   * @param sampleEvery steps between grids of samples, or null for a tenth of the run
   * @return the record
   */
  RunConfig.Training record(
      TrainingDefaults settings, OptionalLong schedule, long batchesPerEpoch, Long sampleEvery) {
    TrainingLength asked =
        epochs == null
            ? TrainingLength.steps(or(steps, schedule.orElse(DEFAULT_STEPS)))
            : TrainingLength.epochs(epochs);
    long length = asked.stepCount(batchesPerEpoch, settings.criticSteps());
    return new RunConfig.Training(
        length,
        settings.batch(),
        seed,
        settings.loss().toString(),
        settings.penalties().stream().map(WeightedPenalty::toString).toList(),
        settings.criticSteps(),
        settings.generatorRate(),
        settings.discriminatorRate(),
        settings.beta1(),
        settings.beta2(),
        settings.updater(),
        or(sampleEvery, Math.max(1, length / DEFAULT_GRIDS)));
  }

  /** The seed of every random draw. */
  long seed() {
    return seed;
  }

  private List<WeightedPenalty> parsePenalties() {
    if (penalties.equals(List.of(NONE))) {
      return List.of();
    }
    return InputException.guard(
        "--penalty", () -> penalties.stream().map(WeightedPenalty::parse).toList());
  }

  private static <T> T or(T given, T otherwise) {
    return given == null ? otherwise : given;
  }
}

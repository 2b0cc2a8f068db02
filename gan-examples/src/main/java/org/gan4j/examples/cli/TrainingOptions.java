package org.gan4j.examples.cli;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.gan4j.gan.loss.LossKind;
import org.gan4j.gan.penalty.ConstraintKind;
import org.gan4j.gan.penalty.PenaltyKind;
import org.gan4j.io.InputException;
import org.gan4j.io.Json;
import org.gan4j.models.LimitedConstraint;
import org.gan4j.models.ModelRequest;
import org.gan4j.models.TrainingSettings;
import org.gan4j.models.WeightedPenalty;
import org.gan4j.run.ConfigFields;
import org.gan4j.train.TrainingLength;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How to train; what isn't given is the family's default. */
final class TrainingOptions {

  private static final String NONE = "none";
  private static final String PENALTY = "--penalty";
  private static final String CONSTRAINT = "--constraint";

  /** The penalties that there are. */
  static final class PenaltyNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(PenaltyKind.values()).map(PenaltyKind::toString).iterator();
    }
  }

  /** The constraints that there are. */
  static final class ConstraintNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(ConstraintKind.values()).map(ConstraintKind::toString).iterator();
    }
  }

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Generator updates (default: the model's schedule, or 2000 where it has none).")
  private @Nullable Long steps;

  @Option(names = "--epochs", paramLabel = "N", description = "Passes over the images instead.")
  private @Nullable Long epochs;

  @Option(names = "--batch", paramLabel = "N", description = "Images a step.")
  private @Nullable Integer batch;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Of every random draw; the same seed gives the same weights (default: 1).")
  private long seed;

  @Option(names = "--loss", paramLabel = "NAME", description = "One of ${COMPLETION-CANDIDATES}.")
  private @Nullable LossKind loss;

  @Option(
      names = PENALTY,
      paramLabel = "NAME[:WEIGHT[:EVERY]],...",
      split = ",",
      hideParamSyntax = true,
      completionCandidates = PenaltyNames.class,
      description =
          "none, or one or more of ${COMPLETION-CANDIDATES}, with the paper's weight or your own,"
              + " as in r1:5, or on one discriminator update in several, as in r1:5:16.")
  private @Nullable List<String> penalties;

  @Option(
      names = CONSTRAINT,
      paramLabel = "NAME[:LIMIT],...",
      split = ",",
      hideParamSyntax = true,
      completionCandidates = ConstraintNames.class,
      description =
          "none, or ${COMPLETION-CANDIDATES}: what the discriminator's weights are held to after"
              + " each update, with the paper's limit or your own, as in weight-clip:0.05.")
  private @Nullable List<String> constraints;

  @Option(names = "--lr", paramLabel = "RATE", description = "Learning rate of both networks.")
  private @Nullable Double rate;

  @Option(names = "--lr-generator", paramLabel = "RATE", description = "That of the generator.")
  private @Nullable Double generatorRate;

  @Option(
      names = "--lr-discriminator",
      paramLabel = "RATE",
      description = "That of the discriminator.")
  private @Nullable Double discriminatorRate;

  @Option(
      names = "--critic-steps",
      paramLabel = "N",
      description = "Discriminator updates a generator update.")
  private @Nullable Integer criticSteps;

  /**
   * Checks the options by themselves.
   *
   * @throws org.gan4j.io.InputException if one is out of range or two contradict each other
   */
  void check() {
    Checks.notBoth("--steps", steps != null, "--epochs", epochs != null);
    Checks.notBoth("--lr", rate != null, "--lr-generator", generatorRate != null);
    Checks.notBoth("--lr", rate != null, "--lr-discriminator", discriminatorRate != null);
    Checks.between("--steps", steps, 1, TrainingLength.MOST_STEPS);
    Checks.between("--epochs", epochs, 1, TrainingLength.MOST_STEPS);
    Checks.between("--batch", batch, 1, ModelRequest.LARGEST);
    Checks.between("--critic-steps", criticSteps, 1, TrainingSettings.MOST_CRITIC_STEPS);
    Checks.positive("--lr", rate);
    Checks.positive("--lr-generator", generatorRate);
    Checks.positive("--lr-discriminator", discriminatorRate);
    InputException.guard(
        PENALTY, () -> records(penalties, text -> WeightedPenalty.parse(text, List.of())));
    InputException.guard(CONSTRAINT, () -> records(constraints, LimitedConstraint::parse));
  }

  /**
   * The family's settings with what the options change.
   *
   * @param usual the family's
   * @param family its name, for messages
   * @return the settings
   * @throws org.gan4j.io.InputException if there is no such field, or a value is out of range
   */
  TrainingSettings resolve(TrainingSettings usual, String family) {
    Map<String, Object> all = new LinkedHashMap<>();
    put(all, "loss", loss == null ? null : loss.toString());
    put(
        all,
        "penalties",
        records(penalties, text -> WeightedPenalty.parse(text, usual.penalties())));
    put(all, "constraints", records(constraints, LimitedConstraint::parse));
    put(all, "batch", batch);
    put(all, "criticSteps", criticSteps);
    put(all, "generator.rate", or(generatorRate, rate));
    put(all, "discriminator.rate", or(discriminatorRate, rate));
    return ConfigFields.with(usual, TrainingSettings.class, family + "'s training", all);
  }

  private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value);
    }
  }

  /** How long, if it was said. */
  Optional<TrainingLength> length() {
    return epochs == null
        ? Optional.ofNullable(steps).map(TrainingLength::steps)
        : Optional.of(TrainingLength.epochs(epochs));
  }

  /** The seed of every random draw. */
  long seed() {
    return seed;
  }

  /** What the words of an option name, as JSON has it; null if it wasn't given. */
  private static @Nullable List<Map<String, Object>> records(
      @Nullable List<String> words, Function<String, Record> parse) {
    if (words == null || words.equals(List.of(NONE))) {
      return words == null ? null : List.of();
    }
    return words.stream().map(parse).map(Json::toMap).toList();
  }

  private static @Nullable Double or(@Nullable Double given, @Nullable Double otherwise) {
    return given == null ? otherwise : given;
  }
}

package org.gan4j.run;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.gan4j.data.BatchSource;
import org.gan4j.io.InputException;
import org.gan4j.io.Json;
import org.gan4j.models.Inputs;
import org.gan4j.models.ModelFamily;
import org.gan4j.models.ModelRequest;
import org.gan4j.models.TrainingSettings;
import org.gan4j.random.RandomStream;
import org.gan4j.train.TrainingLength;

/**
 * A run in the making. What isn't said is the family's paper's; {@link #into} checks it all and
 * resolves every default.
 */
public final class RunBuilder {

  private static final String TRAINING = "training.";
  private static final long DEFAULT_STEPS = 2000;
  private static final long DEFAULT_GRIDS = 10;

  private final ModelFamily<?> family;
  private final Map<String, String> fields = new LinkedHashMap<>();
  private Optional<DataSource> data = Optional.empty();
  private OptionalInt latentSize = OptionalInt.empty();
  private OptionalInt width = OptionalInt.empty();
  private UnaryOperator<TrainingSettings> settings = UnaryOperator.identity();
  private Optional<TrainingLength> length = Optional.empty();
  private OptionalLong sampleEvery = OptionalLong.empty();
  private long seed = 1;
  private Machine machine = Machine.standard();
  private Saving saving = Saving.USUAL;

  RunBuilder(ModelFamily<?> family) {
    this.family = family;
  }

  /**
   * The images to train on.
   *
   * @param source where they come from; the drawn digits if none is named and they will do
   * @return this
   */
  public RunBuilder data(DataSource source) {
    data = Optional.of(source);
    return this;
  }

  /**
   * The length of a latent vector.
   *
   * @param length at least 1
   * @return this
   */
  public RunBuilder latentSize(int length) {
    latentSize = OptionalInt.of(length);
    return this;
  }

  /**
   * The size of the networks.
   *
   * @param units feature maps or units where they are narrowest, at least 1
   * @return this
   */
  public RunBuilder width(int units) {
    width = OptionalInt.of(units);
    return this;
  }

  /**
   * A field of the family's configuration, or of how it is trained after {@code training.}.
   *
   * @param field its name; that of a part after a dot
   * @param value as JSON has it; a word needs no quotes
   * @return this
   */
  public RunBuilder set(String field, String value) {
    fields.put(field, value);
    return this;
  }

  /**
   * What is to be trained otherwise than the paper does.
   *
   * @param change from the family's settings to those of the run
   * @return this
   */
  public RunBuilder settings(UnaryOperator<TrainingSettings> change) {
    settings = change;
    return this;
  }

  /**
   * How long to train.
   *
   * @param steps generator updates, at least 1
   * @return this
   */
  public RunBuilder steps(long steps) {
    return length(InputException.guard("steps", () -> TrainingLength.steps(steps)));
  }

  /**
   * How long to train; the family's own schedule, or else 2,000 steps, if this isn't said.
   *
   * @param trained in steps or in passes over the images
   * @return this
   */
  public RunBuilder length(TrainingLength trained) {
    length = Optional.of(trained);
    return this;
  }

  /**
   * How often samples, weights and checkpoint are written; a tenth of the run if this isn't said.
   *
   * @param steps from one time to the next, at least 1
   * @return this
   */
  public RunBuilder sampleEvery(long steps) {
    if (steps < 1) {
      throw new InputException("sample every: expected at least 1, got " + steps);
    }
    sampleEvery = OptionalLong.of(steps);
    return this;
  }

  /**
   * The seed of every random draw; 1 if this isn't said.
   *
   * @param number the same gives the same weights on the same machine
   * @return this
   */
  public RunBuilder seed(long number) {
    seed = number;
    return this;
  }

  /**
   * What is to compute.
   *
   * @param chosen the machine
   * @return this
   */
  public RunBuilder machine(Machine chosen) {
    machine = chosen;
    return this;
  }

  /**
   * How the run is saved while it is trained.
   *
   * @param chosen how
   * @return this
   */
  public RunBuilder saving(Saving chosen) {
    saving = chosen;
    return this;
  }

  /**
   * Reads the images, checks everything and resolves every default; writes nothing.
   *
   * @param folder where the run is to go, empty or absent
   * @return the run, to be trained
   * @throws InputException if anything that was said can't be used
   */
  public Run into(Path folder) {
    return into(folder, family);
  }

  private <C extends Record> Run into(Path folder, ModelFamily<C> family) {
    OutputFolder.fresh(folder);
    String selected = machine.select();
    DataSource source = data.orElseGet(this::usual);
    TrainingImages images = source.read();
    requireInputs(source, images);
    TrainingSettings trained =
        ConfigFields.with(
            settings.apply(family.training()),
            TrainingSettings.class,
            family.name() + "'s training",
            fields(true));
    C network = configure(family, images, trained);
    Machine.Loaded on = machine.load(selected);
    RunConfig config =
        InputException.guard(
            family.name(),
            () ->
                new RunConfig(
                    RunConfig.FORMAT,
                    Versions.all(),
                    family.name(),
                    Json.toMap(network),
                    source.record(images),
                    trained,
                    course(trained, family.steps(network, trained), images),
                    on.record(),
                    saving));
    return new Run(new RunFolder(folder), config, family, new Parts(machine, on, images));
  }

  private DataSource usual() {
    DataKind kind = DataKind.usual(family.inputs());
    if (kind.needsFolder()) {
      throw new InputException(
          family.name() + ": needs " + family.inputs() + "; say where they lie with data");
    }
    return DataSource.digits();
  }

  private void requireInputs(DataSource source, TrainingImages images) {
    Inputs wanted = family.inputs();
    boolean fits =
        images.kind() == wanted
            || wanted == Inputs.IMAGES && images.kind() == Inputs.LABELLED_IMAGES;
    if (!fits) {
      throw new InputException(
          String.format(
              "%s: needs %s; %s has %s; %s",
              family.name(), wanted, source.kind(), images.kind(), hint(wanted, source.kind())));
    }
  }

  private static String hint(Inputs wanted, DataKind kind) {
    if (wanted != Inputs.LABELLED_IMAGES) {
      return "take " + DataKind.usual(wanted);
    }
    return kind == DataKind.FOLDER
        ? "put every image into a sub-folder that is named after its class"
        : "take digits, mnist, cifar10, or folder with a sub-folder for each class";
  }

  private <C extends Record> C configure(
      ModelFamily<C> family, TrainingImages images, TrainingSettings trained) {
    C config =
        InputException.guard(
            family.name(),
            () -> {
              family.check(trained);
              return family.configure(
                  new ModelRequest(
                      images.shape(),
                      images.classes().size(),
                      latentSize,
                      width,
                      trained.differentiatesInputs()));
            });
    C chosen = ConfigFields.with(config, family.configType(), family.name(), fields(false));
    return InputException.guard(family.name(), () -> ConfigBounds.require("", chosen));
  }

  private RunConfig.Course course(
      TrainingSettings trained, OptionalLong schedule, TrainingImages images) {
    long steps =
        length
            .orElseGet(() -> TrainingLength.steps(schedule.orElse(DEFAULT_STEPS)))
            .stepCount(batchesPerEpoch(images, trained.batch()), trained.criticSteps());
    return new RunConfig.Course(
        steps, seed, sampleEvery.orElse(Math.max(1, steps / DEFAULT_GRIDS)));
  }

  /** What was set of the training, or of the networks, by field. */
  private Map<String, Object> fields(boolean ofTraining) {
    Map<String, Object> chosen = new LinkedHashMap<>();
    fields.forEach(
        (name, value) -> {
          if (name.startsWith(TRAINING) == ofTraining) {
            chosen.put(ofTraining ? name.substring(TRAINING.length()) : name, Json.parse(value));
          }
        });
    return chosen;
  }

  private static long batchesPerEpoch(TrainingImages images, int batch) {
    try (BatchSource batches = images.batches(batch, new RandomStream(0))) {
      return batches.batchesPerEpoch().orElseThrow();
    }
  }
}

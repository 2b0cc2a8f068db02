package org.gan4j.examples.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.gan4j.data.BatchSource;
import org.gan4j.io.InputException;
import org.gan4j.io.Json;
import org.gan4j.models.Inputs;
import org.gan4j.models.Model;
import org.gan4j.models.ModelFamilies;
import org.gan4j.models.ModelFamily;
import org.gan4j.models.ModelRequest;
import org.gan4j.models.TrainingSettings;
import org.gan4j.random.RandomStream;
import org.gan4j.random.RandomStreams;
import org.gan4j.run.DataKind;
import org.gan4j.run.RunConfig;
import org.gan4j.run.RunFolder;
import org.gan4j.run.TrainingImages;
import org.gan4j.run.TrainingRun;
import org.gan4j.run.Versions;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gan4j train}: from images to a run directory. */
@Command(
    name = "train",
    description = {
      "Train a model and write a run directory.",
      "",
      "The run directory holds config.json, losses.jsonl, losses.png, samples/,",
      "weights.safetensors, and report.html, a page that shows it all."
    },
    customSynopsis = "gan4j train MODEL [options]",
    parameterListHeading = "%n",
    optionListHeading = "%nGeneral%n",
    sortOptions = false,
    footerHeading = "%nExamples%n",
    footer = {
      "  gan4j train dcgan --steps 500",
      "  gan4j train dcgan --data mnist --data-dir data/mnist --steps 2000 --seed 1 --out"
          + " runs/mnist",
      "  gan4j train dcgan --data folder --data-dir photos --resolution 32 --epochs 20",
      "  gan4j train cyclegan --data-dir horse2zebra --mirror --width 32 --epochs 100",
      "  gan4j train mlp --loss wasserstein --penalty wgan-gp --critic-steps 5"
    })
final class TrainCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "MODEL",
      description = "Which model; gan4j models lists them.",
      arity = "1")
  private String model;

  @ArgGroup(validate = false, heading = "%nImages%n", order = 1)
  private DataOptions data = new DataOptions();

  @ArgGroup(validate = false, heading = "%nTraining (defaults: the model's paper)%n", order = 2)
  private TrainingOptions training = new TrainingOptions();

  @ArgGroup(validate = false, heading = "%nModel (defaults: the model's paper)%n", order = 3)
  private ModelOptions network = new ModelOptions();

  @ArgGroup(validate = false, heading = "%nOutput%n", order = 4)
  private OutputOptions output = new OutputOptions();

  @ArgGroup(validate = false, heading = "%nMachine%n", order = 5)
  private MachineOptions machine = new MachineOptions();

  @Mixin private HelpOption help;

  /** The size of the networks. */
  static final class ModelOptions {
    private static final String TRAINING = "training.";

    @Option(names = "--latent", paramLabel = "N", description = "The length of a latent vector.")
    private Integer latent;

    @Option(
        names = "--width",
        paramLabel = "N",
        description = "Feature maps (mlp: hidden units) where the networks are narrowest.")
    private Integer width;

    @Option(
        names = "--set",
        paramLabel = "FIELD=VALUE",
        description =
            "Any field of the model's configuration, or of the training's after training., as in"
                + " training.discriminator.rate=1e-4; the model's page and config.json name"
                + " them.")
    private Map<String, String> fields = Map.of();

    /** What is set of the training, by field. */
    Map<String, Object> ofTraining() {
      return chosen(name -> name.startsWith(TRAINING), TRAINING.length());
    }

    private Map<String, Object> chosen(Predicate<String> which, int prefix) {
      Map<String, Object> chosen = new LinkedHashMap<>();
      fields.forEach(
          (name, value) -> {
            if (which.test(name)) {
              chosen.put(name.substring(prefix), Json.parse(value));
            }
          });
      return chosen;
    }

    <C extends Record> C configure(
        ModelFamily<C> family, TrainingImages images, TrainingSettings settings) {
      C config =
          InputException.guard(
              family.name(),
              () -> {
                family.check(settings);
                return family.configure(request(images, settings));
              });
      return ConfigFields.with(
          config,
          family.configType(),
          family.name(),
          chosen(name -> !name.startsWith(TRAINING), 0));
    }

    private ModelRequest request(TrainingImages images, TrainingSettings settings) {
      return new ModelRequest(
          images.shape(),
          images.classes().size(),
          optional(latent),
          optional(width),
          settings.differentiatesInputs());
    }

    private static OptionalInt optional(Integer given) {
      return given == null ? OptionalInt.empty() : OptionalInt.of(given);
    }
  }

  /** Where the run goes. */
  static final class OutputOptions {
    @Option(
        names = "--out",
        paramLabel = "DIR",
        description = "The run directory, empty or absent (default: runs/MODEL-KIND).")
    private Path folder;

    @Option(
        names = "--sample-every",
        paramLabel = "N",
        description = "Steps between grids of samples (default: a tenth of the run).")
    private Long sampleEvery;
  }

  /** The name of the model that was given, if one was. */
  String model() {
    return model;
  }

  @Override
  public void run() {
    ModelFamily<?> family = ModelFamilies.of(model);
    data.choose(family.inputs());
    data.check();
    training.check();
    machine.check();
    Checks.atLeast("--latent", network.latent, 1);
    Checks.atLeast("--width", network.width, 1);
    Checks.atLeast("--sample-every", output.sampleEvery, 1);
    train(family);
  }

  private <C extends Record> void train(ModelFamily<C> family) {
    Path folder =
        OutputFolder.choose(output.folder, Path.of("runs", family.name() + "-" + data.kind()));
    String backend = machine.select();
    TrainingImages images = data.read();
    images.skipped().lines().forEach(spec.commandLine().getErr()::println);
    requireInputs(family, images);
    TrainingSettings settings = training.resolve(family, network.ofTraining());
    C config = network.configure(family, images, settings);
    RandomStream shuffle = new RandomStreams(training.seed()).stream("shuffling");
    MachineOptions.Machine on = machine.load();
    try (BatchSource batches = images.batches(settings.batch(), shuffle)) {
      RunConfig record =
          new RunConfig(
              RunConfig.FORMAT,
              Versions.all(),
              family.name(),
              Json.toMap(config),
              data.record(images),
              settings,
              training.course(
                  settings,
                  family.steps(config, settings),
                  batches.batchesPerEpoch().orElseThrow(),
                  output.sampleEvery),
              on.record());
      Model networks = family.create(config, settings, training.seed(), on.kernels());
      PrintWriter err = spec.commandLine().getErr();
      err.println(backend + "; " + on);
      err.println(family.name() + " on " + images + ", into " + folder);
      new TrainingRun(new RunFolder(folder), record, networks, images.examples()).run(batches);
    }
    spec.commandLine().getOut().println(folder);
  }

  private static String hint(Inputs wanted, DataKind kind) {
    if (wanted != Inputs.LABELLED_IMAGES) {
      return "; give --data " + DataKind.usual(wanted);
    }
    return kind == DataKind.FOLDER
        ? "; put every image into a sub-folder that is named after its class"
        : "; give --data digits, mnist, cifar10, or folder with a sub-folder for each class";
  }

  private void requireInputs(ModelFamily<?> family, TrainingImages images) {
    Inputs wanted = family.inputs();
    boolean fits =
        images.kind() == wanted
            || wanted == Inputs.IMAGES && images.kind() == Inputs.LABELLED_IMAGES;
    if (!fits) {
      throw new InputException(
          family.name()
              + ": needs "
              + wanted
              + "; --data "
              + data.kind()
              + " has "
              + images.kind()
              + hint(wanted, data.kind()));
    }
  }
}

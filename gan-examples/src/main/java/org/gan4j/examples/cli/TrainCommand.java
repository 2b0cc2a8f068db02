package org.gan4j.examples.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.gan4j.io.InputException;
import org.gan4j.models.ModelFamilies;
import org.gan4j.models.ModelFamily;
import org.gan4j.models.ModelRequest;
import org.gan4j.run.DataSource;
import org.gan4j.run.OutputFolder;
import org.gan4j.run.Run;
import org.gan4j.run.RunBuilder;
import org.gan4j.run.RunConfig;
import org.gan4j.run.Saving;
import org.gan4j.train.TrainingLength;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
    customSynopsis = {
      "gan4j train MODEL [options]",
      "       gan4j train --config FILE [--out DIR] [checkpoints] [machine]"
    },
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
      "  gan4j train mlp --loss wasserstein --penalty wgan-gp --critic-steps 5",
      "  gan4j train --config runs/mnist/config.json --out runs/again"
    })
final class TrainCommand implements Callable<Integer> {

  private static final String MACHINE = "%nMachine%n";
  private static final String SAVING = "%nCheckpoints%n";

  /**
   * The options, beside the machine's and those of saving, that go with a recorded configuration.
   */
  private static final Set<String> WITH_CONFIG = Set.of("--config", "--out", "--debug");

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "MODEL",
      description = "Which model; gan4j models lists them.",
      arity = "0..1")
  private @Nullable String model;

  @ArgGroup(validate = false, heading = "%nImages%n", order = 1)
  private DataOptions data = new DataOptions();

  @ArgGroup(validate = false, heading = "%nTraining (defaults: the model's paper)%n", order = 2)
  private TrainingOptions training = new TrainingOptions();

  @ArgGroup(validate = false, heading = "%nModel (defaults: the model's paper)%n", order = 3)
  private ModelOptions network = new ModelOptions();

  @ArgGroup(validate = false, heading = "%nOutput%n", order = 4)
  private OutputOptions output = new OutputOptions();

  @ArgGroup(validate = false, heading = SAVING, order = 5)
  private SavingOptions saving = new SavingOptions();

  @ArgGroup(validate = false, heading = MACHINE, order = 6)
  private MachineOptions machine = new MachineOptions();

  @Mixin private HelpOption help;

  /** The size of the networks. */
  static final class ModelOptions {
    private static final String TRAINING = "training.";

    @Option(names = "--latent", paramLabel = "N", description = "The length of a latent vector.")
    private @Nullable Integer latent;

    @Option(
        names = "--width",
        paramLabel = "N",
        description = "Feature maps (mlp: hidden units) where the networks are narrowest.")
    private @Nullable Integer width;

    @Option(
        names = "--set",
        paramLabel = "FIELD=VALUE",
        description =
            "Any field of the model's configuration, or of the training's after training., as in"
                + " training.discriminator.rate=1e-4; the model's page and config.json name"
                + " them.")
    private Map<String, String> fields = Map.of();

    void configure(RunBuilder run) {
      Optional.ofNullable(latent).ifPresent(run::latentSize);
      Optional.ofNullable(width).ifPresent(run::width);
      fields.forEach(run::set);
    }
  }

  /** Where the run goes. */
  static final class OutputOptions {
    @Option(
        names = "--out",
        paramLabel = "DIR",
        description = "The run directory, empty or absent (default: runs/MODEL-KIND).")
    private @Nullable Path folder;

    @Option(
        names = "--config",
        paramLabel = "FILE",
        description =
            "A run's config.json: repeat that run, with the same weights in the end, in place of"
                + " MODEL and all options but --out and those of checkpoints and machine.")
    private @Nullable Path config;

    @Option(
        names = "--sample-every",
        paramLabel = "N",
        description = "Steps between grids of samples (default: a tenth of the run).")
    private @Nullable Long sampleEvery;

    Path folder(String model, String kind) {
      return OutputFolder.choose(folder, usual(model, kind));
    }

    static Path usual(String model, String kind) {
      return Path.of("runs", model + "-" + kind);
    }
  }

  /** The name of the model that was given, if one was. */
  Optional<String> model() {
    return Optional.ofNullable(model);
  }

  /** How to train. */
  TrainingOptions training() {
    return training;
  }

  @Override
  public Integer call() {
    machine.check();
    Run asked = output.config == null ? create() : repeat(output.config);
    String kind = asked.config().data().kind();
    Run run =
        output.folder == null
            ? asked.in(OutputFolder.claim(OutputOptions.usual(asked.config().model(), kind)))
            : asked;
    PrintWriter err = spec.commandLine().getErr();
    err.println(run.machine());
    err.println(run.config().model() + " on " + run.images() + ", into " + run.folder().path());
    run.images().skipped().lines().forEach(err::println);
    try {
      return Foreground.train(spec, run, Run::train);
    } finally {
      if (output.folder == null) {
        OutputFolder.abandon(run.folder().path());
      }
    }
  }

  private Run create() {
    String name = model;
    if (name == null) {
      throw new ParameterException(spec.commandLine(), "MODEL is missing, or --config");
    }
    ModelFamily<?> family = ModelFamilies.of(name);
    DataSource images = data.source(family.inputs());
    training.check();
    Checks.between("--latent", network.latent, 1, ModelRequest.LARGEST);
    Checks.between("--width", network.width, 1, ModelRequest.LARGEST);
    Checks.between("--sample-every", output.sampleEvery, 1, TrainingLength.MOST_STEPS);
    RunBuilder run =
        Run.create(name)
            .data(images)
            .settings(usual -> training.resolve(usual, name))
            .seed(training.seed())
            .machine(machine.machine())
            .saving(saving.resolve(Saving.USUAL));
    training.length().ifPresent(run::length);
    network.configure(run);
    Optional.ofNullable(output.sampleEvery).ifPresent(run::sampleEvery);
    return run.into(output.folder(name, images.kind().toString()));
  }

  /** The record says everything, but where to, and perhaps on what. */
  private Run repeat(Path record) {
    if (model != null) {
      throw new InputException("--config: names the model already; leave out " + model);
    }
    for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
      boolean free =
          option.group() != null && Set.of(MACHINE, SAVING).contains(option.group().heading());
      if (!free && !WITH_CONFIG.contains(option.longestName())) {
        throw new InputException(
            "--config: repeats a run as it was; leave out " + option.longestName());
      }
    }
    RunConfig config = RunConfig.read(record);
    return Run.repeat(
            config, output.folder(config.model(), config.data().kind()), machine.machine())
        .saving(saving.resolve(config.saving()));
  }
}

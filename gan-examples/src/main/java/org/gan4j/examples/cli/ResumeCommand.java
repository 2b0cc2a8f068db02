package org.gan4j.examples.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gan4j.data.BatchSource;
import org.gan4j.io.InputException;
import org.gan4j.models.Model;
import org.gan4j.models.ModelFamily;
import org.gan4j.random.RandomStream;
import org.gan4j.random.RandomStreams;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gan4j resume}: a run goes on where it was broken off, or for longer. */
@Command(
    name = "resume",
    description = "Go on with a run from its last checkpoint, as if it had never stopped.",
    customSynopsis = "gan4j resume RUN [options]",
    parameterListHeading = "%n",
    optionListHeading = "%nGeneral%n",
    sortOptions = false,
    footerHeading = "%nExamples%n",
    footer = {"  gan4j resume runs/mnist", "  gan4j resume runs/mnist --steps 5000"})
final class ResumeCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RUN", description = "The run directory that gan4j train wrote.")
  private Path run;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Generator updates in all, those before counted in (default: the run's).")
  private Long steps;

  @ArgGroup(validate = false, heading = "%nMachine%n", order = 1)
  private MachineOptions machine = new MachineOptions();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Override
  public void run() {
    Checks.atLeast("--steps", steps, 1);
    machine.check();
    RunFolder folder = RunFolder.open(run);
    if (!Files.exists(folder.checkpoint())) {
      throw InputException.at(
          run, "the run has no " + folder.checkpoint().getFileName() + "; train it anew");
    }
    RunConfig config = folder.readConfig();
    resume(folder, steps == null ? config : config.steps(steps), ModelNames.find(config.model()));
  }

  private <C extends Record> void resume(
      RunFolder folder, RunConfig config, ModelFamily<C> family) {
    C network = config.network(family, folder.config());
    String backend = machine.select();
    TrainingImages images = config.data().read();
    RunConfig.Training training = config.training();
    RandomStream shuffle = new RandomStreams(training.seed()).stream("shuffling");
    MachineOptions.Machine on = machine.load();
    try (BatchSource batches = images.batches(training.batch(), shuffle)) {
      Model model = family.create(network, training.seed(), on.kernels());
      PrintWriter err = spec.commandLine().getErr();
      err.println(backend + "; " + on);
      err.println(family.name() + " on " + images + ", on with " + run);
      new TrainingRun(folder, config, model, images.examples()).resume(batches);
    }
    spec.commandLine().getOut().println(run);
  }
}

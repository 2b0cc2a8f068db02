package org.gan4j.examples.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import org.gan4j.data.BatchSource;
import org.gan4j.io.InputException;
import org.gan4j.models.Model;
import org.gan4j.models.ModelFamilies;
import org.gan4j.models.ModelFamily;
import org.gan4j.random.RandomStream;
import org.gan4j.random.RandomStreams;
import org.gan4j.run.RunConfig;
import org.gan4j.run.RunFolder;
import org.gan4j.run.TrainingImages;
import org.gan4j.run.TrainingRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gan4j resume}: a run goes on where it was broken off, or for longer. */
@Command(
    name = "resume",
    description = "Go on with a run from its last checkpoint, as if it had never stopped.",
    customSynopsis = "gan4j resume RUN [options]",
    footer = {"  gan4j resume runs/mnist", "  gan4j resume runs/mnist --steps 5000"})
final class ResumeCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Generator updates in all, those before counted in (default: the run's).")
  private Long steps;

  @Mixin private RunOptions run;

  @Override
  public void run() {
    Checks.atLeast("--steps", steps, 1);
    run.machine().check();
    RunFolder folder = RunFolder.open(run.path());
    if (!Files.exists(folder.checkpoint())) {
      throw InputException.at(
          folder.path(), "the run has no " + folder.checkpoint().getFileName() + "; train it anew");
    }
    RunConfig config = folder.readConfig();
    resume(folder, steps == null ? config : config.steps(steps), ModelFamilies.of(config.model()));
  }

  private void resume(RunFolder folder, RunConfig config, ModelFamily<?> family) {
    config.network(family, folder.config());
    String backend = run.machine().select();
    TrainingImages images = config.data().read();
    images.skipped().lines().forEach(spec.commandLine().getErr()::println);
    RandomStream shuffle = new RandomStreams(config.course().seed()).stream("shuffling");
    MachineOptions.Machine on = run.machine().load();
    try (BatchSource batches = images.batches(config.training().batch(), shuffle)) {
      Model model = config.create(family, folder.config(), on.kernels());
      PrintWriter err = spec.commandLine().getErr();
      err.println(backend + "; " + on);
      err.println(family.name() + " on " + images + ", on with " + folder.path());
      new TrainingRun(folder, config, model, images.examples()).resume(batches);
    }
    spec.commandLine().getOut().println(folder.path());
  }
}

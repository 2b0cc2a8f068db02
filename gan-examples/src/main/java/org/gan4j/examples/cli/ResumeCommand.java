package org.gan4j.examples.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.gan4j.run.Run;
import org.gan4j.train.TrainingLength;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
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
final class ResumeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Generator updates in all, those before counted in (default: the run's).")
  private @Nullable Long steps;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Where the run's images lie now (default: where they were).")
  private @Nullable Path folder;

  @ArgGroup(validate = false, heading = "%nCheckpoints (defaults: the run's)%n", order = 1)
  private SavingOptions saving = new SavingOptions();

  @Mixin private RunOptions run;

  @Override
  public Integer call() {
    Checks.between("--steps", steps, 1, TrainingLength.MOST_STEPS);
    Run opened = run.open().asRecorded();
    Run from = folder == null ? opened : opened.dataIn(folder);
    Run longer =
        (steps == null ? from : from.steps(steps)).saving(saving.resolve(from.config().saving()));
    longer.requireCheckpoint();
    PrintWriter err = spec.commandLine().getErr();
    err.println(longer.machine());
    err.println(
        longer.config().model() + " on " + longer.images() + ", on with " + longer.folder().path());
    longer.images().skipped().lines().forEach(err::println);
    return Foreground.train(spec, longer, Run::resume);
  }
}

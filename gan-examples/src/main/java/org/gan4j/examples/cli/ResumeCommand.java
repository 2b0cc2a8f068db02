package org.gan4j.examples.cli;

import java.io.PrintWriter;
import org.gan4j.run.Run;
import org.gan4j.train.ProgressLine;
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
    Run from = run.open();
    Run longer = steps == null ? from : from.steps(steps);
    longer.requireCheckpoint();
    PrintWriter err = spec.commandLine().getErr();
    err.println(longer.machine());
    err.println(
        longer.config().model() + " on " + longer.images() + ", on with " + longer.folder().path());
    longer.images().skipped().lines().forEach(err::println);
    longer.listener(ProgressLine.terminal()).resume();
    spec.commandLine().getOut().println(longer.folder().path());
  }
}

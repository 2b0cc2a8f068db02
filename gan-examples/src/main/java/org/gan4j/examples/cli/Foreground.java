package org.gan4j.examples.cli;

import java.io.PrintWriter;
import java.util.function.Function;
import org.gan4j.run.Run;
import org.gan4j.run.RunEnd;
import org.gan4j.train.ProgressLine;
import org.gan4j.train.StopRequest;
import picocli.CommandLine.Model.CommandSpec;

/** Trains a run with its progress shown, until it is complete or a signal ends it. */
final class Foreground {

  private Foreground() {}

  /**
   * Trains.
   *
   * @param spec the command, for what it prints
   * @param run the run
   * @param way from the beginning or on from a checkpoint
   * @return the exit code
   */
  static int train(CommandSpec spec, Run run, Function<Run, RunEnd> way) {
    PrintWriter err = spec.commandLine().getErr();
    StopRequest stop = new StopRequest();
    Run watched =
        run.listener(ProgressLine.terminal())
            .notices(line -> err.println("gan4j: " + line))
            .size(err::println)
            .stopAt(stop);
    try (Signals signals = Signals.handle(name -> stop(name, stop, err))) {
      RunEnd end = way.apply(watched);
      if (end.complete()) {
        spec.commandLine().getOut().println(run.folder().path());
        return ExitCode.SUCCESS.code();
      }
      Signals.Caught by =
          signals
              .caught()
              .orElseThrow(() -> new IllegalStateException("the training thread was interrupted"));
      if (end.steps() == 0) {
        err.printf("gan4j: %s before the first step: nothing is lost, train again%n", by.name());
      } else {
        err.printf(
            "gan4j: %s after step %,d of %,d, which the checkpoint has: gan4j resume %s%n",
            by.name(), end.steps(), run.config().course().steps(), run.folder().path());
      }
      return by.exitCode();
    }
  }

  private static void stop(String signal, StopRequest stop, PrintWriter err) {
    stop.stop();
    err.printf("%ngan4j: %s: ends after this step; once more ends at once%n", signal);
  }
}

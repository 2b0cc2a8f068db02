package org.gan4j.train;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One line with the losses, the speed and the time left: rewritten in place on a terminal, printed
 * every few seconds elsewhere.
 */
public final class ProgressLine implements TrainListener {

  private static final double TERMINAL_SECONDS = 0.2;
  private static final double LOG_SECONDS = 10;

  private final PrintStream out;
  private final boolean terminal;
  private @Nullable StepReport first;
  private @Nullable StepReport shown;
  private boolean open;

  private ProgressLine(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /**
   * Progress on standard error: in place if the process has a console.
   *
   * @return the listener
   */
  public static ProgressLine terminal() {
    return new ProgressLine(System.err, System.console() != null);
  }

  /**
   * Progress as lines of a log.
   *
   * @param out where to print
   * @return the listener
   */
  public static ProgressLine log(PrintStream out) {
    return new ProgressLine(out, false);
  }

  @Override
  public void stepped(StepReport report) {
    StepReport begin = first == null ? report : first;
    first = begin;
    double since = shown == null ? Double.MAX_VALUE : report.seconds() - shown.seconds();
    if (since < (terminal ? TERMINAL_SECONDS : LOG_SECONDS) && !report.last()) {
      return;
    }
    String line = line(begin, report);
    if (terminal) {
      out.print("\r" + line + "\u001b[K");
      open = true;
    } else {
      out.println(line);
    }
    out.flush();
    shown = report;
  }

  private static String line(StepReport first, StepReport report) {
    double seconds = report.seconds() - first.seconds();
    double stepsPerSecond = seconds > 0 ? (report.step() - first.step()) / seconds : 0;
    double imagesPerSecond = seconds > 0 ? (report.images() - first.images()) / seconds : 0;
    String speed =
        seconds > 0
            ? String.format(
                Locale.ROOT,
                "  %.1f steps/s  %.0f images/s  %s left",
                stepsPerSecond,
                imagesPerSecond,
                time((report.totalSteps() - report.step()) / stepsPerSecond))
            : "";
    String losses =
        report.losses().entrySet().stream()
            .map(loss -> String.format(Locale.ROOT, "  %s %.4f", loss.getKey(), loss.getValue()))
            .collect(Collectors.joining());
    return String.format(
        Locale.ROOT,
        "step %d/%d (%d%%)%s%s",
        report.step(),
        report.totalSteps(),
        100 * report.step() / report.totalSteps(),
        losses,
        speed);
  }

  private static String time(double seconds) {
    Duration left = Duration.ofMillis(Math.round(seconds * 1000));
    return left.toHours() > 0
        ? String.format(
            Locale.ROOT, "%d:%02d:%02d", left.toHours(), left.toMinutesPart(), left.toSecondsPart())
        : String.format(Locale.ROOT, "%d:%02d", left.toMinutes(), left.toSecondsPart());
  }

  @Override
  public void close() {
    if (open) {
      out.println();
      open = false;
    }
  }
}

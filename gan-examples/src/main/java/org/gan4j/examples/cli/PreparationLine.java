package org.gan4j.examples.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import org.gan4j.data.Preparation;

/** How far a preparation is, how fast it goes and how long it takes yet, on one line. */
final class PreparationLine implements Preparation.Progress {

  private static final double TERMINAL_SECONDS = 0.2;
  private static final double LOG_SECONDS = 10;
  private static final double NANO = 1e-9;

  private final PrintWriter out;
  private final boolean terminal;
  private final long begin = System.nanoTime();
  private double shown;
  private boolean open;

  private PreparationLine(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** Rewritten in place where the process has a console, else a line now and then. */
  static PreparationLine of(PrintWriter out) {
    return new PreparationLine(out, System.console() != null);
  }

  @Override
  public void at(int done, int all) {
    double seconds = (System.nanoTime() - begin) * NANO;
    if (seconds - shown < (terminal ? TERMINAL_SECONDS : LOG_SECONDS)) {
      return;
    }
    shown = seconds;
    String line = line(done, all, seconds);
    if (terminal) {
      out.print("\r" + line + "\u001b[K");
      open = true;
    } else {
      out.println(line);
    }
    out.flush();
  }

  /** The line after some seconds. */
  static String line(int done, int all, double seconds) {
    double speed = done / seconds;
    Duration left = Duration.ofSeconds(Math.round((all - done) / speed));
    return String.format(
        Locale.ROOT,
        "%,d of %,d images  %.0f images/s  %d:%02d:%02d left",
        done,
        all,
        speed,
        left.toHours(),
        left.toMinutesPart(),
        left.toSecondsPart());
  }

  /** Goes to a new line. */
  void end() {
    if (open) {
      out.println();
    }
  }
}

package org.gan4j.examples.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Turns the first SIGINT, SIGTERM or SIGHUP into a request; the second ends the process at once.
 *
 * <p>Handlers of {@code sun.misc.Signal} and not a shutdown hook: once hooks run, the JVM is ending
 * and a second signal does nothing, and a hook isn't told which signal came. Where the JVM lets no
 * one handle a signal (with {@code -Xrs}, or one that the system lacks), it keeps its usual effect,
 * and so does one that the process was started to ignore, as {@code nohup} does.
 */
final class Signals implements AutoCloseable {

  /** By convention, what is added to a signal's number to give the exit code. */
  private static final int KILLED = 128;

  private final List<Runnable> restorations = new ArrayList<>();
  private final AtomicReference<Signal> first = new AtomicReference<>();

  private Signals() {}

  /**
   * Handles signals from now on.
   *
   * @param request gets the first one's name, on a thread of its own
   * @return to be closed, which restores what signals did before
   */
  static Signals handle(Consumer<String> request) {
    Signals signals = new Signals();
    for (String name : List.of("INT", "TERM", "HUP")) {
      signals.handle(name, request);
    }
    return signals;
  }

  private void handle(String name, Consumer<String> request) {
    try {
      Signal signal = new Signal(name);
      SignalHandler handler = caught -> caught(caught, request);
      SignalHandler before = Signal.handle(signal, handler);
      restorations.add(() -> Signal.handle(signal, before));
      if (before == SignalHandler.SIG_IGN) {
        Signal.handle(signal, before);
      }
    } catch (IllegalArgumentException e) {
      // It keeps its usual effect.
    }
  }

  private void caught(Signal signal, Consumer<String> request) {
    if (first.compareAndSet(null, signal)) {
      request.accept("SIG" + signal.getName());
    } else {
      Runtime.getRuntime().halt(KILLED + signal.getNumber());
    }
  }

  /** The signal that came, with the exit code that tells of it. */
  Optional<Caught> caught() {
    return Optional.ofNullable(first.get())
        .map(signal -> new Caught("SIG" + signal.getName(), KILLED + signal.getNumber()));
  }

  /**
   * A signal.
   *
   * @param name as in {@code SIGINT}
   * @param exitCode 128 and its number
   */
  record Caught(String name, int exitCode) {}

  @Override
  public void close() {
    restorations.forEach(Runnable::run);
  }
}

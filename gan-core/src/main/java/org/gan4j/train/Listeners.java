package org.gan4j.train;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The listeners of a run. One that throws is named once, and is called again at the next step; only
 * what an essential one throws ends the run. All of them are closed, whatever happens.
 */
final class Listeners {

  private final List<TrainListener> listeners;

  Listeners(List<TrainListener> listeners) {
    this.listeners = listeners;
  }

  /** Tells all of a step. */
  void stepped(StepReport report, Notices notices) {
    for (TrainListener listener : listeners) {
      if (listener.essential()) {
        listener.stepped(report);
      } else {
        notices.attempt(listener.name(), () -> listener.stepped(report));
      }
    }
  }

  /**
   * Closes all.
   *
   * @param ending what ends the run, to which failures here are added; or null
   * @throws RuntimeException what an essential listener threw first, if nothing ended the run
   */
  void close(@Nullable Throwable ending, Notices notices) {
    RuntimeException failure = null;
    for (TrainListener listener : listeners) {
      try {
        if (listener.essential()) {
          listener.close();
        } else {
          notices.attempt(listener.name(), listener::close);
        }
      } catch (RuntimeException e) {
        if (ending != null) {
          ending.addSuppressed(e);
        } else if (failure != null) {
          failure.addSuppressed(e);
        } else {
          failure = e;
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}

package org.gan4j.train;

import org.gan4j.io.Require;

/**
 * Watches a run. Listeners are called on the training thread, in the order in which they were
 * added. What one throws is told once, with its name, and the run goes on, unless the listener is
 * {@link #essential}; {@link StopRequest} ends a run.
 */
public interface TrainListener extends AutoCloseable {

  /**
   * A step was taken.
   *
   * @param report what it gave
   */
  void stepped(StepReport report);

  /** The run is over, whether it reached its end or not. */
  @Override
  default void close() {}

  /**
   * Whether the run ends with what this throws, instead of going on without it.
   *
   * @return false, unless the run is worth nothing without this listener's work
   */
  default boolean essential() {
    return false;
  }

  /**
   * What this is called where it fails.
   *
   * @return "listener" and the name of the class, or of that in which it was written as a lambda
   */
  default String name() {
    return "listener " + getClass().getName().split("\\$\\$Lambda")[0];
  }

  /**
   * A listener that is called at every n-th step and at the last one only.
   *
   * @param interval n, at least 1
   * @param listener what to call
   * @return the listener
   */
  static TrainListener every(long interval, TrainListener listener) {
    Require.positive("interval", interval);
    return new TrainListener() {
      @Override
      public void stepped(StepReport report) {
        if (report.step() % interval == 0 || report.last()) {
          listener.stepped(report);
        }
      }

      @Override
      public void close() {
        listener.close();
      }

      @Override
      public boolean essential() {
        return listener.essential();
      }

      @Override
      public String name() {
        return listener.name();
      }
    };
  }
}

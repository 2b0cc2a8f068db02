package org.gan4j.train;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Saves a run by the clock: after its first minute, then at an interval, and at its last step. How
 * often it saves changes nothing about the run. A failure to save ends the run.
 */
public final class CheckpointClock implements TrainListener {

  /** When a run is saved first; sooner where the interval is shorter. */
  public static final Duration FIRST = Duration.ofMinutes(1);

  /** The usual interval. */
  public static final Duration USUAL = Duration.ofMinutes(10);

  private final long interval;
  private final Runnable save;
  private final LongSupplier nanoTime;
  private long due;

  /**
   * A clock that starts now.
   *
   * @param interval from one checkpoint to the next; zero saves after every step
   * @param save writes the checkpoint
   * @throws IllegalArgumentException if the interval is negative
   */
  public CheckpointClock(Duration interval, Runnable save) {
    this(interval, save, System::nanoTime);
  }

  CheckpointClock(Duration interval, Runnable save, LongSupplier nanoTime) {
    if (interval.isNegative()) {
      throw new IllegalArgumentException(
          "interval: expected at least 0 seconds, got " + interval.toSeconds());
    }
    this.interval = interval.toNanos();
    this.save = save;
    this.nanoTime = nanoTime;
    this.due = nanoTime.getAsLong() + Math.min(this.interval, FIRST.toNanos());
  }

  @Override
  public void stepped(StepReport report) {
    if (report.last() || nanoTime.getAsLong() - due >= 0) {
      save.run();
      due = nanoTime.getAsLong() + interval;
    }
  }

  /** A run that can't be saved ends. */
  @Override
  public boolean essential() {
    return true;
  }
}

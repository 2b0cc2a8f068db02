package org.gan4j.run;

import java.time.Duration;
import org.gan4j.train.CheckpointClock;

/**
 * How a run is saved while it is trained; nothing of it changes what comes of the training.
 *
 * @param everySeconds seconds from one checkpoint to the next, the first after a minute at most; 0
 *     after every step
 */
public record Saving(long everySeconds) {

  /** Every ten minutes. */
  public static final Saving USUAL = new Saving(CheckpointClock.USUAL.toSeconds());

  /** Checks the numbers. */
  public Saving {
    if (everySeconds < 0) {
      throw new IllegalArgumentException("everySeconds: expected at least 0, got " + everySeconds);
    }
  }

  /**
   * The same at another interval.
   *
   * @param interval from one checkpoint to the next, in whole seconds; zero saves after every step
   * @return a changed copy
   * @throws IllegalArgumentException if it is negative
   */
  public Saving every(Duration interval) {
    return new Saving(interval.toSeconds());
  }

  /** The interval. */
  Duration interval() {
    return Duration.ofSeconds(everySeconds);
  }
}

package org.gan4j.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import org.gan4j.io.Require;
import org.gan4j.train.CheckpointClock;
import org.jspecify.annotations.Nullable;

/**
 * How a run is saved while it is trained; nothing of it changes what comes of the training.
 *
 * @param everySeconds seconds from one checkpoint to the next, the first after a minute at most; 0
 *     after every step
 * @param keep how many of the last checkpoints stay, at least 1
 * @param snapshotEvery every step of which this is a divisor is saved and stays; 0 for none
 * @param waitsForDisk whether a run whose checkpoint can't be written, on a full disk say, tries
 *     until it can, instead of ending
 * @param evaluating how the run is measured meanwhile; null if it isn't
 */
public record Saving(
    long everySeconds,
    int keep,
    long snapshotEvery,
    boolean waitsForDisk,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Evaluating evaluating) {

  /** Every ten minutes, the last checkpoint alone, ending on a full disk. */
  public static final Saving USUAL =
      new Saving(CheckpointClock.USUAL.toSeconds(), 1, 0, false, null);

  /** Checks the numbers. */
  public Saving {
    Require.notNegative("everySeconds", everySeconds);
    Require.positive("keep", keep);
    Require.notNegative("snapshotEvery", snapshotEvery);
  }

  /**
   * The same at another interval.
   *
   * @param interval from one checkpoint to the next, in whole seconds; zero saves after every step
   * @return a changed copy
   * @throws IllegalArgumentException if it is negative
   */
  public Saving every(Duration interval) {
    return new Saving(interval.toSeconds(), keep, snapshotEvery, waitsForDisk, evaluating);
  }

  /**
   * The same with more of the last checkpoints, or fewer.
   *
   * @param count how many stay, at least 1
   * @return a changed copy
   * @throws IllegalArgumentException if it is less
   */
  public Saving keep(int count) {
    return new Saving(everySeconds, count, snapshotEvery, waitsForDisk, evaluating);
  }

  /**
   * The same with snapshots that stay.
   *
   * @param steps from one to the next; 0 for none
   * @return a changed copy
   * @throws IllegalArgumentException if it is negative
   */
  public Saving snapshotEvery(long steps) {
    return new Saving(everySeconds, keep, steps, waitsForDisk, evaluating);
  }

  /**
   * The same with another answer to a full disk.
   *
   * @param waits whether the run waits instead of ending
   * @return a changed copy
   */
  public Saving waitsForDisk(boolean waits) {
    return new Saving(everySeconds, keep, snapshotEvery, waits, evaluating);
  }

  /**
   * The same, measured meanwhile.
   *
   * @param how how often and what; null for not at all
   * @return a changed copy
   */
  public Saving evaluating(@Nullable Evaluating how) {
    return new Saving(everySeconds, keep, snapshotEvery, waitsForDisk, how);
  }

  /** The interval. */
  Duration interval() {
    return Duration.ofSeconds(everySeconds);
  }

  /** Whether a step is one whose snapshot stays. */
  boolean isSnapshot(long step) {
    return snapshotEvery > 0 && step % snapshotEvery == 0;
  }
}

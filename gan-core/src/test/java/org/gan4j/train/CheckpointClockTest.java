package org.gan4j.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckpointClockTest {

  private long now;

  /** The steps that are saved of some that take a number of seconds each. */
  private List<Long> saved(Duration interval, int steps, long secondsEach) {
    now = 0;
    List<Long> saved = new ArrayList<>();
    long[] step = {0};
    CheckpointClock clock =
        new CheckpointClock(interval, () -> saved.add(step[0]), () -> now * 1_000_000_000L);
    while (step[0] < steps) {
      step[0]++;
      now += secondsEach;
      clock.stepped(new StepReport(step[0], steps, 0, now, Map.of()));
    }
    return saved;
  }

  @Test
  void savesAfterAMinuteThenAtTheIntervalAndAtTheEnd() {
    assertEquals(List.of(6L, 66L, 126L, 150L), saved(CheckpointClock.USUAL, 150, 10));
  }

  @Test
  void aShorterIntervalHoldsFromTheBeginning() {
    assertEquals(List.of(3L, 6L, 7L), saved(Duration.ofSeconds(30), 7, 10));
    assertEquals(List.of(1L, 2L, 3L), saved(Duration.ZERO, 3, 0));
  }

  @Test
  void aStepLongerThanTheIntervalIsSavedOnce() {
    assertEquals(List.of(1L, 2L, 3L), saved(Duration.ofSeconds(30), 3, 100));
    assertEquals(List.of(4L), saved(Duration.ofDays(100_000), 4, 1));
  }

  @Test
  void aNegativeIntervalIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> saved(Duration.ofSeconds(-1), 1, 1));
  }
}

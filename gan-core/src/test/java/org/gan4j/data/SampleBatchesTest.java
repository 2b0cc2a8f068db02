package org.gan4j.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.gan4j.io.HostArrays;
import org.gan4j.io.InputException;
import org.gan4j.random.RandomStream;
import org.junit.jupiter.api.Test;

/** Vectors and series: from arrays, and drawn. */
class SampleBatchesTest {

  private static final float[][] VECTORS = {{0, 1}, {10, 11}, {20, 21}, {30, 31}, {40, 41}};

  private static ArrayBatches vectors() {
    return ArrayBatches.ofVectors(VECTORS, 2, new RandomStream(1));
  }

  private static DrawnBatches drawn() {
    return DrawnBatches.of(
        3,
        new RandomStream(1),
        (random, out) -> {
          out[0] = random.nextFloat();
          out[5] = (float) random.nextGaussian();
        },
        3,
        2);
  }

  @Test
  void anEpochServesEachVectorAtMostOnce() {
    try (ArrayBatches batches = vectors()) {
      assertEquals(2, batches.batchesPerEpoch().getAsLong());
      assertEquals(new ImageShape(1, 1, 2), batches.shape());
      List<Float> seen = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        Batch batch = batches.next();
        assertArrayEquals(new long[] {2, 2}, batch.images().shape());
        float[] numbers = HostArrays.floats(batch.images());
        assertEquals(numbers[0] + 1, numbers[1]);
        assertEquals(numbers[2] + 1, numbers[3]);
        seen.addAll(List.of(numbers[0], numbers[2]));
      }
      assertEquals(4, seen.stream().distinct().count());
      assertEquals(1, batches.position().epoch());
    }
  }

  @Test
  void seriesKeepTheirStepsAndChannels() {
    float[][][] series = {{{0, 1, 2}, {3, 4, 5}}};
    try (ArrayBatches batches = ArrayBatches.ofSeries(series, 1, new RandomStream(1))) {
      Batch batch = batches.next();
      assertArrayEquals(new long[] {1, 2, 3}, batch.images().shape());
      assertArrayEquals(new float[] {0, 1, 2, 3, 4, 5}, HostArrays.floats(batch.images()));
      assertEquals(new ImageShape(1, 2, 3), batches.shape());
    }
  }

  @Test
  void drawsDependOnTheStreamAlone() {
    try (DrawnBatches first = drawn();
        DrawnBatches second = drawn()) {
      for (int i = 0; i < 3; i++) {
        float[] numbers = HostArrays.floats(first.next().images());
        assertArrayEquals(numbers, HostArrays.floats(second.next().images()));
        assertEquals(3 * 3 * 2, numbers.length);
        assertEquals(0, numbers[1]);
      }
      assertArrayEquals(new long[] {3, 3, 2}, first.next().images().shape());
    }
  }

  @Test
  void goingOnFromAPositionGivesTheSameBatches() {
    for (Supplier<BatchSource> source :
        List.<Supplier<BatchSource>>of(SampleBatchesTest::vectors, SampleBatchesTest::drawn)) {
      try (BatchSource whole = source.get();
          BatchSource resumed = source.get()) {
        for (int i = 0; i < 3; i++) {
          whole.next();
        }
        resumed.resume(BatchPosition.ofLongs(whole.position().toLongs()));
        for (int i = 0; i < 5; i++) {
          assertArrayEquals(
              HostArrays.floats(whole.next().images()), HostArrays.floats(resumed.next().images()));
        }
        assertEquals(whole.position(), resumed.position());
      }
    }
  }

  @Test
  void theCallersArraysMayChangeAfterwards() {
    float[][] own = Arrays.stream(VECTORS).map(float[]::clone).toArray(float[][]::new);
    try (ArrayBatches batches = ArrayBatches.ofVectors(own, 5, new RandomStream(1));
        ArrayBatches expected = ArrayBatches.ofVectors(VECTORS, 5, new RandomStream(1))) {
      own[0][0] = 99;
      assertEquals(expected.next().images(), batches.next().images());
    }
  }

  @Test
  void whatDoesNotFitIsRefused() {
    RandomStream random = new RandomStream(1);
    assertEquals(
        "batch: 6 is more than the set's 5 samples; choose a smaller batch",
        assertThrows(InputException.class, () -> ArrayBatches.ofVectors(VECTORS, 6, random))
            .getMessage());
    assertEquals(
        "samples: expected each to have 2 numbers as the first, got 1 for sample 1",
        assertThrows(
                IllegalArgumentException.class,
                () -> ArrayBatches.ofVectors(new float[][] {{1, 2}, {3}}, 1, random))
            .getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> ArrayBatches.ofSeries(new float[][][] {{{1, 2}, {3}}}, 1, random));
    assertThrows(
        IllegalArgumentException.class,
        () -> DrawnBatches.of(2, random, (stream, out) -> {}, 2, 0));
    assertThrows(
        IllegalArgumentException.class, () -> vectors().resume(new BatchPosition(0, 2, List.of())));
  }
}

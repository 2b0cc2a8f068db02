package org.gan4j.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gan4j.io.HostArrays;
import org.gan4j.io.InputException;
import org.gan4j.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class BatchesTest {

  /**
   * Images of 1x2 pixels; the left one is the image's number in 1/1000, the right one its negative.
   */
  private record Numbered(int size, boolean labelled) implements ImageSource {
    @Override
    public ImageShape shape() {
      return new ImageShape(1, 2, 1);
    }

    @Override
    public void read(int index, float[] out, int offset) {
      out[offset] = index / 1000f;
      out[offset + 1] = -index / 1000f;
    }

    @Override
    public List<String> classNames() {
      return labelled ? List.of("0", "1", "2") : List.of();
    }

    @Override
    public int label(int index) {
      return index % 3;
    }
  }

  @Test
  void anEpochHasEveryImageOnceInANewOrder() {
    try (Batches batches =
        Batches.of(ImageData.of(new Numbered(12, true)), 4, new RandomStream(1))) {
      List<Integer> first = epoch(batches, 3);
      List<Integer> second = epoch(batches, 3);
      assertNotEquals(first, second);
      List<Integer> all = List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
      assertEquals(all, first.stream().sorted().toList());
      assertEquals(all, second.stream().sorted().toList());
      assertEquals(2, batches.position().epoch());
      assertEquals(0, batches.position().batch());
      assertEquals(3, batches.batchesPerEpoch().getAsLong());
    }
  }

  @Test
  void anIncompleteBatchIsDroppedButNotAlwaysTheSameImages() {
    try (Batches batches =
        Batches.of(ImageData.of(new Numbered(11, false)), 4, new RandomStream(1))) {
      List<Integer> seen = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        List<Integer> epoch = epoch(batches, 2);
        assertEquals(8, epoch.stream().distinct().count());
        seen.addAll(epoch);
      }
      assertEquals(20, batches.position().epoch());
      assertEquals(11, seen.stream().distinct().count());
      assertNull(batches.next().labels());
    }
  }

  @Test
  void labelsBelongToTheirImagesAndTheArrayIsReused() {
    try (Batches batches =
        Batches.of(ImageData.of(new Numbered(50, true)), 8, new RandomStream(2))) {
      INDArray array = batches.next().images();
      assertArrayEquals(new long[] {8, 1, 2, 1}, array.shape());
      for (int i = 0; i < 20; i++) {
        Batch batch = batches.next();
        assertSame(array, batch.images());
        int[] numbers = numbers(batch);
        for (int k = 0; k < 8; k++) {
          assertEquals(numbers[k] % 3, batch.labels()[k]);
        }
      }
    }
  }

  @Test
  void sameStreamSameBatchesAndTheStreamIsLeftAlone() {
    RandomStream stream = new RandomStream(3);
    long[] before = stream.state();
    ImageData data = ImageData.of(new Numbered(100, false));
    try (Batches one = Batches.mirrored(data, 7, stream);
        Batches two = Batches.mirrored(data, 7, stream)) {
      for (int i = 0; i < 40; i++) {
        assertArrayEquals(values(one.next()), values(two.next()));
      }
    }
    assertArrayEquals(before, stream.state());
  }

  @Test
  void goesOnExactlyFromEveryPosition() {
    ImageData data = ImageData.of(new Numbered(23, true));
    List<float[]> expected = new ArrayList<>();
    List<long[]> positions = new ArrayList<>();
    try (Batches batches = Batches.mirrored(data, 5, new RandomStream(4))) {
      for (int i = 0; i < 17; i++) {
        positions.add(batches.position().toLongs());
        expected.add(values(batches.next()));
      }
    }
    try (Batches resumed = Batches.mirrored(data, 5, new RandomStream(99))) {
      for (int start : new int[] {0, 1, 4, 7, 11, 3}) {
        resumed.resume(BatchPosition.ofLongs(positions.get(start)));
        assertArrayEquals(positions.get(start), resumed.position().toLongs());
        for (int i = start; i < expected.size(); i++) {
          assertArrayEquals(expected.get(i), values(resumed.next()), "from " + start + " at " + i);
        }
      }
      Exception e =
          assertThrows(
              IllegalArgumentException.class,
              () -> resumed.resume(new BatchPosition(0, 4, List.of(1L, 2L, 3L, 4L))));
      assertTrue(e.getMessage().startsWith("position: expected a batch of 0 to 3"));
    }
  }

  @Test
  void aboutHalfOfTheImagesAreMirroredAndOnlyIfAskedFor() {
    ImageData data = ImageData.of(new Numbered(1000, false));
    try (Batches plain = Batches.of(data, 1000, new RandomStream(5));
        Batches flipped = Batches.mirrored(data, 1000, new RandomStream(5))) {
      assertEquals(0, mirrored(plain.next()));
      assertEquals(500, mirrored(flipped.next()), 80);
    }
  }

  @Test
  void mirroringSwapsColumnsNotChannels() {
    ImageSource colour =
        new ImageSource() {
          @Override
          public int size() {
            return 1;
          }

          @Override
          public ImageShape shape() {
            return new ImageShape(2, 3, 3);
          }

          @Override
          public void read(int index, float[] out, int offset) {
            for (int i = 0; i < 18; i++) {
              out[offset + i] = i / 18f;
            }
          }
        };
    float[] upright = new float[18];
    colour.read(0, upright, 0);
    float[] mirrored = new float[18];
    for (int i = 0; i < 18; i++) {
      mirrored[i] = upright[i / 9 * 9 + (2 - i / 3 % 3) * 3 + i % 3];
    }
    boolean seen = false;
    try (Batches batches = Batches.mirrored(ImageData.of(colour), 1, new RandomStream(6))) {
      for (int i = 0; i < 20; i++) {
        float[] values = values(batches.next());
        boolean flipped = Arrays.equals(mirrored, values);
        assertTrue(flipped || Arrays.equals(upright, values));
        seen |= flipped;
      }
    }
    assertTrue(seen);
  }

  @Test
  void aBatchLargerThanTheSetIsRefused() {
    ImageData data = ImageData.of(new Numbered(5, false));
    Exception e =
        assertThrows(InputException.class, () -> Batches.of(data, 6, new RandomStream(1)));
    assertEquals(
        "batch: 6 is more than the set's 5 samples; choose a smaller batch", e.getMessage());
    assertThrows(InputException.class, () -> Batches.of(data, 0, new RandomStream(1)));
  }

  @Test
  void aFailingSourceFailsInTheCaller() {
    ImageData bad =
        ImageData.of(
            new ImageSource() {
              @Override
              public int size() {
                return 2;
              }

              @Override
              public ImageShape shape() {
                return new ImageShape(1, 1, 1);
              }

              @Override
              public void read(int index, float[] out, int offset) {
                throw new InputException("b.png: gone");
              }
            });
    try (Batches batches = Batches.of(bad, 2, new RandomStream(1))) {
      Exception e = assertThrows(InputException.class, batches::next);
      assertEquals("b.png: gone", e.getMessage());
    }
  }

  @Test
  void closingEndsTheThread() throws InterruptedException {
    Batches batches = Batches.of(ImageData.of(new Numbered(10, false)), 2, new RandomStream(1));
    batches.next();
    List<Thread> readers =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().equals("gan4j-batches"))
            .toList();
    assertFalse(readers.isEmpty());
    assertTrue(readers.stream().allMatch(Thread::isDaemon));
    batches.close();
    batches.close();
    assertThrows(IllegalStateException.class, batches::next);
    for (Thread reader : readers) {
      reader.join(5000);
      assertFalse(reader.isAlive());
    }
  }

  private static List<Integer> epoch(Batches batches, int count) {
    List<Integer> out = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Arrays.stream(numbers(batches.next())).forEach(out::add);
    }
    return out;
  }

  private static float[] values(Batch batch) {
    return HostArrays.floats(batch.images());
  }

  private static int[] numbers(Batch batch) {
    float[] values = values(batch);
    int[] out = new int[values.length / 2];
    for (int i = 0; i < out.length; i++) {
      out[i] = Math.round(values[2 * i] * 1000);
    }
    return out;
  }

  private static long mirrored(Batch batch) {
    return Arrays.stream(numbers(batch)).filter(number -> number < 0).count();
  }
}

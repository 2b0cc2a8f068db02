package org.gan4j.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.gan4j.autodiff.Variable;
import org.gan4j.gan.Condition;
import org.gan4j.gan.Generator;
import org.gan4j.io.HostArrays;
import org.gan4j.nn.Module;
import org.gan4j.nn.Network;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Which classes are drawn, and where they stand. */
class SamplesTest {

  /** Draws the number of the class that it is asked for, as an image of one pixel. */
  private record ClassNumbers(int classes) implements Generator {

    @Override
    public Network<? extends Module> network() {
      throw new IllegalStateException("draws without one");
    }

    @Override
    public int latentSize() {
      return 1;
    }

    @Override
    public Variable generate(Variable latent, Condition condition) {
      throw new IllegalStateException("draws without one");
    }

    @Override
    public INDArray sample(INDArray latents, Condition condition) {
      int count = (int) latents.size(0);
      float[] values = new float[count];
      for (int i = 0; i < count; i++) {
        values[i] = condition.labels()[i];
      }
      return Nd4j.createFromArray(values).reshape(count, 1, 1, 1);
    }
  }

  private static Samples samples(int count, int classes) {
    return new Samples(new ClassNumbers(classes), count, List.of(1L), OptionalInt.empty());
  }

  private static int[] drawn(INDArray images) {
    float[] values = HostArrays.floats(images);
    return IntStream.range(0, values.length).map(i -> Math.round(values[i])).toArray();
  }

  @Test
  void everyClassIsDrawnAsOftenForAnyNumberOfThem() {
    for (int classes = 1; classes <= 130; classes++) {
      for (int count : new int[] {classes, classes + 1, 64, 100, 131}) {
        if (count < classes) {
          continue;
        }
        int[] labels = drawn(samples(count, classes).all());
        int[] sorted = labels.clone();
        Arrays.sort(sorted);
        assertArrayEquals(sorted, labels, "one after the other");
        int[] times = new int[classes];
        Arrays.stream(labels).forEach(label -> times[label]++);
        int least = Arrays.stream(times).min().orElseThrow();
        int most = Arrays.stream(times).max().orElseThrow();
        assertTrue(least >= 1 && most - least <= 1, classes + " classes, " + count);
      }
    }
  }

  @Test
  void aRowHasOneClass() {
    for (int classes = 2; classes <= 63; classes++) {
      Samples samples = samples(64, classes);
      int columns = samples.columns();
      int[] sheet = drawn(samples.sheet());
      assertEquals(classes * columns, sheet.length);
      for (int i = 0; i < sheet.length; i++) {
        boolean filled = sheet[i] == -1 && i % columns == columns - 1;
        assertTrue(filled || sheet[i] == i / columns, classes + " classes, place " + i);
      }
      assertEquals(64, Arrays.stream(sheet).filter(label -> label >= 0).count());
    }
  }

  @Test
  void oneOfEachIsASquare() {
    Samples samples = samples(100, 100);
    assertEquals(10, samples.columns());
    assertArrayEquals(IntStream.range(0, 100).toArray(), drawn(samples.sheet()));
  }

  @Test
  void oneClassIsDrawnInAnyNumber() {
    Samples seven = new Samples(new ClassNumbers(10), 5, List.of(1L), OptionalInt.of(7));
    assertArrayEquals(new int[] {7, 7, 7, 7, 7}, drawn(seven.sheet()));
    assertEquals(3, seven.columns());
  }

  @Test
  void fewerThanTheClassesAreRefused() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> samples(9, 10));
    assertEquals(
        "expected at least 10, one of each class, got 9; name one class to draw fewer",
        refused.getMessage());
  }
}

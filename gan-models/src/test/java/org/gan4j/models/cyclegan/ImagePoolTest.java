package org.gan4j.models.cyclegan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.data.ImageShape;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.select.KernelProviders;
import org.gan4j.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class ImagePoolTest {

  private static final ImageShape SHAPE = new ImageShape(2, 3, 1);

  private final Kernels kernels = KernelProviders.standard();

  private ImagePool pool(int capacity) {
    return new ImagePool(capacity, SHAPE, kernels, new RandomStream(7));
  }

  private static Variable image(double number) {
    return Variable.full(number, DataType.FLOAT, SHAPE.batch(1));
  }

  @Test
  void givesOutWhatItTakesInUntilItIsFull() {
    ImagePool pool = pool(3);
    try (Scope scope = Scope.open(kernels)) {
      for (int i = 1; i <= 3; i++) {
        assertEquals(i, pool.exchange(image(i)).value().meanNumber().doubleValue());
        assertEquals(i, pool.count());
      }
    }
    assertArrayEquals(
        new float[] {1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3},
        pool.images().ravel().toFloatVector());
  }

  @Test
  void thenHalfOfTheTimeAnOlderImageWhoseReplacementStays() {
    ImagePool pool = pool(5);
    int older = 0;
    Set<Integer> inside = new HashSet<>();
    try (Scope scope = Scope.open(kernels)) {
      for (int i = 1; i <= 1000; i++) {
        int given = pool.exchange(image(i)).value().getInt(0, 0, 0, 0);
        if (i <= 5) {
          inside.add(i);
        } else if (given != i) {
          older++;
          assertTrue(inside.remove(given), given + " was not in the pool");
          inside.add(i);
        }
      }
    }
    assertEquals(500, older, 60);
    Set<Integer> kept = new HashSet<>();
    for (float value : pool.images().ravel().toFloatVector()) {
      kept.add((int) value);
    }
    assertEquals(inside, kept);
  }

  @Test
  void withoutCapacityEveryImagePassesThroughWithoutItsHistory() {
    ImagePool pool = pool(0);
    try (Scope scope = Scope.open(kernels)) {
      Variable image = Variable.leaf(image(4).value()).mul(2);
      Variable given = pool.exchange(image);
      assertSame(image.value(), given.value());
      assertTrue(image.requiresGrad() && !given.requiresGrad());
    }
  }

  @Test
  void aCountOfAnotherPoolIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> pool(3).restore(4));
  }
}

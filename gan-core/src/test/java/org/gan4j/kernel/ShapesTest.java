package org.gan4j.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ShapesTest {

  private static long[] of(long... extents) {
    return extents;
  }

  @Test
  void lengthIsTheProductAndOneForAScalar() {
    assertEquals(24, Shapes.length(2, 3, 4));
    assertEquals(1, Shapes.length());
  }

  @Test
  void stridesAreThoseOfCOrder() {
    assertArrayEquals(of(12, 4, 1), Shapes.strides(2, 3, 4));
    assertArrayEquals(of(), Shapes.strides());
  }

  @Test
  void broadcastsAsNumPyDoes() {
    assertArrayEquals(of(2, 3, 4, 5), Shapes.broadcast(of(2, 3, 4, 5), of(5)));
    assertArrayEquals(of(2, 3, 4, 5), Shapes.broadcast(of(5), of(2, 3, 4, 5)));
    assertArrayEquals(of(2, 3, 4, 5), Shapes.broadcast(of(2, 1, 4, 1), of(3, 1, 5)));
    assertArrayEquals(of(2, 3), Shapes.broadcast(of(2, 1), of(3)));
    assertArrayEquals(of(7), Shapes.broadcast(of(), of(7)));
    assertArrayEquals(of(), Shapes.broadcast(of(), of()));
    assertArrayEquals(of(1), Shapes.broadcast(of(1), of()));
  }

  @Test
  void refusesExtentsThatDiffer() {
    assertEquals(
        "shapes [2, 3] and [4] don't broadcast: 3 against 4",
        assertThrows(IllegalArgumentException.class, () -> Shapes.broadcast(of(2, 3), of(4)))
            .getMessage());
  }

  @Test
  void padsOnTheLeft() {
    assertArrayEquals(of(1, 1, 2, 3), Shapes.leftPad(of(2, 3), 4));
    assertArrayEquals(of(2, 3), Shapes.leftPad(of(2, 3), 2));
    assertArrayEquals(of(1), Shapes.leftPad(of(), 1));
    assertEquals(
        "shape: expected at most 1 axes, got [2, 3]",
        assertThrows(IllegalArgumentException.class, () -> Shapes.leftPad(of(2, 3), 1))
            .getMessage());
  }
}

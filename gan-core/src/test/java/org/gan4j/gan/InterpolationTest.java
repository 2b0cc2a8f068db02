package org.gan4j.gan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class InterpolationTest {

  @Test
  void halfwayOnALineAndOnACircle() {
    double[] east = {1, 0};
    double[] north = {0, 1};
    assertArrayEquals(new double[] {0.5, 0.5}, Interpolation.LINEAR.between(east, north, 0.5));
    double half = Math.sqrt(0.5);
    assertArrayEquals(
        new double[] {half, half}, Interpolation.SPHERICAL.between(east, north, 0.5), 1e-12);
    assertArrayEquals(
        new double[] {Math.cos(Math.PI / 6), 0.5},
        Interpolation.SPHERICAL.between(east, north, 1.0 / 3),
        1e-12);
  }

  @Test
  void parallelVectorsHaveNoCircle() {
    double[] point = Interpolation.SPHERICAL.between(new double[] {1, 1}, new double[] {3, 3}, 0.5);
    assertArrayEquals(new double[] {2, 2}, point, 1e-12);
  }

  @ParameterizedTest
  @EnumSource
  void aPathGoesThroughItsStops(Interpolation kind) {
    INDArray stops = Nd4j.createFromArray(new float[][] {{1, 0}, {0, 2}, {-1, 1}});
    INDArray open = kind.path(stops, 4, false);
    assertArrayEquals(new long[] {9, 2}, open.shape());
    INDArray closed = kind.path(stops, 4, true);
    assertArrayEquals(new long[] {12, 2}, closed.shape());
    for (int stop = 0; stop < 3; stop++) {
      assertEquals(stops.getRow(stop), open.getRow(4L * stop));
      assertEquals(stops.getRow(stop), closed.getRow(4L * stop));
    }
  }

  @Test
  void oneStopIsNoPath() {
    INDArray one = Nd4j.createFromArray(new float[][] {{1, 0}});
    assertThrows(IllegalArgumentException.class, () -> Interpolation.LINEAR.path(one, 4, true));
  }
}

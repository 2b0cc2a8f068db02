package org.gan4j.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class HostArraysTest {

  @Test
  void writesInCOrderAndReadsBack() {
    INDArray array = Nd4j.zeros(DataType.FLOAT, 2, 3);
    HostArrays.write(new float[] {1, 2, 3, 4, 5, 6, 99}, array);
    assertEquals(2, array.getFloat(0, 1));
    assertEquals(4, array.getFloat(1, 0));
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, HostArrays.floats(array));
    assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, HostArrays.doubles(array));
  }

  @Test
  void writesDoubles() {
    INDArray array = Nd4j.zeros(DataType.DOUBLE, 3);
    HostArrays.write(new double[] {0.1, 0.2, 0.3}, array);
    assertEquals(0.2, array.getDouble(1));
    assertArrayEquals(new double[] {0.1, 0.2, 0.3}, HostArrays.doubles(array));
  }

  @Test
  void touchesOnlyTheViewItIsGiven() {
    INDArray whole = Nd4j.zeros(DataType.FLOAT, 4, 2);
    INDArray middle = whole.get(NDArrayIndex.interval(1, 3), NDArrayIndex.all());
    HostArrays.write(new float[] {1, 2, 3, 4}, middle);
    assertArrayEquals(new float[] {0, 0, 1, 2, 3, 4, 0, 0}, HostArrays.floats(whole));
    assertArrayEquals(new float[] {1, 2, 3, 4}, HostArrays.floats(middle));
  }

  @Test
  void readsAnyLayoutInCOrder() {
    INDArray array = Nd4j.createFromArray(new float[][] {{1, 2, 3}, {4, 5, 6}});
    assertArrayEquals(new float[] {1, 4, 2, 5, 3, 6}, HostArrays.floats(array.transpose()));
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, HostArrays.floats(array.dup('f')));
    assertArrayEquals(
        new float[] {2, 5},
        HostArrays.floats(array.get(NDArrayIndex.all(), NDArrayIndex.point(1))));
    assertArrayEquals(
        new double[] {1, 4, 2, 5, 3, 6},
        HostArrays.doubles(array.castTo(DataType.DOUBLE).transpose()));
    assertArrayEquals(new float[] {7}, HostArrays.floats(Nd4j.scalar(7f)));
  }

  @Test
  void refusesWhatItCouldOnlyScramble() {
    float[] six = new float[6];
    INDArray columns = Nd4j.zeros(DataType.FLOAT, 3, 2).transpose();
    assertThrows(IllegalArgumentException.class, () -> HostArrays.write(six, columns));
    INDArray doubles = Nd4j.zeros(DataType.DOUBLE, 6);
    assertThrows(IllegalArgumentException.class, () -> HostArrays.write(six, doubles));
    INDArray seven = Nd4j.zeros(DataType.FLOAT, 7);
    Exception e = assertThrows(IllegalArgumentException.class, () -> HostArrays.write(six, seven));
    assertEquals("source: expected at least 7 numbers, got 6", e.getMessage());
  }
}

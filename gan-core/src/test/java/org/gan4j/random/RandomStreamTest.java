package org.gan4j.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.gan4j.io.HostArrays;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class RandomStreamTest {

  /** The first outputs of the authors' xoshiro256plusplus.c from the state 1, 2, 3, 4. */
  @Test
  void isXoshiro256PlusPlus() {
    RandomStream stream = RandomStream.ofState(1, 2, 3, 4);
    assertEquals(41943041L, stream.nextLong());
    assertEquals(58720359L, stream.nextLong());
    assertEquals(3588806011781223L, stream.nextLong());
    assertEquals(3591011842654386L, stream.nextLong());
    assertEquals("9228616714210784205", Long.toUnsignedString(stream.nextLong()));
  }

  /** The first outputs of the authors' splitmix64.c from the seed 0. */
  @Test
  void isSeededThroughSplitMix64() {
    assertArrayEquals(
        new long[] {
          0xe220a8397b1dcdafL, 0x6e789e6aa1b965f4L, 0x06c45d188009454fL, 0xf88bb8a8724c81ecL
        },
        new RandomStream(0).state());
  }

  @Test
  void goesOnFromASavedStateWhateverWasDrawn() {
    RandomStream stream = new RandomStream(7);
    stream.fillGaussian(new float[3], 3);
    stream.nextGaussian();
    stream.nextInt(10);
    long[] state = stream.state();
    RandomStream copy = stream.copy();
    float[] expected = new float[101];
    stream.fillGaussian(expected, 101);
    float[] actual = new float[101];
    RandomStream.ofState(state).fillGaussian(actual, 101);
    assertArrayEquals(expected, actual);
    copy.fillGaussian(actual, 101);
    assertArrayEquals(expected, actual);
    assertEquals(stream.nextLong(), copy.nextLong());
    stream.restore(state);
    stream.fillGaussian(actual, 101);
    assertArrayEquals(expected, actual);
    assertFalse(Arrays.equals(state, stream.state()));
  }

  @Test
  void gaussianHasTheMomentsOfTheNormalDistribution() {
    int n = 1_000_000;
    float[] x = new float[n];
    new RandomStream(1).fillGaussian(x, n);
    double[] moments = new double[5];
    int beyondTwo = 0;
    for (float v : x) {
      for (int k = 1; k <= 4; k++) {
        moments[k] += Math.pow(v, k) / n;
      }
      beyondTwo += Math.abs(v) > 2 ? 1 : 0;
    }
    // Five standard errors of each estimate.
    assertEquals(0, moments[1], 5 * Math.sqrt(1.0 / n));
    assertEquals(1, moments[2], 5 * Math.sqrt(2.0 / n));
    assertEquals(0, moments[3], 5 * Math.sqrt(15.0 / n));
    assertEquals(3, moments[4], 5 * Math.sqrt(96.0 / n));
    assertEquals(0.0455, (double) beyondTwo / n, 5 * Math.sqrt(0.0455 / n));
  }

  @Test
  void uniformDrawsAreEven() {
    RandomStream stream = new RandomStream(2);
    int[] counts = new int[7];
    for (int i = 0; i < 70_000; i++) {
      counts[stream.nextInt(7)]++;
    }
    for (int count : counts) {
      assertEquals(10_000, count, 5 * Math.sqrt(10_000));
    }
    float[] x = new float[100_000];
    stream.fillUniform(x, x.length, -1, 3);
    double mean = 0;
    for (float v : x) {
      assertTrue(v >= -1 && v <= 3);
      mean += v / x.length;
    }
    assertEquals(1, mean, 5 * 4 / Math.sqrt(12.0 * x.length));
    int heads = 0;
    for (int i = 0; i < 10_000; i++) {
      heads += stream.nextBoolean() ? 1 : 0;
    }
    assertEquals(5_000, heads, 250);
    assertThrows(IllegalArgumentException.class, () -> stream.nextInt(0));
  }

  @Test
  void largeBoundsStayInRange() {
    RandomStream stream = new RandomStream(3);
    double mean = 0;
    for (int i = 0; i < 10_000; i++) {
      int draw = stream.nextInt(Integer.MAX_VALUE);
      assertTrue(draw >= 0 && draw < Integer.MAX_VALUE);
      mean += draw / 10_000.0;
    }
    double spread = Integer.MAX_VALUE / Math.sqrt(12);
    assertEquals(Integer.MAX_VALUE / 2.0, mean, 5 * spread / 100);
  }

  @Test
  void permutationHasEveryNumberOnceAndEveryOrder() {
    int[] permutation = new RandomStream(4).permutation(1000);
    int[] sorted = permutation.clone();
    Arrays.sort(sorted);
    for (int i = 0; i < 1000; i++) {
      assertEquals(i, sorted[i]);
    }
    assertFalse(Arrays.equals(sorted, permutation));
    RandomStream stream = new RandomStream(5);
    int[] orders = new int[27];
    for (int i = 0; i < 6000; i++) {
      int[] three = stream.permutation(3);
      orders[three[0] * 9 + three[1] * 3 + three[2]]++;
    }
    int[] seen = Arrays.stream(orders).filter(count -> count > 0).toArray();
    assertEquals(6, seen.length);
    for (int count : seen) {
      assertEquals(1000, count, 5 * Math.sqrt(1000));
    }
  }

  @Test
  void fillsArraysWithTheSameNumbers() {
    INDArray array = Nd4j.zeros(DataType.FLOAT, 3, 5);
    float[] expected = new float[15];
    new RandomStream(6).fillGaussian(expected, 15);
    RandomStream stream = new RandomStream(6);
    stream.fillGaussian(array);
    assertArrayEquals(expected, HostArrays.floats(array));
    INDArray small = Nd4j.zeros(DataType.FLOAT, 2);
    stream.fillUniform(small, 5, 6);
    assertTrue(small.minNumber().floatValue() >= 5 && small.maxNumber().floatValue() <= 6);
    assertThrows(
        IllegalArgumentException.class, () -> stream.fillGaussian(Nd4j.zeros(DataType.DOUBLE, 2)));
  }

  @Test
  void refusesWhatIsNoState() {
    assertThrows(IllegalArgumentException.class, () -> RandomStream.ofState(0, 0, 0, 0));
    Exception e = assertThrows(IllegalArgumentException.class, () -> RandomStream.ofState(1, 2, 3));
    assertEquals("state: expected four longs that aren't all 0, got [1, 2, 3]", e.getMessage());
  }
}

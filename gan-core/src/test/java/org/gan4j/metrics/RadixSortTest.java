package org.gan4j.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import org.gan4j.random.RandomStream;
import org.junit.jupiter.api.Test;

class RadixSortTest {

  @Test
  void sortsAsTheLibraryDoes() {
    float[] values = new float[10_000];
    new RandomStream(1).fillGaussian(values, values.length);
    float[] extremes = {
      0f,
      -0f,
      Float.MAX_VALUE,
      -Float.MAX_VALUE,
      Float.MIN_VALUE,
      -Float.MIN_VALUE,
      Float.POSITIVE_INFINITY,
      Float.NEGATIVE_INFINITY,
      1,
      -1,
      1,
      -1
    };
    System.arraycopy(extremes, 0, values, 5000, extremes.length);
    float[] expected = values.clone();
    Arrays.sort(expected, 17, 9000);
    RadixSort.sort(values, 17, 9000);
    assertArrayEquals(expected, values);
  }

  @Test
  void leavesAnEmptyRangeAlone() {
    float[] values = {2, 1};
    RadixSort.sort(values, 1, 1);
    assertArrayEquals(new float[] {2, 1}, values);
  }
}

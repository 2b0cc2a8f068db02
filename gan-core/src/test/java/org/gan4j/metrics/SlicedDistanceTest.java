package org.gan4j.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.gan4j.random.RandomStream;
import org.junit.jupiter.api.Test;

/** In one dimension each direction is 1 or -1, and the distance is known. */
class SlicedDistanceTest {

  @Test
  void comparesPointsOfOneRank() {
    float[] one = {3, -1, 0.5f, 2};
    float[] other = {1, 4, -2, 2.5f};
    // Sorted: -1, 0.5, 2, 3 and -2, 1, 2.5, 4.
    assertEquals((1 + 0.5 + 0.5 + 1) / 4, SlicedDistance.of(one, other, 1, 1, random()), 0);
  }

  @Test
  void theOrderOfPointsDoesNotMatter() {
    float[] one = new float[1001];
    random().fillGaussian(one, one.length);
    float[] other = new float[one.length];
    for (int i = 0; i < one.length; i++) {
      other[i] = one[one.length - 1 - i];
    }
    assertEquals(0, SlicedDistance.of(one, other, 1, 1, random()), 0);
  }

  /** All points of a set in one place, distance 5 apart: 5 times the mean cosine, 2 / pi. */
  @Test
  void directionsAreUniform() {
    float[] one = new float[2 * 10];
    float[] other = new float[2 * 10];
    for (int i = 0; i < 10; i++) {
      other[2 * i] = 3;
      other[2 * i + 1] = -4;
    }
    int blocks = 1000;
    double deviation =
        5 * Math.sqrt((0.5 - 4 / (Math.PI * Math.PI)) / (blocks * SlicedDistance.BLOCK));
    assertEquals(10 / Math.PI, SlicedDistance.of(one, other, 2, blocks, random()), 3 * deviation);
  }

  private static RandomStream random() {
    return new RandomStream(1);
  }
}

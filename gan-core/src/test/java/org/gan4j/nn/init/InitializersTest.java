package org.gan4j.nn.init;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Stream;
import org.gan4j.io.HostArrays;
import org.gan4j.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class InitializersTest {

  /** Fan-in 800, fan-out 1600. */
  private static final long[] CONV = {5, 5, 32, 64};

  private static double[] drawn(Initializer initializer, long seed, long... shape) {
    INDArray out = Nd4j.createUninitialized(DataType.FLOAT, shape);
    initializer.fill(out, new RandomStream(seed));
    return HostArrays.doubles(out);
  }

  private static double mean(double[] numbers) {
    return Arrays.stream(numbers).average().orElseThrow();
  }

  private static double variance(double[] numbers) {
    double mean = mean(numbers);
    return Arrays.stream(numbers).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
  }

  static Stream<Arguments> moments() {
    return Stream.of(
        Arguments.of("normal", Initializers.normal(0.02), 0, 0.02 * 0.02, 5.0),
        Arguments.of("normal 1", Initializers.normal(1, 0.02), 1, 0.02 * 0.02, 5.0),
        Arguments.of("uniform", Initializers.uniform(-1, 3), 1, 16 / 12.0, 1.8),
        Arguments.of("xavier uniform", Initializers.xavierUniform(), 0, 2 / 2400.0, 1.8),
        Arguments.of("xavier normal", Initializers.xavierNormal(), 0, 2 / 2400.0, 5.0),
        Arguments.of("he uniform", Initializers.heUniform(0), 0, 2 / 800.0, 1.8),
        Arguments.of("he normal", Initializers.heNormal(0), 0, 2 / 800.0, 5.0),
        Arguments.of("he leaky", Initializers.heNormal(0.2), 0, 2 / (1.04 * 800), 5.0));
  }

  /** The mean is within 5 of its standard errors, the variance within 2 %; the tails are right. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("moments")
  void drawsHaveTheMeanVarianceAndRangeOfTheirDistribution(
      String name, Initializer initializer, double mean, double variance, double reach) {
    double[] numbers = drawn(initializer, 1, CONV);
    double deviation = Math.sqrt(variance);
    assertEquals(mean, mean(numbers), 5 * deviation / Math.sqrt(numbers.length));
    assertEquals(variance, variance(numbers), 0.02 * variance);
    double farthest =
        Arrays.stream(numbers).map(x -> Math.abs(x - mean)).max().orElseThrow() / deviation;
    assertTrue(farthest < reach && farthest > 0.9 * Math.min(reach, 4), name + ": " + farthest);
  }

  @Test
  void constantsAreConstant() {
    assertArrayEquals(new double[] {3, 3, 3}, drawn(Initializers.constant(3), 1, 3));
    assertArrayEquals(new double[] {0, 0}, drawn(Initializers.zeros(), 1, 2));
    assertArrayEquals(new double[] {1, 1}, drawn(Initializers.ones(), 1, 1, 2));
  }

  @ParameterizedTest
  @CsvSource({"30, 20", "20, 30", "25, 25", "7, 1", "1, 7"})
  void orthogonalHasOrthonormalColumnsOrRows(int rows, int columns) {
    double gain = 1.5;
    double[] w = drawn(Initializers.orthogonal(gain), 3, rows, columns);
    boolean tall = rows >= columns;
    int vectors = Math.min(rows, columns);
    int length = Math.max(rows, columns);
    for (int a = 0; a < vectors; a++) {
      for (int b = 0; b < vectors; b++) {
        double dot = 0;
        for (int i = 0; i < length; i++) {
          dot +=
              tall
                  ? w[i * columns + a] * w[i * columns + b]
                  : w[a * columns + i] * w[b * columns + i];
        }
        assertEquals(a == b ? gain * gain : 0, dot, 1e-6);
      }
    }
  }

  @Test
  void orthogonalTakesAConvolutionAsAMatrixOfFanInRows() {
    double[] conv = drawn(Initializers.orthogonal(1), 4, 3, 3, 2, 5);
    assertArrayEquals(drawn(Initializers.orthogonal(1), 4, 18, 5), conv);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("moments")
  void theSeedDecides(String name, Initializer initializer) {
    double[] first = drawn(initializer, 1, 4, 6);
    assertArrayEquals(first, drawn(initializer, 1, 4, 6), name);
    assertTrue(!Arrays.equals(first, drawn(initializer, 2, 4, 6)), name);
  }

  @Test
  void aVectorHasNoFanIn() {
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> drawn(Initializers.heNormal(0), 1, 4));
    assertEquals(
        "shape: a fan-in needs a weight of at least two axes, got [4]", error.getMessage());
  }

  @Test
  void impossibleSettingsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Initializers.normal(-1));
    assertThrows(IllegalArgumentException.class, () -> Initializers.uniform(1, 1));
  }
}

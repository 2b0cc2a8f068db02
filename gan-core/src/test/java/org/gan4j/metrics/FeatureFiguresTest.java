package org.gan4j.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.gan4j.io.HostArrays;
import org.gan4j.io.InputException;
import org.gan4j.io.Npy;
import org.gan4j.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class FeatureFiguresTest {

  @TempDir Path folder;

  private static INDArray normal(int seed, int count, int length) {
    INDArray out = Nd4j.create(DataType.FLOAT, count, length);
    new RandomStream(seed).fillGaussian(out);
    return out;
  }

  @Test
  void statisticsOfBatchesAreThoseOfTheWholeSet() {
    INDArray all = normal(1, 2500, 5).addi(1000);
    FeatureStatistics whole = FeatureStatistics.of(all);
    try (FeatureStatistics.Stream stream = new FeatureStatistics.Stream()) {
      for (int[] range : new int[][] {{0, 1}, {1, 700}, {700, 2500}}) {
        stream.accept(HostArrays.rows(all, range[0], range[1]));
      }
      assertArrayEquals(whole.mean(), stream.statistics().mean(), 1e-9);
      assertArrayEquals(whole.covariance(), stream.statistics().covariance(), 1e-9);
    }
    assertEquals(1, whole.covariance()[0], 0.1);
    assertThrows(IllegalArgumentException.class, () -> FeatureStatistics.of(normal(1, 1, 5)));
  }

  @Test
  void statisticsGoThroughAFile() throws IOException {
    FeatureStatistics one = FeatureStatistics.of(normal(2, 50, 7));
    Path file = folder.resolve("stats.npz");
    one.write(file);
    FeatureStatistics read = FeatureStatistics.read(file);
    assertArrayEquals(one.mean(), read.mean());
    assertArrayEquals(one.covariance(), read.covariance());
    Path broken = folder.resolve("broken.npz");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(broken, Arrays.copyOf(bytes, bytes.length / 2));
    assertThrows(InputException.class, () -> FeatureStatistics.read(broken));
    assertThrows(InputException.class, () -> FeatureStatistics.read(folder.resolve("none.npz")));
  }

  @Test
  void npyFilesAreReadAsTheyAreWritten() {
    Path file = folder.resolve("a.npy");
    INDArray array = normal(3, 4, 3).reshape(2, 2, 3);
    Npy.write(file, array);
    assertArrayEquals(new long[] {2, 2, 3}, Npy.read(file).shape());
    assertEquals(array, Npy.read(file).toArray());
  }

  @Test
  void brokenNpyFilesAreRefused() throws IOException {
    Path file = folder.resolve("a.npy");
    Npy.write(file, normal(3, 4, 3));
    byte[] sound = Files.readAllBytes(file);
    RandomStream random = new RandomStream(5);
    for (int i = 0; i < 500; i++) {
      byte[] bytes = Arrays.copyOf(sound, 1 + random.nextInt(sound.length));
      for (int k = 0; k < 4; k++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      Files.write(file, bytes);
      try {
        Npy.read(file);
      } catch (InputException refused) {
        assertTrue(refused.getMessage().startsWith(file.toString()), refused.getMessage());
      }
    }
  }

  @Test
  void kernelDistanceIsNoughtForSetsOfOneDistributionAndGrowsWithAShift() {
    INDArray one = normal(1, 800, 16);
    INDArray other = normal(2, 800, 16);
    assertEquals(0, KernelDistance.unbiased(one, other), 0.02);
    assertEquals(0, KernelDistance.biased(one, one), 1e-12);
    double shifted = KernelDistance.unbiased(one, other.add(1));
    assertTrue(shifted > 1, () -> "shifted by 1: " + shifted);
    KernelDistance.Estimate estimate = KernelDistance.ofSubsets(one, other.add(1), 20, 100, 7);
    assertEquals(shifted, estimate.mean(), 3 * estimate.deviation());
    assertEquals(estimate, KernelDistance.ofSubsets(one, other.add(1), 20, 100, 7));
    assertThrows(
        IllegalArgumentException.class, () -> KernelDistance.ofSubsets(one, other, 1, 801, 7));
  }

  /** More columns than a block has, so that blocks are put together. */
  @Test
  void distancesOfBlocksAreThoseOfTheWhole() {
    INDArray rows = normal(1, 40, 3);
    INDArray columns = normal(2, 30, 3);
    new PairwiseDistances(rows, columns)
        .forEach(
            (row, distances) -> {
              for (int j = 0; j < distances.length; j++) {
                double expected =
                    HostArrays.rows(rows, row, row + 1)
                        .sub(HostArrays.rows(columns, j, j + 1))
                        .norm2Number()
                        .doubleValue();
                assertEquals(expected, distances[j], 1e-6);
              }
            });
  }

  @Test
  void samplesOfOneModeArePreciseAndRecallLittle() {
    INDArray real = normal(1, 600, 2);
    HostArrays.rows(real, 300, 600).addi(20);
    INDArray fake = normal(2, 300, 2);
    PrecisionRecall figures = PrecisionRecall.measure(real, fake, 5, PrecisionRecall.Ball.OPEN);
    assertTrue(figures.precision() > 0.9, figures::toString);
    assertEquals(0.5, figures.recall(), 0.1);
    assertEquals(0.5, figures.coverage(), 0.1);
    assertThrows(
        IllegalArgumentException.class,
        () -> PrecisionRecall.measure(real, normal(1, 5, 2), 5, PrecisionRecall.Ball.OPEN));
  }

  @Test
  void theNearestOfASetAreFoundInOrder() {
    INDArray among = Nd4j.createFromArray(new float[][] {{0, 0}, {3, 0}, {1, 0}, {10, 0}});
    NearestNeighbors.Neighbor[][] found =
        NearestNeighbors.find(Nd4j.createFromArray(new float[][] {{2.1f, 0}}), among, 3);
    assertEquals(1, found[0][0].index());
    assertEquals(2, found[0][1].index());
    assertEquals(0, found[0][2].index());
    assertEquals(0.9, found[0][0].distance(), 1e-6);
  }

  @Test
  void modesAreCountedAndTheirEvennessMeasured() {
    assertEquals(new ModeCount(4, 4, 0), ModeCount.of(new int[] {0, 1, 2, 3}, 4));
    ModeCount one = ModeCount.of(new int[] {2, 2, 2}, 1000);
    assertEquals(1, one.found());
    assertEquals(Math.log(1000), one.divergence(), 1e-12);
    assertArrayEquals(
        new int[] {123, 999}, ModeCount.stacked(new int[][] {{1, 9}, {2, 9}, {3, 9}}, 10));
    assertThrows(IllegalArgumentException.class, () -> ModeCount.of(new int[] {4}, 4));
  }

  @Test
  void aSureClassifierThatSeesAllClassesGivesTheGreatestScore() {
    INDArray sure = Nd4j.eye(4).castTo(DataType.FLOAT).muli(100).dup('c');
    assertEquals(4, InceptionScore.of(sure, 1).mean(), 1e-9);
    assertEquals(1, InceptionScore.of(Nd4j.zeros(8, 4), 2).mean(), 1e-12);
  }
}

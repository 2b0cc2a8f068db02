package org.gan4j.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.LongToDoubleFunction;
import java.util.stream.IntStream;
import org.gan4j.data.ImageData;
import org.gan4j.io.HostArrays;
import org.gan4j.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class SlicedWassersteinTest {

  private static final int IMAGES = 64;

  /** The figures that sliced_wasserstein.py, in this package's test resources, prints. */
  @Test
  void isWhatNumPyAndSciPyCompute() {
    INDArray rough = images(i -> (37 * i + 11 * i * i) % 251 / 125.0 - 1);
    INDArray smooth = images(i -> 0.8 * Math.sin(0.01 * i));
    SlicedWasserstein distance = SlicedWasserstein.measure(rough, smooth, 8, 5);
    assertEquals(
        List.of("32x64", "16x32"),
        distance.levels().stream().map(SlicedWasserstein.Level::toString).toList());
    assertEquals(424.8391691372055, distance.levels().get(0).distance(), 1e-3);
    assertEquals(217.9839537068263, distance.levels().get(1).distance(), 1e-3);
    assertEquals((424.8391691372055 + 217.9839537068263) / 2, distance.average(), 1e-3);
    assertEquals(
        List.of("32x64       424.84", "16x32       217.98", "average     321.41"),
        distance.toString().lines().toList());
  }

  private static INDArray images(LongToDoubleFunction value) {
    float[] values = new float[3 * 28 * 40 * 3];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) value.applyAsDouble(i);
    }
    return array(values, 3, 28, 40, 3);
  }

  private static INDArray array(float[] values, long... shape) {
    INDArray out = Nd4j.createUninitialized(DataType.FLOAT, shape);
    HostArrays.write(values, out);
    return out;
  }

  @Test
  void aSetIsAtDistanceZeroFromItself() {
    INDArray digits = digits(64);
    SlicedWasserstein distance = SlicedWasserstein.measure(digits, digits.dup(), 4, 1);
    assertEquals(
        List.of(
            new SlicedWasserstein.Level(64, 64, 0),
            new SlicedWasserstein.Level(32, 32, 0),
            new SlicedWasserstein.Level(16, 16, 0)),
        distance.levels());
  }

  @Test
  void theSeedGivesTheFigures() {
    INDArray digits = digits(32);
    INDArray noisy = noisy(digits, 0.1f);
    SlicedWasserstein distance = SlicedWasserstein.measure(digits, noisy, 4, 1);
    assertEquals(distance, SlicedWasserstein.measure(digits, noisy, 4, 1));
    assertNotEquals(distance, SlicedWasserstein.measure(digits, noisy, 4, 2));
  }

  /** Filtering averages noise of single pixels away, so that it is gone at coarser levels. */
  @Test
  void noiseShowsMostAtTheFinestLevel() {
    INDArray digits = digits(64);
    SlicedWasserstein little = SlicedWasserstein.measure(digits, noisy(digits, 0.05f), 32, 1);
    SlicedWasserstein more = SlicedWasserstein.measure(digits, noisy(digits, 0.1f), 32, 1);
    for (int level = 0; level < 3; level++) {
      assertTrue(at(more, level) > at(little, level), more + " after " + little);
    }
    assertTrue(at(more, 0) > at(more, 1) && at(more, 1) > at(more, 2), more::toString);
  }

  @Test
  void blurShowsMostAtTheFinestLevel() {
    INDArray digits = digits(64);
    INDArray once = blurred(digits);
    SlicedWasserstein little = SlicedWasserstein.measure(digits, once, 32, 1);
    SlicedWasserstein more = SlicedWasserstein.measure(digits, blurred(blurred(once)), 32, 1);
    for (int level = 0; level < 3; level++) {
      assertTrue(at(more, level) > at(little, level), more + " after " + little);
    }
    assertTrue(at(more, 0) > at(more, 1) && at(more, 1) > at(more, 2), more::toString);
  }

  private static double at(SlicedWasserstein distance, int level) {
    return distance.levels().get(level).distance();
  }

  private static INDArray digits(int resolution) {
    INDArray out = Nd4j.createUninitialized(DataType.FLOAT, IMAGES, resolution, resolution, 1);
    ImageData.digits(IMAGES, resolution, 1).read(IntStream.range(0, IMAGES).toArray(), out);
    return out;
  }

  private static INDArray noisy(INDArray images, float deviation) {
    INDArray noise = Nd4j.createUninitialized(DataType.FLOAT, images.shape());
    new RandomStream(2).fillGaussian(noise);
    return noise.muli(deviation).addi(images);
  }

  /** Halves and doubles them again. */
  private static INDArray blurred(INDArray images) {
    ImageStack stack = ImageStack.padded(images, 16);
    return array(LaplacianPyramid.twice(LaplacianPyramid.half(stack)).values(), images.shape());
  }

  @Test
  void whatCannotBeComparedIsRefused() {
    INDArray digits = digits(16);
    refused(
        "images: expected two sets of one shape, got [64, 16, 16, 1] and [64, 32, 32, 1]",
        digits,
        digits(32),
        1);
    refused("patches: expected at least 1, got 0", digits, digits, 0);
    refused(
        "patches: expected at most 684784 of each of 64 images, got 684785",
        digits,
        digits,
        684785);
    INDArray small = digits(15);
    refused(
        "images: expected [N, H, W, C] with H and W of at least 16, got [64, 15, 15, 1]",
        small,
        small,
        1);
    INDArray flat = digits.reshape(64, 256);
    refused(
        "images: expected [N, H, W, C] with H and W of at least 16, got [64, 256]", flat, flat, 1);
  }

  private static void refused(String message, INDArray one, INDArray other, int patches) {
    assertEquals(
        message,
        assertThrows(
                IllegalArgumentException.class,
                () -> SlicedWasserstein.measure(one, other, patches, 1))
            .getMessage());
  }
}

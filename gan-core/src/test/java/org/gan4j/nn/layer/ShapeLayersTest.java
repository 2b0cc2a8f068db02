package org.gan4j.nn.layer;

import static org.gan4j.nn.LayerCheck.apply;
import static org.gan4j.nn.LayerCheck.array;
import static org.gan4j.nn.LayerCheck.normal;
import static org.gan4j.nn.LayerCheck.s;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class ShapeLayersTest {

  private static final INDArray IMAGE = array(s(1, 2, 2, 1), 1, 2, 3, 4);

  @Test
  void flattenKeepsTheOrderRowColumnChannel() {
    INDArray images = array(s(2, 1, 2, 2), 1, 2, 3, 4, 5, 6, 7, 8);
    assertEquals(array(s(2, 4), 1, 2, 3, 4, 5, 6, 7, 8), apply(Flatten.create(), images));
    assertEquals(images, apply(Reshape.to(1, 2, 2), apply(Flatten.create(), images)));
  }

  @Test
  void reshapeRefusesAnotherNumberOfElements() {
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class, () -> apply(Reshape.to(4, 4, 2), normal(1, 3, 31)));
    assertEquals(
        "Reshape: expected [N, ...] with 32 elements a sample for [4, 4, 2], got [3, 31]",
        error.getMessage());
    assertThrows(IllegalArgumentException.class, () -> Reshape.to(4, -1));
  }

  @Test
  void nearestUpsamplingRepeatsPixels() {
    assertEquals(
        array(s(1, 4, 4, 1), 1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4),
        apply(UpsampleNearest.of(2), IMAGE));
    assertThrows(IllegalArgumentException.class, () -> UpsampleNearest.of(0));
  }

  @Test
  void bilinearUpsamplingInterpolates() {
    assertEquals(
        array(s(1, 2, 4, 1), 0, 1, 3, 4, 0, 1, 3, 4),
        apply(UpsampleBilinear.of(2), array(s(1, 1, 2, 1), 0, 4)));
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class, () -> apply(UpsampleBilinear.of(2), normal(1, 2, 3)));
    assertEquals("UpsampleBilinear: expected [N, H, W, C], got [2, 3]", error.getMessage());
  }

  @Test
  void poolingTakesMeansAndMaxima() {
    assertEquals(array(s(1, 1, 1, 1), 2.5), apply(AvgPool2d.of(2), IMAGE));
    assertEquals(array(s(1, 1, 1, 1), 4), apply(MaxPool2d.of(2), IMAGE));
    INDArray row = array(s(1, 2, 3, 1), 1, 5, 3, 4, 2, 6);
    assertEquals(array(s(1, 1, 2, 1), 3, 4), apply(AvgPool2d.of(2).stride(1), row));
    assertEquals(array(s(1, 1, 2, 1), 5, 6), apply(MaxPool2d.of(2).stride(1), row));
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> apply(MaxPool2d.of(3), IMAGE));
    assertEquals("MaxPool2d: pooling: the window spans 3, the input only 2", error.getMessage());
  }

  @Test
  void reflectionPaddingMirrorsWithoutTheEdge() {
    INDArray y = apply(ReflectionPad2d.of(1), array(s(1, 2, 3, 1), 1, 2, 3, 4, 5, 6));
    assertArrayEquals(s(1, 4, 5, 1), y.shape());
    assertEquals(
        array(s(1, 4, 5, 1), 5, 4, 5, 6, 5, 2, 1, 2, 3, 2, 5, 4, 5, 6, 5, 2, 1, 2, 3, 2), y);
    assertThrows(IllegalArgumentException.class, () -> apply(ReflectionPad2d.of(2), IMAGE));
  }
}

package org.gan4j.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/**
 * {@link ConvGeometry}, {@link Pool2d}, {@link Pad} and {@link Activation}: extents and what they
 * refuse.
 */
class GeometryTest {

  private static String refusal(org.junit.jupiter.api.function.Executable action) {
    return assertThrows(IllegalArgumentException.class, action).getMessage();
  }

  @Test
  void convolutionsHalveKeepAndCollapseImages() {
    assertEquals(14, ConvGeometry.of(2, 1).outHeight(28, 4));
    assertEquals(28, ConvGeometry.of(1, 1).outWidth(28, 3));
    assertEquals(1, ConvGeometry.of(1, 0).outHeight(4, 4));
    assertEquals(1, ConvGeometry.of(1, 0).outHeight(1, 1));
  }

  @Test
  void eachAxisOfAConvolutionHasItsOwnStrideAndPadding() {
    ConvGeometry geometry = new ConvGeometry(1, 2, 2, 0, 0, 1);
    assertEquals(8, geometry.outHeight(8, 3));
    assertEquals(4, geometry.outWidth(8, 3));
  }

  @Test
  void groupsKeepStridesAndPadding() {
    assertEquals(1, ConvGeometry.of(2, 1).groups());
    assertEquals(
        new ConvGeometry(1, 2, 2, 0, 0, 1, 3), new ConvGeometry(1, 2, 2, 0, 0, 1).groups(3));
    assertEquals(
        "groups: expected at least 1, got 0", refusal(() -> ConvGeometry.of(1, 0).groups(0)));
  }

  @Test
  void rowsThatDoNotFillAWindowAreLeftOver() {
    assertEquals(3, ConvGeometry.of(2, 0).outHeight(8, 3));
    assertEquals(3, ConvGeometry.of(2, 0).outHeight(7, 3));
    assertEquals(2, Pool2d.of(3).out(8));
    assertEquals(4, new Pool2d(2, 2).out(8));
    assertEquals(7, new Pool2d(2, 1).out(8));
  }

  @Test
  void aWindowLargerThanTheImageIsRefused() {
    assertEquals(
        "height: the kernel spans 5, the padded input only 4",
        refusal(() -> ConvGeometry.of(1, 1).outHeight(2, 5)));
    assertEquals(
        "width: the kernel spans 5, the padded input only 4",
        refusal(() -> ConvGeometry.of(1, 1).outWidth(2, 5)));
    assertEquals(
        "pooling: the window spans 3, the input only 2", refusal(() -> Pool2d.of(3).out(2)));
  }

  @Test
  void stridesPaddingsAndSizesAreChecked() {
    assertEquals(
        "stride: expected at least 1, got 0x1", refusal(() -> new ConvGeometry(0, 1, 0, 0, 0, 0)));
    assertEquals(
        "padding: expected at least 0, got 0, -1, 0, 0; crop with slice instead",
        refusal(() -> new ConvGeometry(1, 1, 0, -1, 0, 0)));
    assertEquals("stride: expected at least 1, got 0", refusal(() -> new Pool2d(2, 0)));
    assertEquals(
        "padding: expected at least 0, got 0, 0, -2, 0", refusal(() -> new Pad(0, 0, -2, 0)));
  }

  @Test
  void onlyALeakySlopeBelowOneIsAccepted() {
    assertEquals(0.2, Activation.leakyRelu(0.2).slope());
    refusal(() -> Activation.leakyRelu(1));
    refusal(() -> Activation.leakyRelu(-0.1));
    refusal(() -> Activation.leakyRelu(Double.NaN));
    refusal(() -> new Activation(Activation.Kind.RELU, 0.1));
  }
}

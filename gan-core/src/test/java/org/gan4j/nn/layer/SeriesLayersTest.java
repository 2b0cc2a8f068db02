package org.gan4j.nn.layer;

import static org.gan4j.nn.LayerCheck.agrees;
import static org.gan4j.nn.LayerCheck.apply;
import static org.gan4j.nn.LayerCheck.array;
import static org.gan4j.nn.LayerCheck.assertClose;
import static org.gan4j.nn.LayerCheck.network;
import static org.gan4j.nn.LayerCheck.normal;
import static org.gan4j.nn.LayerCheck.s;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.gan4j.autodiff.Activations;
import org.gan4j.autodiff.Convolutions;
import org.gan4j.autodiff.Variable;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.nn.Network;
import org.gan4j.nn.init.Initializers;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Layers on series, and functions as layers. */
class SeriesLayersTest {

  @Test
  void convolutionAddsUpItsWindow() {
    Conv1d layer =
        Conv1d.of(2, 1, 2)
            .initializer(Initializers.ones())
            .biasInitializer(Initializers.constant(0.5));
    network(layer);
    INDArray y = apply(layer, array(s(1, 3, 2), 1, 2, 3, 4, 5, 6));
    assertEquals(array(s(1, 2, 1), 10.5, 18.5), y);
  }

  @Test
  void causalConvolutionSeesNothingThatComesLater() {
    Conv1d layer = Conv1d.of(1, 1, 3).initializer(Initializers.ones()).bias(false).padding(2, 0);
    network(layer);
    INDArray y = apply(layer, array(s(1, 4, 1), 1, 10, 100, 1000));
    assertEquals(array(s(1, 4, 1), 1, 11, 111, 1110), y);
  }

  @Test
  void convolutionAgreesWithItsFormula() {
    ConvGeometry geometry = ConvGeometry.alongWidth(2, 1, 1);
    agrees(
        Conv1d.of(2, 3, 4).stride(2).padding(1).biasInitializer(Initializers.normal(1)),
        v -> Convolutions.conv1d(v.get(0), v.get(1), v.get(2), Activation.IDENTITY, geometry),
        s(2, 4, 3),
        2,
        8,
        2);
  }

  @Test
  void transposedConvolutionSpreadsEveryStep() {
    ConvTranspose1d layer =
        ConvTranspose1d.of(1, 1, 2).stride(2).initializer(Initializers.ones()).bias(false);
    network(layer);
    assertEquals(array(s(1, 4, 1), 3, 3, 7, 7), apply(layer, array(s(1, 2, 1), 3, 7)));
  }

  @Test
  void transposedConvolutionAgreesWithItsFormula() {
    ConvGeometry geometry = ConvGeometry.alongWidth(2, 1, 1);
    agrees(
        ConvTranspose1d.of(3, 2, 3).stride(2).padding(1).outputPadding(1),
        v ->
            Convolutions.convTranspose1d(
                v.get(0), v.get(1), v.get(2), Activation.IDENTITY, geometry, 8),
        s(2, 8, 2),
        2,
        4,
        3);
  }

  @Test
  void settingsOfWeightedLayersHoldForSeriesToo() {
    Network<Sequential> network =
        network(
            new Sequential()
                .add("down", Conv1d.of(1, 4, 4).stride(2).padding(1).spectralNorm())
                .add("lrelu", ActivationLayer.leakyRelu(0.2))
                .add(
                    "up",
                    ConvTranspose1d.of(4, 1, 4).stride(2).padding(1).equalizedLearningRate(1)));
    assertArrayEquals(s(3, 8, 1), apply(network.module(), normal(1, 3, 8, 1)).shape());
  }

  @Test
  void otherShapesAreRefusedByName() {
    Conv1d layer = Conv1d.of(2, 1, 2);
    network(layer);
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> apply(layer, normal(1, 3, 8, 1)));
    assertEquals("net: expected [N, T, 2], got [3, 8, 1]", refused.getMessage());
  }

  @Test
  void geometryOfATransposedConvolutionIsThatOfItsAxes() {
    ConvGeometry geometry = new ConvGeometry(2, 1, 0, 1, 1, 1);
    agrees(
        ConvTranspose2d.of(3, 2, 3).geometry(geometry),
        v ->
            Convolutions.convTranspose2d(
                v.get(0), v.get(1), v.get(2), Activation.IDENTITY, geometry, 8, 3),
        s(2, 8, 3, 2),
        2,
        4,
        3,
        3);
  }

  /** Held against the formulas with Python's math module, in float64. */
  @Test
  void functionsGiveTheirValues() {
    INDArray x = array(s(4), -2, -0.5, 0, 1.5);
    assertClose(
        array(s(4), -0.04550026, -0.15426877, 0, 1.39978919), apply(FunctionLayer.gelu(), x), 1e-6);
    assertClose(
        array(s(4), -0.23840584, -0.18877033, 0, 1.22636171), apply(FunctionLayer.silu(), x), 1e-6);
    assertClose(
        array(s(4), -0.86466472, -0.39346934, 0, 1.5), apply(FunctionLayer.elu(1), x), 1e-6);
    assertClose(
        array(s(4), 0.12692801, 0.47407698, 0.69314718, 1.70141328),
        apply(FunctionLayer.softplus(), x),
        1e-6);
    assertClose(array(s(4), -1, -0.5, 0, 1), apply(FunctionLayer.hardtanh(), x), 0);
    assertClose(
        array(s(4), 0.7568025, -0.84147098, 0, 0.14112001), apply(FunctionLayer.sine(2), x), 1e-6);
    assertClose(
        array(s(4), -0.04540231, -0.15428599, 0, 1.39957214),
        apply(FunctionLayer.of(Activations::geluTanh), x),
        1e-6);
    assertClose(array(s(4), 4, 0.25, 0, 2.25), apply(FunctionLayer.of(Variable::square), x), 0);
    assertThrows(IllegalArgumentException.class, () -> FunctionLayer.elu(0));
  }
}

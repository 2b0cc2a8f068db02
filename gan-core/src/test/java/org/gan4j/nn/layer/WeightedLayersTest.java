package org.gan4j.nn.layer;

import static org.gan4j.nn.LayerCheck.agrees;
import static org.gan4j.nn.LayerCheck.apply;
import static org.gan4j.nn.LayerCheck.array;
import static org.gan4j.nn.LayerCheck.network;
import static org.gan4j.nn.LayerCheck.normal;
import static org.gan4j.nn.LayerCheck.s;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.gan4j.autodiff.Convolutions;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.nn.LayerCheck;
import org.gan4j.nn.Network;
import org.gan4j.nn.Parameter;
import org.gan4j.nn.init.Initializer;
import org.gan4j.nn.init.Initializers;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class WeightedLayersTest {

  private static final Initializer BIASES = Initializers.normal(1);

  @Test
  void linearIsAProductAndABias() {
    Linear layer =
        Linear.of(2, 3)
            .initializer((out, random) -> out.assign(rising()))
            .biasInitializer(Initializers.constant(10));
    network(layer);
    INDArray y = apply(layer, array(s(2, 2), 1, 0, 1, 1));
    assertEquals(array(s(2, 3), 10, 11, 12, 13, 15, 17), y);
  }

  private static INDArray rising() {
    return array(s(2, 3), 0, 1, 2, 3, 4, 5);
  }

  @Test
  void linearAgreesWithItsFormula() {
    agrees(
        Linear.of(4, 3).biasInitializer(BIASES),
        v -> v.get(0).matmul(v.get(1)).add(v.get(2)),
        s(5, 3),
        5,
        4);
    agrees(Linear.of(4, 3).bias(false), v -> v.get(0).matmul(v.get(1)), s(5, 3), 5, 4);
  }

  @Test
  void linearWorksOnTheLastAxisOfAnyRank() {
    agrees(
        Linear.of(4, 3).biasInitializer(BIASES),
        v -> v.get(0).reshape(-1, 4).matmul(v.get(1)).add(v.get(2)).reshape(2, 5, 3),
        s(2, 5, 3),
        2,
        5,
        4);
  }

  @Test
  void convolutionAgreesWithItsFormula() {
    var geometry = ConvGeometry.of(2, 1);
    agrees(
        Conv2d.of(2, 3, 4).stride(2).padding(1).biasInitializer(BIASES),
        v -> Convolutions.conv2d(v.get(0), v.get(1), v.get(2), Activation.IDENTITY, geometry),
        s(2, 4, 3, 3),
        2,
        8,
        6,
        2);
    var oneSided = new ConvGeometry(1, 2, 0, 1, 2, 0);
    agrees(
        Conv2d.of(2, 3, 1, 3).geometry(oneSided).bias(false),
        v -> Convolutions.conv2d(v.get(0), v.get(1), oneSided),
        s(1, 6, 3, 3),
        1,
        5,
        5,
        2);
  }

  @Test
  void groupsOfAConvolutionSeeTheirOwnChannels() {
    var geometry = ConvGeometry.of(1, 1).groups(2);
    Conv2d layer = Conv2d.of(4, 6, 3).groups(2).padding(1).biasInitializer(BIASES);
    agrees(
        layer,
        v -> Convolutions.conv2d(v.get(0), v.get(1), v.get(2), Activation.IDENTITY, geometry),
        s(2, 5, 4, 6),
        2,
        5,
        4,
        4);
    Conv2d single = Conv2d.of(2, 2, 1).groups(2).initializer(Initializers.ones()).bias(false);
    network(single);
    INDArray y = apply(single, array(s(1, 1, 2, 2), 1, 2, 3, 4));
    assertEquals(array(s(1, 1, 2, 2), 1, 2, 3, 4), y);
    assertEquals(
        "groups: expected a divisor of 4 and 6 channels, got 4",
        assertThrows(IllegalArgumentException.class, () -> Conv2d.of(4, 6, 3).groups(4))
            .getMessage());
    assertEquals(
        "geometry: a transposed convolution has one group, got 2",
        assertThrows(
                IllegalArgumentException.class,
                () -> ConvTranspose2d.of(4, 6, 3).geometry(geometry))
            .getMessage());
  }

  @Test
  void convolutionAddsUpItsWindow() {
    Conv2d layer =
        Conv2d.of(1, 1, 2)
            .initializer(Initializers.ones())
            .biasInitializer(Initializers.constant(0.5));
    network(layer);
    INDArray y = apply(layer, array(s(1, 2, 3, 1), 1, 2, 3, 4, 5, 6));
    assertEquals(array(s(1, 1, 2, 1), 12.5, 16.5), y);
  }

  @Test
  void transposedConvolutionAgreesWithItsFormula() {
    var geometry = ConvGeometry.of(2, 1);
    agrees(
        ConvTranspose2d.of(3, 2, 4).stride(2).padding(1).biasInitializer(BIASES),
        v ->
            Convolutions.convTranspose2d(
                v.get(0), v.get(1), v.get(2), Activation.IDENTITY, geometry, 8, 6),
        s(2, 8, 6, 2),
        2,
        4,
        3,
        3);
    agrees(
        ConvTranspose2d.of(3, 2, 3).stride(2).padding(1).outputPadding(1).bias(false),
        v ->
            Convolutions.convTranspose2d(
                v.get(0), v.get(1), null, Activation.IDENTITY, geometry, 8, 6),
        s(2, 8, 6, 2),
        2,
        4,
        3,
        3);
  }

  @Test
  void transposedConvolutionSpreadsEveryPixel() {
    ConvTranspose2d layer =
        ConvTranspose2d.of(1, 1, 2).stride(2).initializer(Initializers.ones()).bias(false);
    network(layer);
    INDArray y = apply(layer, array(s(1, 1, 2, 1), 3, 7));
    assertEquals(array(s(1, 2, 4, 1), 3, 3, 7, 7, 3, 3, 7, 7), y);
  }

  @Test
  void equalizedLearningRateScalesByTheRootOfTheFanIn() {
    agrees(
        Linear.of(8, 3).equalizedLearningRate(Math.sqrt(2)).bias(false),
        v -> v.get(0).matmul(v.get(1).mul(Math.sqrt(2.0 / 8))),
        s(5, 3),
        5,
        8);
    var geometry = ConvGeometry.of(1, 1);
    agrees(
        Conv2d.of(2, 3, 3).padding(1).equalizedLearningRate(1).bias(false),
        v -> Convolutions.conv2d(v.get(0), v.get(1).div(Math.sqrt(18)), geometry),
        s(1, 3, 3, 3),
        1,
        3,
        3,
        2);
    var doubling = ConvGeometry.of(2, 1);
    agrees(
        ConvTranspose2d.of(5, 2, 4).stride(2).padding(1).equalizedLearningRate(1).bias(false),
        v ->
            Convolutions.convTranspose2d(
                v.get(0), v.get(1).div(Math.sqrt(80)), null, Activation.IDENTITY, doubling, 4, 4),
        s(1, 4, 4, 2),
        1,
        2,
        2,
        5);
  }

  @Test
  void parametersAreNamedAndShaped() {
    Network<Sequential> network =
        network(
            new Sequential()
                .add("fc", Linear.of(5, 7))
                .add("conv", Conv2d.of(3, 4, 2, 6).spectralNorm())
                .add("up", ConvTranspose2d.of(3, 4, 5).bias(false)));
    assertEquals(
        List.of(
            "net.fc.weight", "net.fc.bias", "net.conv.weight", "net.conv.bias", "net.up.weight"),
        network.parameters().stream().map(Parameter::path).toList());
    assertArrayEquals(s(5, 7), network.parameters().get(0).shape());
    assertArrayEquals(s(2, 6, 3, 4), network.parameters().get(2).shape());
    assertArrayEquals(s(5, 5, 4, 3), network.parameters().get(4).shape());
    assertEquals(
        List.of("net.conv.transform.u", "net.conv.transform.v"),
        List.copyOf(network.buffers().keySet()));
  }

  @Test
  void settingsGiveAFreshLayerAndLeaveTheOther() {
    Conv2d first = Conv2d.of(1, 1, 2);
    Conv2d second = first.stride(2).bias(false);
    network(first);
    network(second);
    INDArray x = normal(1, 1, 4, 4, 1);
    assertArrayEquals(s(1, 3, 3, 1), apply(first, x).shape());
    assertArrayEquals(s(1, 2, 2, 1), apply(second, x).shape());
    assertEquals(2, first.ownParameters().size());
    assertEquals(1, second.ownParameters().size());
  }

  @Test
  void errorsNameTheInnermostLayer() {
    Sequential block = new Sequential().add("conv", Conv2d.of(3, 4, 3));
    Network.of(
        "critic",
        new Sequential().add("block1", block),
        LayerCheck.KERNELS,
        new org.gan4j.random.RandomStream(1));
    IllegalArgumentException wrongChannels =
        assertThrows(IllegalArgumentException.class, () -> apply(block, normal(1, 2, 8, 8, 1)));
    assertEquals(
        "critic.block1.conv: expected [N, H, W, 3], got [2, 8, 8, 1]", wrongChannels.getMessage());
    IllegalArgumentException tooSmall =
        assertThrows(IllegalArgumentException.class, () -> apply(block, normal(1, 2, 2, 8, 3)));
    assertEquals(
        "critic.block1.conv: height: the kernel spans 3, the padded input only 2",
        tooSmall.getMessage());
  }

  @Test
  void aLayerWithoutANetworkSaysSo() {
    IllegalStateException error =
        assertThrows(IllegalStateException.class, () -> apply(Linear.of(2, 3), normal(1, 1, 2)));
    assertEquals(
        "a parameter of shape [2, 3] has no memory yet; make a Network of its module first",
        error.getMessage());
  }

  @Test
  void impossibleSizesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Linear.of(0, 1));
    assertThrows(IllegalArgumentException.class, () -> Conv2d.of(1, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> Conv2d.of(1, 1, 1).stride(0));
    assertThrows(IllegalArgumentException.class, () -> Conv2d.of(1, 1, 1).padding(-1));
    assertThrows(
        IllegalArgumentException.class, () -> ConvTranspose2d.of(1, 1, 1).outputPadding(-1));
  }
}

package org.gan4j.nn.norm;

import static org.gan4j.nn.LayerCheck.agrees;
import static org.gan4j.nn.LayerCheck.apply;
import static org.gan4j.nn.LayerCheck.array;
import static org.gan4j.nn.LayerCheck.assertClose;
import static org.gan4j.nn.LayerCheck.network;
import static org.gan4j.nn.LayerCheck.normal;
import static org.gan4j.nn.LayerCheck.s;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.gan4j.autodiff.Normalizations;
import org.gan4j.autodiff.Scope;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.Norm;
import org.gan4j.nn.LayerCheck;
import org.gan4j.nn.Network;
import org.gan4j.nn.init.Initializers;
import org.gan4j.nn.layer.MinibatchStddev;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class NormLayersTest {

  @Test
  void instanceNormTakesEachImageAndChannelAlone() {
    Network<InstanceNorm2d> network = network(InstanceNorm2d.of(1).eps(1));
    INDArray y = apply(network.module(), array(s(2, 1, 2, 1), 0, 2, 10, 10));
    double root = Math.sqrt(2);
    assertClose(array(s(2, 1, 2, 1), -1 / root, 1 / root, 0, 0), y, 1e-6);
    assertEquals(0, network.parameterCount());
    try (Scope inference = Scope.inference(LayerCheck.KERNELS)) {
      assertEquals(y, apply(network.module(), array(s(2, 1, 2, 1), 0, 2, 10, 10)));
    }
  }

  @Test
  void instanceNormAgreesWithTheOperation() {
    agrees(
        InstanceNorm2d.of(3).gamma(Initializers.normal(1, 0.1)),
        v ->
            Normalizations.normalize(
                    Norm.INSTANCE, v.get(0), v.get(1), v.get(2), 1e-5, Activation.IDENTITY)
                .y(),
        s(2, 3, 2, 3),
        2,
        3,
        2,
        3);
  }

  @Test
  void layerNormTakesTheLastAxis() {
    Network<LayerNorm> network = network(LayerNorm.of(2).eps(1));
    double root = Math.sqrt(2);
    assertClose(
        array(s(2, 2), -1 / root, 1 / root, 0, 0),
        apply(network.module(), array(s(2, 2), 0, 2, 5, 5)),
        1e-6);
    agrees(
        LayerNorm.of(4),
        v -> Normalizations.layerNorm(v.get(0), 1e-5).mul(v.get(1)).add(v.get(2)),
        s(2, 3, 4),
        2,
        3,
        4);
    agrees(
        LayerNorm.of(4).affine(false),
        v -> Normalizations.layerNorm(v.get(0), 1e-5),
        s(3, 4),
        3,
        4);
  }

  @Test
  void pixelNormGivesAMeanSquareOfOne() {
    double root = Math.sqrt(12.5);
    assertClose(
        array(s(1, 2), 3 / root, 4 / root), apply(PixelNorm.create(), array(s(1, 2), 3, 4)), 1e-6);
    agrees(
        PixelNorm.create().eps(0.1),
        v -> Normalizations.pixelNorm(v.get(0), 0.1),
        s(2, 2, 1, 3),
        2,
        2,
        1,
        3);
  }

  @Test
  void minibatchStddevAppendsTheDeviationOfEachGroup() {
    // Samples 0 and 2 differ by 8, samples 1 and 3 by 4.
    INDArray x = array(s(4, 1, 1, 1), 1, 3, 9, 7);
    assertClose(
        array(s(4, 1, 1, 2), 1, 4, 3, 2, 9, 4, 7, 2),
        apply(MinibatchStddev.create().group(2), x),
        1e-6);
    // Five samples are one group of at most four only if one sample is a group.
    INDArray five = apply(MinibatchStddev.create(), normal(1, 5, 2, 2, 3));
    assertEquals(1e-4, five.getDouble(3, 1, 0, 3), 1e-9);
    // Six are two groups of three.
    INDArray six = apply(MinibatchStddev.create(), normal(1, 6, 2, 2, 3));
    assertEquals(six.getDouble(1, 0, 0, 3), six.getDouble(5, 1, 1, 3));
    assertNotEquals(six.getDouble(0, 0, 0, 3), six.getDouble(1, 0, 0, 3));
  }

  @Test
  void otherShapesAreRefused() {
    InstanceNorm2d images = InstanceNorm2d.of(3);
    network(images);
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> apply(images, normal(1, 2, 3)));
    assertEquals("net: expected [N, H, W, 3], got [2, 3]", error.getMessage());
    LayerNorm features = LayerNorm.of(3);
    network(features);
    error = assertThrows(IllegalArgumentException.class, () -> apply(features, normal(1, 2, 4)));
    assertEquals("net: expected [..., 3], got [2, 4]", error.getMessage());
  }
}

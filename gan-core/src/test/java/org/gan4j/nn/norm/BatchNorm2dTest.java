package org.gan4j.nn.norm;

import static org.gan4j.nn.LayerCheck.agrees;
import static org.gan4j.nn.LayerCheck.apply;
import static org.gan4j.nn.LayerCheck.array;
import static org.gan4j.nn.LayerCheck.assertClose;
import static org.gan4j.nn.LayerCheck.network;
import static org.gan4j.nn.LayerCheck.normal;
import static org.gan4j.nn.LayerCheck.s;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.gan4j.autodiff.Normalizations;
import org.gan4j.autodiff.Scope;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.Norm;
import org.gan4j.nn.LayerCheck;
import org.gan4j.nn.Network;
import org.gan4j.nn.init.Initializers;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class BatchNorm2dTest {

  /** Channel 0 has mean 3 and population variance 5, channel 1 mean 1 and variance 0. */
  private static final INDArray X = array(s(2, 2, 1, 2), 0, 1, 2, 1, 4, 1, 6, 1);

  @Test
  void trainingUsesTheStatisticsOfTheBatch() {
    BatchNorm2d layer = BatchNorm2d.of(2);
    network(layer);
    double root = Math.sqrt(5 + 1e-5);
    assertClose(
        array(s(2, 2, 1, 2), -3 / root, 0, -1 / root, 0, 1 / root, 0, 3 / root, 0),
        apply(layer, X),
        1e-6);
  }

  /** PyTorch's rule: momentum 0.1, and n / (n - 1) = 4/3 of the population variance. */
  @Test
  void runningStatisticsFollowPyTorch() {
    Network<BatchNorm2d> network = network(BatchNorm2d.of(2));
    INDArray mean = network.buffers().get("net.running_mean");
    INDArray variance = network.buffers().get("net.running_var");
    apply(network.module(), X);
    assertClose(array(s(2), 0.3, 0.1), mean, 1e-6);
    assertClose(array(s(2), 0.9 + 0.1 * 20 / 3, 0.9), variance, 1e-6);
    apply(network.module(), X);
    assertClose(array(s(2), 0.57, 0.19), mean, 1e-6);
    assertClose(array(s(2), 0.81 + 0.19 * 20 / 3, 0.81), variance, 1e-6);
  }

  @Test
  void momentumOfOneTakesTheBatch() {
    Network<BatchNorm2d> network = network(BatchNorm2d.of(2).momentum(1));
    apply(network.module(), X);
    assertClose(array(s(2), 3, 1), network.buffers().get("net.running_mean"), 1e-6);
    assertClose(array(s(2), 20 / 3.0, 0), network.buffers().get("net.running_var"), 1e-6);
  }

  @Test
  void inferenceUsesTheRunningStatisticsAndLeavesThem() {
    Network<BatchNorm2d> network =
        network(BatchNorm2d.of(2).gamma(Initializers.constant(2)).eps(0.1));
    network.buffers().get("net.running_mean").assign(array(s(2), 1, -1));
    network.buffers().get("net.running_var").assign(array(s(2), 0.9, 3.9));
    INDArray before = network.bufferVector().dup();
    try (Scope inference = Scope.inference(LayerCheck.KERNELS)) {
      assertClose(array(s(2, 2, 1, 2), -2, 2, 2, 2, 6, 2, 10, 2), apply(network.module(), X), 1e-6);
    }
    assertEquals(before, network.bufferVector());
  }

  @Test
  void inferenceHasTheGradientsOfItsFormula() {
    BatchNorm2d layer = BatchNorm2d.of(2).gamma(Initializers.normal(1, 0.1));
    try (Scope inference = Scope.evaluation(LayerCheck.KERNELS)) {
      agrees(
          layer,
          v -> v.get(0).mul(v.get(1)).div(Math.sqrt(1 + 1e-5)).add(v.get(2)),
          s(2, 2, 1, 2),
          2,
          2,
          1,
          2);
    }
  }

  @Test
  void trainingHasTheGradientsOfTheOperation() {
    agrees(
        BatchNorm2d.of(3).gamma(Initializers.normal(1, 0.1)).eps(1e-3),
        v ->
            Normalizations.normalize(
                    Norm.BATCH, v.get(0), v.get(1), v.get(2), 1e-3, Activation.IDENTITY)
                .y(),
        s(4, 2, 3, 3),
        4,
        2,
        3,
        3);
    agrees(
        BatchNorm2d.of(3).affine(false),
        v ->
            Normalizations.normalize(Norm.BATCH, v.get(0), null, null, 1e-5, Activation.IDENTITY)
                .y(),
        s(6, 3),
        6,
        3);
  }

  @Test
  void oneValueAChannelHasNoVariance() {
    Network<BatchNorm2d> network = network(BatchNorm2d.of(2));
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class, () -> apply(network.module(), normal(1, 1, 1, 1, 2)));
    assertEquals(
        "net: expected more than one value a channel in training, got [1, 1, 1, 2]",
        error.getMessage());
    try (Scope inference = Scope.inference(LayerCheck.KERNELS)) {
      assertEquals(2, apply(network.module(), normal(1, 1, 1, 1, 2)).length());
    }
  }

  @Test
  void otherChannelsAreRefused() {
    Network<BatchNorm2d> network = network(BatchNorm2d.of(2));
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class, () -> apply(network.module(), normal(1, 4, 3)));
    assertEquals("net: expected [N, H, W, 2] or [N, 2], got [4, 3]", error.getMessage());
    assertThrows(IllegalArgumentException.class, () -> BatchNorm2d.of(2).eps(0));
    assertThrows(IllegalArgumentException.class, () -> BatchNorm2d.of(2).momentum(1.1));
  }
}

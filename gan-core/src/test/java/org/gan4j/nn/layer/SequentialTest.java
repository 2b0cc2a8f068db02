package org.gan4j.nn.layer;

import static org.gan4j.nn.LayerCheck.KERNELS;
import static org.gan4j.nn.LayerCheck.assertClose;
import static org.gan4j.nn.LayerCheck.normal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.autodiff.Gradients;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.nn.LayerCheck;
import org.gan4j.nn.LayerProbe;
import org.gan4j.nn.Network;
import org.gan4j.nn.norm.BatchNorm2d;
import org.gan4j.nn.norm.InstanceNorm2d;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class SequentialTest {

  private static Sequential critic() {
    return new Sequential()
        .add("conv1", Conv2d.of(2, 4, 3).padding(1))
        .add(ActivationLayer.leakyRelu(0.2))
        .add("conv2", Conv2d.of(4, 4, 3).stride(2).padding(1).bias(false))
        .add("norm", BatchNorm2d.of(4))
        .add(ActivationLayer.relu())
        .add("up", ConvTranspose2d.of(4, 3, 4).stride(2).padding(1))
        .add(ActivationLayer.tanh())
        .add("instance", InstanceNorm2d.of(3).affine(true))
        .add(ActivationLayer.sigmoid())
        .add(Flatten.create())
        .add("out", Linear.of(108, 5))
        .add(ActivationLayer.tanh());
  }

  /** An open probe makes every layer run alone, the activations too. */
  private static List<INDArray> results(boolean fused) {
    Network<Sequential> network = LayerCheck.network(critic());
    List<INDArray> results = new ArrayList<>();
    try (Scope scope = Scope.open(KERNELS)) {
      Variable x = Variable.leaf(normal(1, 3, 6, 6, 2));
      Variable y;
      if (fused) {
        y = network.module().apply(x);
      } else {
        try (LayerProbe probe = LayerProbe.open((layer, output) -> {})) {
          y = network.module().apply(x);
        }
      }
      List<Variable> inputs = new ArrayList<>(network.variables());
      inputs.add(x);
      results.add(y.value().dup('c'));
      Variable loss = y.square().sum();
      List<Variable> gradients = Gradients.grad(loss, inputs, true);
      gradients.forEach(gradient -> results.add(gradient.value().dup('c')));
      Variable penalty = gradients.get(inputs.size() - 1).square().sum();
      Gradients.grad(penalty, inputs, false)
          .forEach(gradient -> results.add(gradient.value().dup('c')));
    }
    return results;
  }

  @Test
  void fusedActivationsChangeNeitherValuesNorGradientsOfAnyOrder() {
    List<INDArray> fused = results(true);
    List<INDArray> apart = results(false);
    assertEquals(fused.size(), apart.size());
    for (int i = 0; i < fused.size(); i++) {
      assertClose(apart.get(i), fused.get(i), 1e-5);
    }
  }

  @Test
  void aProbeSeesEveryLayersOwnOutputInOrder() {
    Network<Sequential> network = LayerCheck.network(critic());
    List<String> seen = new ArrayList<>();
    List<Boolean> negative = new ArrayList<>();
    try (Scope scope = Scope.open(KERNELS);
        LayerProbe probe =
            LayerProbe.open(
                (layer, output) -> {
                  seen.add(layer.path());
                  negative.add(output.value().minNumber().doubleValue() < 0);
                })) {
      network.module().apply(Variable.constant(normal(1, 3, 6, 6, 2)));
    }
    assertEquals(
        List.of(
            "net.conv1",
            "net.1",
            "net.conv2",
            "net.norm",
            "net.4",
            "net.up",
            "net.6",
            "net.instance",
            "net.8",
            "net.9",
            "net.out",
            "net.11",
            "net"),
        seen);
    assertTrue(negative.get(seen.indexOf("net.norm")));
    assertTrue(!negative.get(seen.indexOf("net.4")));
  }
}

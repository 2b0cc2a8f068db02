package org.gan4j.nn.norm;

import static org.gan4j.nn.LayerCheck.KERNELS;
import static org.gan4j.nn.LayerCheck.array;
import static org.gan4j.nn.LayerCheck.assertClose;
import static org.gan4j.nn.LayerCheck.network;
import static org.gan4j.nn.LayerCheck.normal;
import static org.gan4j.nn.LayerCheck.s;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gan4j.autodiff.GradCheck;
import org.gan4j.autodiff.Gradients;
import org.gan4j.autodiff.Normalizations;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Shaping;
import org.gan4j.autodiff.Variable;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.Norm;
import org.gan4j.nn.LayerCheck;
import org.gan4j.nn.Network;
import org.gan4j.nn.init.Initializers;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class ConditionalBatchNorm2dTest {

  private static final int[] LABELS = {2, 0, 2, 1};

  /**
   * The formula: x, gammas, betas; written once more for GradCheck and for the layer's gradients.
   */
  private static Variable formula(List<Variable> v) {
    Variable normalized =
        Normalizations.normalize(Norm.BATCH, v.get(0), null, null, 1e-5, Activation.IDENTITY).y();
    Variable gamma = Shaping.gather(v.get(1), LABELS).reshape(4, 1, 1, -1);
    Variable beta = Shaping.gather(v.get(2), LABELS).reshape(4, 1, 1, -1);
    return normalized.mul(gamma).add(beta);
  }

  private static INDArray apply(ConditionalBatchNorm2d layer, INDArray x, int... labels) {
    try (Scope scope = Scope.open(KERNELS)) {
      return layer.apply(Variable.constant(x), labels).value().dup('c');
    }
  }

  @Test
  void scalesAndShiftsEachSampleByItsClass() {
    Network<ConditionalBatchNorm2d> network = network(ConditionalBatchNorm2d.of(3, 1).eps(1e-9));
    network.state().get("net.gamma.weight").assign(array(s(3, 1), 1, 10, 100));
    network.state().get("net.beta.weight").assign(array(s(3, 1), 0, 5, -5));
    // Of the batch as a whole: mean 2, deviation 1.
    INDArray y = apply(network.module(), array(s(4, 1), 1, 3, 1, 3), 0, 1, 2, 0);
    assertClose(array(s(4, 1), -1, 15, -105, 1), y, 1e-6);
    assertClose(array(s(1), 0.2), network.state().get("net.norm.running_mean"), 1e-6);
  }

  @Test
  void startsAsBatchNorm() {
    INDArray x = normal(3, 4, 3, 3, 2);
    INDArray expected = LayerCheck.apply(network(BatchNorm2d.of(2)).module(), x);
    assertClose(
        expected, apply(network(ConditionalBatchNorm2d.of(3, 2)).module(), x, LABELS), 1e-6);
  }

  @Test
  void inferenceUsesTheRunningStatistics() {
    Network<ConditionalBatchNorm2d> network = network(ConditionalBatchNorm2d.of(2, 1).eps(0.5));
    network.state().get("net.norm.running_mean").assign(1);
    network.state().get("net.norm.running_var").assign(3.5);
    network.state().get("net.gamma.weight").assign(array(s(2, 1), 2, 4));
    try (Scope inference = Scope.inference(KERNELS)) {
      INDArray y = apply(network.module(), array(s(2, 1), 5, 5), 0, 1);
      assertClose(array(s(2, 1), 4, 8), y, 1e-6);
    }
  }

  @Test
  void hasTheGradientsOfItsFormula() {
    Network<ConditionalBatchNorm2d> network =
        network(ConditionalBatchNorm2d.of(3, 2).gamma(Initializers.normal(1, 0.3)));
    INDArray x = normal(1, 4, 2, 3, 2);
    INDArray weights = normal(2, 4, 2, 3, 2);
    List<INDArray> actual;
    List<INDArray> expected;
    try (Scope scope = Scope.open(KERNELS)) {
      List<Variable> inputs =
          Stream.concat(Stream.of(Variable.leaf(x)), network.variables().stream()).toList();
      actual = gradients(network.module().apply(inputs.get(0), LABELS), inputs, weights);
    }
    try (Scope scope = Scope.open(KERNELS)) {
      List<Variable> inputs =
          Stream.concat(
                  Stream.of(x),
                  network.parameters().stream().map(parameter -> parameter.variable().value()))
              .map(value -> Variable.leaf(value.castTo(DataType.DOUBLE).dup('c')))
              .toList();
      expected = gradients(formula(inputs), inputs, weights.castTo(DataType.DOUBLE));
    }
    for (int i = 0; i < expected.size(); i++) {
      assertClose(expected.get(i), actual.get(i), 1e-5);
    }
  }

  private static List<INDArray> gradients(Variable y, List<Variable> inputs, INDArray weights) {
    List<INDArray> gradients = new ArrayList<>();
    Gradients.grad(y.mul(Variable.constant(weights)).sum(), inputs, false)
        .forEach(gradient -> gradients.add(gradient.value().dup('c')));
    return gradients;
  }

  @Test
  void itsFormulaHasTheGradientsOfFiniteDifferences() {
    GradCheck.checkGrads(
        KERNELS, ConditionalBatchNorm2dTest::formula, 2, s(4, 2, 1, 2), s(3, 2), s(3, 2));
  }

  @Test
  void labelsThatDontFitAreRefused() {
    Network<ConditionalBatchNorm2d> network = network(ConditionalBatchNorm2d.of(3, 2));
    INDArray x = normal(1, 4, 2);
    assertEquals(
        "net: labels: expected one a sample, [4], got [3]",
        assertThrows(IllegalArgumentException.class, () -> apply(network.module(), x, 0, 1, 2))
            .getMessage());
    assertEquals(
        "net.gamma: gather: index 3 is out of range for 3 rows",
        assertThrows(IllegalArgumentException.class, () -> apply(network.module(), x, 0, 1, 2, 3))
            .getMessage());
  }
}

package org.gan4j.autodiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Consumer;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.BinaryOp;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.ConvolutionKernels;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Lease;
import org.gan4j.kernel.ReferenceKernels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class GradientsTest {

  private final Kernels kernels = new ReferenceKernels();
  private Scope scope;

  @BeforeEach
  void open() {
    scope = Scope.open(kernels);
  }

  @AfterEach
  void close() {
    scope.close();
  }

  private static INDArray array(double... values) {
    return Nd4j.createFromArray(values);
  }

  @Test
  void differentiatesAnyNumberOfTimes() {
    Variable x = Variable.leaf(array(2));
    Variable y = x.square().square(); // x^4
    double[] expected = {4 * 8, 12 * 4, 24 * 2, 24, 0};
    for (double derivative : expected) {
      y = Gradients.grad(y.sum(), x, true);
      assertEquals(derivative, y.item(), 1e-12);
    }
  }

  @Test
  void sumsOverEveryUseOfAVariable() {
    Variable x = Variable.leaf(array(3));
    Variable y = x.mul(x).add(x).add(x.mul(5));
    assertEquals(2 * 3 + 1 + 5, Gradients.grad(y, x, false).item(), 1e-12);
  }

  @Test
  void givesZerosForWhatTheOutputDoesNotDependOn() {
    Variable x = Variable.leaf(array(3));
    Variable other = Variable.leaf(array(1, 2));
    List<Variable> gradients = Gradients.grad(x.square(), List.of(x, other), false);
    assertEquals(6, gradients.get(0).item(), 1e-12);
    assertEquals(array(0, 0), gradients.get(1).value());
  }

  @Test
  void differentiatesForAnIntermediateVariable() {
    Variable x = Variable.leaf(array(3));
    Variable middle = x.mul(2);
    List<Variable> gradients = Gradients.grad(middle.square(), List.of(middle, x), false);
    assertEquals(12, gradients.get(0).item(), 1e-12);
    assertEquals(24, gradients.get(1).item(), 1e-12);
  }

  @Test
  void detachStopsTheGradient() {
    Variable x = Variable.leaf(array(3));
    assertEquals(3, Gradients.grad(x.mul(x.detach()), x, false).item(), 1e-12);
  }

  @Test
  void recordsNothingInsideNoGrad() {
    Variable x = Variable.leaf(array(3));
    try (Scope inference = Scope.noGrad()) {
      Variable y = inference.keep(x.square());
      assertFalse(y.requiresGrad());
    }
    assertTrue(x.square().requiresGrad());
  }

  @Test
  void refusesToCreateAGraphInsideNoGrad() {
    Variable x = Variable.leaf(array(3));
    Variable y = x.square();
    try (Scope inference = Scope.noGrad()) {
      assertThrows(IllegalArgumentException.class, () -> Gradients.grad(y, x, true));
    }
  }

  @Test
  void refusesAConstantAndSaysWhatToDo() {
    Variable w = Variable.leaf(array(3));
    Variable constant = Variable.constant(array(1, 2));
    for (Variable y : List.of(constant.square().mul(w).sum(), constant.square().sum())) {
      IllegalArgumentException refused =
          assertThrows(
              IllegalArgumentException.class, () -> Gradients.grad(y, List.of(w, constant), false));
      assertEquals(
          "inputs[1]: a constant of shape [2] doesn't require gradients; take its detachedLeaf()"
              + " and compute the output from that",
          refused.getMessage());
    }
    Variable leaf = constant.detachedLeaf();
    assertEquals(array(2, 4), Gradients.grad(leaf.square().sum(), leaf, false).value());
  }

  @Test
  void refusesWhatWasComputedWhileNothingWasRecorded() {
    Variable x = Variable.leaf(array(3));
    Variable lost;
    try (Scope inference = Scope.noGrad()) {
      lost = inference.keep(x.square());
    }
    String why =
        "[0]: how this variable of shape [1] was computed is not recorded; compute it outside of"
            + " Scope.noGrad(), and gradients that are differentiated again with createGraph";
    assertEquals(
        "outputs" + why,
        assertThrows(IllegalArgumentException.class, () -> Gradients.grad(lost.mul(2), x, false))
            .getMessage());
    assertEquals(
        "inputs" + why,
        assertThrows(IllegalArgumentException.class, () -> Gradients.grad(x.square(), lost, false))
            .getMessage());
    Variable gradient = Gradients.grad(x.pow(3), x, false);
    assertThrows(IllegalArgumentException.class, () -> Gradients.grad(gradient, x, false));
    assertEquals(18, Gradients.grad(Gradients.grad(x.pow(3), x, true), x, false).item(), 1e-12);
  }

  @Test
  void whatWasNotRecordedIsAConstantToWhatIs() {
    Variable x = Variable.leaf(array(3));
    Variable constant;
    try (Scope inference = Scope.noGrad()) {
      constant = inference.keep(x.square());
    }
    assertEquals(9, Gradients.grad(x.mul(constant), x, false).item(), 1e-12);
    assertEquals(0, Gradients.grad(constant.detach(), x, false).item());
  }

  @Test
  void computesNoWeightGradientThatIsNotAskedFor() {
    int[] weightGradients = {0};
    ConvolutionKernels countingConvolutions =
        proxy(
            ConvolutionKernels.class,
            kernels.convolutions(),
            method -> weightGradients[0] += method.equals("conv2dWeightGrad") ? 1 : 0);
    Kernels counting =
        (Kernels)
            Proxy.newProxyInstance(
                Kernels.class.getClassLoader(),
                new Class<?>[] {Kernels.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "convolutions" -> countingConvolutions;
                      case "forType" -> proxy;
                      default -> method.invoke(kernels, arguments);
                    });
    try (Scope counted = Scope.open(counting)) {
      Variable x = Variable.leaf(Nd4j.rand(DataType.DOUBLE, 1, 4, 4, 2));
      Variable w = Variable.leaf(Nd4j.rand(DataType.DOUBLE, 3, 3, 2, 2));
      Variable y =
          Convolutions.conv2d(x, w, null, Activation.IDENTITY, ConvGeometry.of(1, 1)).sum();
      Gradients.grad(y, x, false);
      assertEquals(0, weightGradients[0]);
      Gradients.grad(y, w, false);
      assertEquals(1, weightGradients[0]);
    }
  }

  /** The same that tells the name of each method that is called. */
  private static <T> T proxy(Class<T> type, T target, Consumer<String> called) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              called.accept(method.getName());
              return method.invoke(target, arguments);
            }));
  }

  @Test
  void backwardGivesTheSameGradientsAsGradAndThenFreesTheGraph() {
    Variable x = Variable.leaf(array(1, 2, 3));
    Variable w = Variable.leaf(array(0.5, -1, 2));
    Variable middle = x.mul(w).exp();
    Variable loss = middle.square().mul(w).sum();
    List<Variable> kept = Gradients.grad(loss, List.of(x, w), false);
    List<Variable> freed = Gradients.backward(loss, List.of(x, w));
    assertEquals(kept.get(0).value(), freed.get(0).value());
    assertEquals(kept.get(1).value(), freed.get(1).value());
    IllegalStateException gone = assertThrows(IllegalStateException.class, middle::value);
    assertTrue(gone.getMessage().startsWith("exp: its memory has gone back"), gone.getMessage());
    assertEquals(1, loss.value().length());
    assertThrows(IllegalStateException.class, () -> Gradients.backward(loss, List.of(x)));
  }

  @Test
  void backwardLeavesWhatWasDetached() {
    Variable x = Variable.leaf(array(1, 2, 3));
    Variable middle = x.square();
    Variable seen = middle.detach();
    Gradients.backward(middle.sum(), List.of(x));
    Variable.full(-1, DataType.DOUBLE, 3);
    assertEquals(array(1, 4, 9), seen.value());
  }

  @Test
  void backwardHoldsNoMoreThanItNeeds() {
    Variable x = Variable.leaf(Nd4j.rand(DataType.DOUBLE, 1000));
    Variable y = x;
    for (int i = 0; i < 20; i++) {
      y = Activations.tanh(y);
    }
    Variable loss = y.sum();
    long before = kernels.pool().stats().bytesLent();
    Gradients.backward(loss, List.of(x));
    long after = kernels.pool().stats().bytesLent();
    assertTrue(after < before / 5, before + " bytes before, " + after + " after");
  }

  @Test
  void aMissingRuleNamesTheOperationAndTheArgument() {
    Variable a = Variable.leaf(array(1));
    Variable b = Variable.leaf(array(2));
    Lease out = Trace.borrow(a, 1);
    kernels.elementWise().binary(BinaryOp.ADD, a.value(), b.value(), out.array());
    Variable y =
        Trace.record("hypot", out, "a, b", List.of(a, b), (r, gy) -> gy, (GradientRule.One) null);
    assertEquals(1, Gradients.grad(y, a, false).item());
    UnsupportedOperationException missing =
        assertThrows(UnsupportedOperationException.class, () -> Gradients.grad(y, b, false));
    assertEquals("hypot: no gradient rule for argument b", missing.getMessage());
  }

  @Test
  void aScalarIsExpected() {
    Variable x = Variable.leaf(array(1, 2));
    IllegalArgumentException wrong =
        assertThrows(IllegalArgumentException.class, () -> Gradients.grad(x.square(), x, false));
    assertEquals(
        "output: expected one element, got [2]; sum it or take its mean", wrong.getMessage());
  }
}

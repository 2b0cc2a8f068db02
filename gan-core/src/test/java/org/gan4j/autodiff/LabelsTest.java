package org.gan4j.autodiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.nd4j.Nd4jKernels;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class LabelsTest {

  private static final Kernels KERNELS = new Nd4jKernels();

  @Test
  void oneHotHasAOneWhereTheClassIs() {
    try (Scope scope = Scope.open(KERNELS)) {
      assertEquals(
          Nd4j.createFromArray(new float[][] {{0, 0, 1}, {1, 0, 0}}),
          Labels.oneHot(new int[] {2, 0}, 3).value());
    }
  }

  @Test
  void crossEntropyIsTheMeanOfTheLabelsLogarithms() {
    try (Scope scope = Scope.open(KERNELS)) {
      double[][] logits = {{Math.log(1), Math.log(3)}, {Math.log(2), Math.log(6)}};
      Variable x = Variable.constant(Nd4j.createFromArray(logits));
      double expected = -(Math.log(0.75) + Math.log(0.25)) / 2;
      assertEquals(expected, Labels.crossEntropy(x, 1, 0).item(), 1e-12);
    }
  }

  @Test
  void crossEntropyIsSafeForGreatLogits() {
    try (Scope scope = Scope.open(KERNELS)) {
      Variable x = Variable.constant(Nd4j.createFromArray(new float[][] {{1e4f, -1e4f}}));
      assertEquals(0, Labels.crossEntropy(x, 0).item(), 0);
      assertEquals(2e4, Labels.crossEntropy(x, 1).item(), 1e-2);
    }
  }

  @Test
  void crossEntropyHasTheGradientsOfFiniteDifferences() {
    GradCheck.checkGrads(
        KERNELS, v -> Labels.crossEntropy(v.get(0), 2, 0, 2), 2, new long[] {3, 4});
  }

  @Test
  void whatDoesNotFitIsRefused() {
    try (Scope scope = Scope.open(KERNELS)) {
      Variable logits = Variable.constant(Nd4j.zeros(2, 3));
      assertEquals(
          "labels: expected classes 0 to 2, got 3",
          assertThrows(IllegalArgumentException.class, () -> Labels.crossEntropy(logits, 0, 3))
              .getMessage());
      assertEquals(
          "crossEntropy: expected logits [1, K], got [2, 3]",
          assertThrows(IllegalArgumentException.class, () -> Labels.crossEntropy(logits, 0))
              .getMessage());
    }
  }
}

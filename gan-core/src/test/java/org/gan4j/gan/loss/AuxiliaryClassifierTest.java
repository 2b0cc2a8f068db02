package org.gan4j.gan.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.gan4j.autodiff.GradCheck;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.gan.Condition;
import org.gan4j.gan.Judgement;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.nd4j.Nd4jKernels;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class AuxiliaryClassifierTest {

  private static final Kernels KERNELS = new Nd4jKernels();
  private static final Condition CONDITION = new Condition(new int[] {1, 0});

  private static Judgement judgement(Variable classLogits) {
    return new Judgement(null, null, Optional.of(classLogits));
  }

  private static Judgement probabilities(double... ofClassOne) {
    double[][] logits = new double[ofClassOne.length][];
    for (int i = 0; i < ofClassOne.length; i++) {
      logits[i] = new double[] {Math.log(1 - ofClassOne[i]), Math.log(ofClassOne[i])};
    }
    return judgement(Variable.constant(Nd4j.createFromArray(logits)));
  }

  @Test
  void theDiscriminatorWantsTheClassSeenInBothTheGeneratorInItsOwn() {
    AuxiliaryClassifier term = new AuxiliaryClassifier(2);
    try (Scope scope = Scope.open(KERNELS)) {
      Judgement real = probabilities(0.9, 0.2);
      Judgement fake = probabilities(0.5, 0.7);
      double ofReal = -(Math.log(0.9) + Math.log(0.8)) / 2;
      double ofFake = -(Math.log(0.5) + Math.log(0.3)) / 2;
      assertEquals(
          2 * (ofReal + ofFake),
          term.discriminator(real, fake, CONDITION).orElseThrow().item(),
          1e-12);
      assertEquals(2 * ofFake, term.generator(fake, CONDITION).orElseThrow().item(), 1e-12);
    }
  }

  @Test
  void hasTheGradientsOfFiniteDifferences() {
    AuxiliaryClassifier term = new AuxiliaryClassifier(0.5);
    GradCheck.checkGrads(
        KERNELS,
        v ->
            term.discriminator(judgement(v.get(0)), judgement(v.get(1)), CONDITION)
                .orElseThrow()
                .add(term.generator(judgement(v.get(1)), CONDITION).orElseThrow()),
        2,
        new long[] {2, 3},
        new long[] {2, 3});
  }

  @Test
  void whatDoesNotFitIsRefused() {
    AuxiliaryClassifier term = new AuxiliaryClassifier(1);
    assertThrows(IllegalArgumentException.class, () -> new AuxiliaryClassifier(-1));
    assertEquals(
        "classLogits: the discriminator gives none; take one that classifies",
        assertThrows(
                IllegalArgumentException.class,
                () -> term.generator(Judgement.of(null, null), CONDITION))
            .getMessage());
    try (Scope scope = Scope.open(KERNELS)) {
      Judgement three = probabilities(0.5, 0.5, 0.5);
      assertEquals(
          "labels: expected [3], got [2]; pass one class index a sample",
          assertThrows(IllegalArgumentException.class, () -> term.generator(three, CONDITION))
              .getMessage());
    }
  }
}

package org.gan4j.gan.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gan4j.autodiff.GradCheck;
import org.gan4j.autodiff.Gradients;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.ReferenceKernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** Losses by their formulas in plain Java, and their gradients by finite differences. */
class GanLossTest {

  private static final Kernels KERNELS = new ReferenceKernels();
  private static final double[] REAL = {0.3, -1.7, 2.4, 0.9};
  private static final double[] FAKE = {-0.6, 1.2, -2.2, 0.1};

  record Expected(GanLoss loss, double discriminator, double generator) {
    @Override
    public String toString() {
      return loss.toString();
    }
  }

  static Stream<Expected> values() {
    double logistic = mean(REAL, x -> -log(sigmoid(x))) + mean(FAKE, f -> -log(1 - sigmoid(f)));
    double real = mean(REAL, x -> x);
    double fake = mean(FAKE, f -> f);
    return Stream.of(
        new Expected(GanLoss.minimax(), logistic, mean(FAKE, f -> log(1 - sigmoid(f)))),
        new Expected(GanLoss.nonSaturating(), logistic, mean(FAKE, f -> -log(sigmoid(f)))),
        new Expected(GanLoss.wasserstein(), fake - real, -fake),
        new Expected(
            GanLoss.hinge(),
            mean(REAL, x -> Math.max(0, 1 - x)) + mean(FAKE, f -> Math.max(0, 1 + f)),
            -fake),
        new Expected(
            GanLoss.leastSquares(),
            (mean(REAL, x -> (x - 1) * (x - 1)) + mean(FAKE, f -> f * f)) / 2,
            mean(FAKE, f -> (f - 1) * (f - 1)) / 2),
        new Expected(GanLoss.maximumLikelihood(), logistic, -mean(FAKE, Math::exp)),
        new Expected(
            GanLoss.relativisticPairing(),
            meanOfPairs((x, f) -> -log(sigmoid(x - f))),
            meanOfPairs((x, f) -> -log(sigmoid(f - x)))),
        new Expected(
            GanLoss.relativisticAverage(),
            (mean(REAL, x -> -log(sigmoid(x - fake)))
                    + mean(FAKE, f -> -log(1 - sigmoid(f - real))))
                / 2,
            (mean(FAKE, f -> -log(sigmoid(f - real)))
                    + mean(REAL, x -> -log(1 - sigmoid(x - fake))))
                / 2),
        new Expected(
            GanLoss.relativisticAverageHinge(),
            (mean(REAL, x -> Math.max(0, 1 - x + fake))
                    + mean(FAKE, f -> Math.max(0, 1 + f - real)))
                / 2,
            (mean(FAKE, f -> Math.max(0, 1 - f + real))
                    + mean(REAL, x -> Math.max(0, 1 + x - fake)))
                / 2));
  }

  private static double meanOfPairs(DoubleBinaryOperator term) {
    return IntStream.range(0, REAL.length)
        .mapToDouble(i -> term.applyAsDouble(REAL[i], FAKE[i]))
        .average()
        .orElseThrow();
  }

  private static double mean(double[] numbers, DoubleUnaryOperator term) {
    return Arrays.stream(numbers).map(term).average().orElseThrow();
  }

  private static double log(double x) {
    return Math.log(x);
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static Variable logits(double... numbers) {
    return Variable.leaf(Nd4j.createFromArray(numbers).reshape(numbers.length, 1));
  }

  @ParameterizedTest
  @MethodSource("values")
  void valuesAreThoseOfTheFormula(Expected expected) {
    try (Scope scope = Scope.open(KERNELS)) {
      Variable real = logits(REAL);
      Variable fake = logits(FAKE);
      GanLoss loss = expected.loss();
      assertEquals(expected.discriminator(), loss.discriminator(real, fake).item(), 1e-12);
      Variable seen = loss.generatorNeedsReal() ? real : null;
      assertEquals(expected.generator(), loss.generator(seen, fake).item(), 1e-12);
    }
  }

  @ParameterizedTest
  @EnumSource(LossKind.class)
  void gradientsAreThoseOfFiniteDifferences(LossKind kind) {
    GanLoss loss = kind.loss();
    long[] patches = {2, 2, 3, 1};
    GradCheck.checkGrads(KERNELS, v -> loss.discriminator(v.get(0), v.get(1)), 2, patches, patches);
    if (loss.generatorNeedsReal()) {
      GradCheck.checkGrads(KERNELS, v -> loss.generator(v.get(0), v.get(1)), 2, patches, patches);
    } else {
      GradCheck.checkGrads(KERNELS, v -> loss.generator(null, v.get(0)), 2, patches);
    }
  }

  /** Logits of a discriminator that is sure, wrongly or rightly, in float32. */
  @ParameterizedTest
  @EnumSource(
      value = LossKind.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = "MAXIMUM_LIKELIHOOD") // whose gradient is as large as the likelihood ratio
  void largeLogitsGiveFiniteLossesAndGradients(LossKind kind) {
    GanLoss loss = kind.loss();
    try (Scope scope = Scope.open(KERNELS)) {
      Variable real = Variable.leaf(Nd4j.createFromArray(-1e4f, 1e4f, -200f).reshape(3, 1));
      Variable fake = Variable.leaf(Nd4j.createFromArray(1e4f, -1e4f, 200f).reshape(3, 1));
      for (Variable value : List.of(loss.discriminator(real, fake), loss.generator(real, fake))) {
        assertTrue(Double.isFinite(value.item()), () -> kind + " " + value.item());
        for (Variable gradient : Gradients.grad(value, List.of(real, fake), false)) {
          assertTrue(Double.isFinite(gradient.sum().item()), () -> kind + " gradient");
        }
      }
    }
  }

  @Test
  void theNonSaturatingGeneratorLearnsWhereTheDiscriminatorIsSure() {
    try (Scope scope = Scope.open(KERNELS)) {
      Variable fake = logits(-50);
      assertEquals(
          -1,
          Gradients.grad(GanLoss.nonSaturating().generator(null, fake), fake, false).item(),
          1e-12);
      assertEquals(
          0, Gradients.grad(GanLoss.minimax().generator(null, fake), fake, false).item(), 1e-12);
    }
  }

  @ParameterizedTest
  @EnumSource(LossKind.class)
  void namesLeadBack(LossKind kind) {
    assertEquals(kind, LossKind.of(kind.cliName()));
  }

  @Test
  void anUnknownNameIsToldWithTheKnownOnes() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> LossKind.of("non_saturating"))
            .getMessage();
    assertTrue(message.contains("non-saturating, wasserstein"), message);
    assertTrue(message.endsWith("got non_saturating"), message);
  }

  @Test
  void lossesAreOfTheirLogitsType() {
    try (Scope scope = Scope.open(KERNELS)) {
      Variable real = Variable.leaf(Nd4j.ones(DataType.FLOAT, 2, 1));
      assertEquals(DataType.FLOAT, GanLoss.hinge().discriminator(real, real).dataType());
    }
  }
}

package org.gan4j.gan.penalty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gan4j.autodiff.Activations;
import org.gan4j.autodiff.Convolutions;
import org.gan4j.autodiff.GradCheck;
import org.gan4j.autodiff.Gradients;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.gan.loss.GanLoss;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.ReferenceKernels;
import org.gan4j.nn.Module;
import org.gan4j.nn.Network;
import org.gan4j.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class PenaltyTest {

  private static final Kernels KERNELS = new ReferenceKernels();

  /** A penalty on a critic, for fixed draws. */
  record Term(String name, BiFunction<Critic, Images, Variable> function) {
    @Override
    public String toString() {
      return name;
    }
  }

  record Images(Variable real, Variable fake, Variable eps, Variable noise) {}

  static Stream<Term> terms() {
    return Stream.of(
        new Term(
            "wgan-gp",
            (d, i) -> new GradientPenalty(3, 0.4, false).term(d, i.real(), i.fake(), i.eps())),
        new Term(
            "wgan-lp",
            (d, i) -> new GradientPenalty(3, 0.4, true).term(d, i.real(), i.fake(), i.eps())),
        new Term(
            "r1", (d, i) -> R1.weight(3).term(d, d.at(i.real()), i.fake(), new RandomStream(1))),
        new Term(
            "r2", (d, i) -> R2.weight(3).term(d, d.at(i.real()), i.fake(), new RandomStream(1))),
        new Term("dragan", (d, i) -> Dragan.weight(3).term(d, i.real(), i.eps(), i.noise())));
  }

  private static final ConvGeometry GEOMETRY = ConvGeometry.of(2, 1);

  /** conv, tanh, conv: smooth, so that finite differences are exact enough. */
  private static Critic critic(List<Variable> parameters) {
    return images -> {
      Variable h =
          Convolutions.conv2d(
              images, parameters.get(0), parameters.get(1), Activation.TANH, GEOMETRY);
      return Convolutions.conv2d(h, parameters.get(2), GEOMETRY).reshape(images.size(0), -1).sum(1);
    };
  }

  private static final long[][] PARAMETERS = {{4, 4, 2, 3}, {3}, {4, 4, 3, 1}};

  private static Images images() {
    return new Images(draw(1, 3, 4, 4, 2), draw(2, 3, 4, 4, 2), draw(3, 3), draw(4, 3, 4, 4, 2));
  }

  private static Variable draw(long seed, long... shape) {
    INDArray array = Nd4j.createUninitialized(DataType.FLOAT, shape);
    new RandomStream(seed).fillUniform(array, 0, 1);
    return Variable.constant(array.castTo(DataType.DOUBLE));
  }

  /** What others forget: the penalty must pull on the parameters, not only be printed. */
  @ParameterizedTest
  @MethodSource("terms")
  void parameterGradientsAreThoseOfFiniteDifferences(Term term) {
    Images images = images();
    GradCheck.checkGrads(
        KERNELS, parameters -> term.function().apply(critic(parameters), images), 1, PARAMETERS);
  }

  @ParameterizedTest
  @MethodSource("terms")
  void everyPenaltyComposesWithEveryLoss(Term term) {
    Images images = images();
    GradCheck.checkGrads(
        KERNELS,
        parameters -> {
          Critic critic = critic(parameters);
          return GanLoss.nonSaturating()
              .discriminator(critic.logits(images.real()), critic.logits(images.fake()))
              .add(term.function().apply(critic, images));
        },
        1,
        PARAMETERS);
  }

  /** D(x) = w . x has the gradient w everywhere. */
  private static Critic linear(Variable w) {
    return images -> images.reshape(images.size(0), -1).matmul(w.reshape(-1, 1));
  }

  @Test
  void valuesOfALinearCriticAreThoseOfTheFormulas() {
    try (Scope scope = Scope.open(KERNELS)) {
      Variable w = Variable.leaf(Nd4j.createFromArray(0.9, -1.2, 0.8, 2.0)); // norm 2.7
      double norm = Math.sqrt(0.81 + 1.44 + 0.64 + 4);
      Critic critic = linear(w);
      Variable real = draw(1, 5, 2, 2, 1);
      Variable fake = draw(2, 5, 2, 2, 1);
      RandomStream random = new RandomStream(7);
      assertEquals(
          10 * (norm - 1) * (norm - 1),
          GradientPenalty.weight(10).term(critic, critic.at(real), fake, random).item(),
          1e-9);
      assertEquals(
          2 * (norm - 5) * (norm - 5),
          new GradientPenalty(2, 5, false).term(critic, critic.at(real), fake, random).item(),
          1e-9);
      assertEquals(
          0,
          new GradientPenalty(2, 5, true).term(critic, critic.at(real), fake, random).item(),
          1e-9);
      assertEquals(
          10 * (norm - 1) * (norm - 1),
          GradientPenalty.weight(10).ofOneSide().term(critic, critic.at(real), fake, random).item(),
          1e-9);
      assertEquals(
          10 * (norm - 1) * (norm - 1),
          Dragan.weight(10).term(critic, critic.at(real), fake, random).item(),
          1e-9);
      assertEquals(
          5 * norm * norm, R1.weight(10).term(critic, critic.at(real), fake, random).item(), 1e-9);
      assertEquals(
          5 * norm * norm, R2.weight(10).term(critic, critic.at(real), fake, random).item(), 1e-9);
      Variable gradient =
          Gradients.grad(R1.weight(10).term(critic, critic.at(real), fake, random), w, false);
      assertArrayEquals( // d/dw gamma/2 |w|^2 = gamma w
          new double[] {9, -12, 8, 20}, gradient.value().toDoubleVector(), 1e-9);
    }
  }

  /** D(x) = sum x^3 / 3 has the gradient x^2: where a penalty looks shows in its value. */
  @Test
  void eachPenaltyLooksWhereItSays() {
    Critic critic = images -> images.pow(3).div(3).sum(1, 2, 3);
    try (Scope scope = Scope.open(KERNELS)) {
      Variable real = Variable.constant(Nd4j.valueArrayOf(new long[] {2, 1, 1, 1}, 2.0));
      Variable fake = Variable.constant(Nd4j.valueArrayOf(new long[] {2, 1, 1, 1}, 4.0));
      Variable eps = Variable.constant(Nd4j.createFromArray(0.25, 1.0));
      RandomStream random = new RandomStream(7);
      assertEquals(8, R1.weight(1).term(critic, critic.at(real), fake, random).item(), 1e-12);
      assertEquals(128, R2.weight(1).term(critic, critic.at(real), fake, random).item(), 1e-12);
      double far = Math.pow(0.25 * 2 + 0.75 * 4, 2);
      assertEquals(
          ((far - 1) * (far - 1) + 9) / 2,
          GradientPenalty.weight(1).term(critic, real, fake, eps).item(),
          1e-9);
    }
  }

  @Test
  void draganPerturbsByHalfTheBatchsDeviation() {
    Critic critic = images -> images.square().div(2).sum(1, 2, 3);
    try (Scope scope = Scope.open(KERNELS)) {
      // mean 2, deviation 1; the gradient at m is m
      Variable real = Variable.constant(Nd4j.createFromArray(1.0, 3.0).reshape(2, 1, 1, 1));
      Variable share = Variable.constant(Nd4j.createFromArray(0.5, 1.0));
      Variable noise = Variable.constant(Nd4j.createFromArray(0.4, 0.6).reshape(2, 1, 1, 1));
      double first = 1 + 0.5 * 0.5 * 0.4;
      double second = 3 + 1.0 * 0.5 * 0.6;
      assertEquals(
          (Math.pow(first - 1, 2) + Math.pow(second - 1, 2)) / 2,
          Dragan.weight(1).term(critic, real, share, noise).item(),
          1e-9);
    }
  }

  @Test
  void aCriticWithoutSlopeGivesFiniteGradients() {
    try (Scope scope = Scope.open(KERNELS)) {
      Variable w = Variable.leaf(Nd4j.zeros(DataType.FLOAT, 4));
      Variable real = Variable.constant(Nd4j.ones(DataType.FLOAT, 2, 2, 2, 1));
      Variable term =
          GradientPenalty.weight(10).term(linear(w), linear(w).at(real), real, new RandomStream(1));
      assertEquals(10, term.item(), 1e-5);
      assertArrayEquals(new float[4], Gradients.grad(term, w, false).value().toFloatVector(), 0f);
    }
  }

  /** A gradient penalty as one writes it by hand; only a leaf has a gradient to penalise. */
  @Test
  void aHandWrittenPenaltyThatForgetsTheLeafIsRefused() {
    try (Scope scope = Scope.open(KERNELS)) {
      Variable w = Variable.leaf(Nd4j.createFromArray(0.9, -1.2, 0.8, 2));
      Critic critic = linear(w);
      Variable real = draw(1, 5, 2, 2, 1);
      Variable fake = draw(2, 5, 2, 2, 1);
      Variable middle = real.mul(0.5).add(fake.mul(0.5));
      Variable logits = critic.logits(middle).sum();
      IllegalArgumentException refused =
          assertThrows(IllegalArgumentException.class, () -> Gradients.grad(logits, middle, true));
      assertEquals(
          "inputs[0]: a constant of shape [5, 2, 2, 1] doesn't require gradients; take its"
              + " detachedLeaf() and compute the output from that",
          refused.getMessage());
      Variable leaf = middle.detachedLeaf();
      Variable gradient = Gradients.grad(critic.logits(leaf).sum(), leaf, true);
      Variable penalty = gradient.reshape(5, -1).square().sum(1).mean();
      assertEquals(0.81 + 1.44 + 0.64 + 4, penalty.item(), 1e-9);
      assertArrayEquals(
          new double[] {1.8, -2.4, 1.6, 4},
          Gradients.grad(penalty, w, false).value().toDoubleVector(),
          1e-9);
    }
  }

  @Test
  void theImagesMakerGetsNoGradient() {
    try (Scope scope = Scope.open(KERNELS)) {
      Variable latent = Variable.leaf(Nd4j.ones(DataType.FLOAT, 2, 2, 2, 1));
      Variable fake = Activations.tanh(latent);
      Critic critic = images -> images.pow(3).sum(1, 2, 3);
      RandomStream random = new RandomStream(1);
      for (Penalty penalty : List.of(GradientPenalty.weight(1), R2.weight(1))) {
        Variable term = penalty.term(critic, critic.at(fake), fake, random);
        assertEquals(0, Gradients.grad(term, latent, false).abs().sum().item(), penalty.toString());
      }
    }
  }

  @Test
  void drawsComeFromTheStream() {
    try (Scope scope = Scope.open(KERNELS)) {
      Critic critic = images -> images.pow(3).sum(1, 2, 3);
      Variable real = draw(1, 5, 2, 2, 1);
      Variable fake = draw(2, 5, 2, 2, 1);
      for (PenaltyKind kind : List.of(PenaltyKind.WGAN_GP, PenaltyKind.DRAGAN)) {
        Penalty penalty = kind.create();
        double first = penalty.term(critic, critic.at(real), fake, new RandomStream(5)).item();
        assertEquals(
            first, penalty.term(critic, critic.at(real), fake, new RandomStream(5)).item());
        assertTrue(
            first != penalty.term(critic, critic.at(real), fake, new RandomStream(6)).item());
      }
    }
  }

  @Test
  void aLazyPenaltyIsDueOnceInAnIntervalAndCountsThatOften() {
    Lazy<Penalty> lazy = R1.weight(10).every(16);
    assertArrayEquals(new int[] {0, 16, 32}, IntStream.range(0, 40).filter(lazy::due).toArray());
    assertTrue(IntStream.range(0, 40).allMatch(R1.weight(10).every(1)::due));
    try (Scope scope = Scope.open(KERNELS)) {
      Variable w = Variable.leaf(Nd4j.createFromArray(1.0, 2.0, 0, 0));
      Variable real = draw(1, 5, 2, 2, 1);
      Critic critic = linear(w);
      Variable term = lazy.penalty().term(critic, critic.at(real), real, new RandomStream(1));
      assertEquals(16 * 25, lazy.weighted(term).item(), 1e-9);
    }
    assertThrows(IllegalArgumentException.class, () -> R1.weight(1).every(0));
  }

  @Test
  void batchesOfDifferentSizeAreRefused() {
    try (Scope scope = Scope.open(KERNELS)) {
      Critic critic = images -> images.sum(1, 2, 3);
      String message =
          assertThrows(
                  IllegalArgumentException.class,
                  () ->
                      GradientPenalty.weight(1)
                          .term(
                              critic,
                              critic.at(draw(1, 5, 2, 2, 1)),
                              draw(1, 4, 2, 2, 1),
                              new RandomStream(1)))
              .getMessage();
      assertTrue(message.contains("[5, 2, 2, 1] and [4, 2, 2, 1]"), message);
    }
  }

  private static final class Weights extends Module {
    Weights() {
      parameter("weight", (out, random) -> random.fillUniform(out, -1, 1), 2, 2, 3, 4);
      parameter("bias", (out, random) -> random.fillUniform(out, -1, 1), 4);
    }
  }

  private static Network<Weights> network() {
    return Network.of("critic", new Weights(), KERNELS, new RandomStream(1));
  }

  @Test
  void clippingBringsEveryWeightIntoTheLimits() {
    Network<Weights> network = network();
    float[] before = network.vector().dup().toFloatVector();
    WeightClip.to(0.25).apply(network);
    float[] after = network.vector().toFloatVector();
    for (int i = 0; i < before.length; i++) {
      assertEquals(Math.max(-0.25f, Math.min(0.25f, before[i])), after[i]);
    }
    assertThrows(IllegalArgumentException.class, () -> WeightClip.to(0));
  }

  @Test
  void orthogonalIsTheSumOfSquaredProductsOfDifferentColumns() {
    Network<Weights> network = network();
    float[] w = network.parameters().get(0).variable().value().dup().reshape(48).toFloatVector();
    double expected = 0;
    for (int a = 0; a < 4; a++) {
      for (int b = 0; b < 4; b++) {
        double product = 0;
        for (int row = 0; row < 12; row++) {
          product += w[row * 4 + a] * w[row * 4 + b];
        }
        expected += a == b ? 0 : product * product;
      }
    }
    try (Scope scope = Scope.open(KERNELS)) {
      Critic critic = Critic.of(network, images -> images);
      Variable term = Orthogonal.weight(2).term(critic, null, null, null);
      assertEquals(2 * expected, term.item(), 1e-4);
      Critic function = images -> images;
      assertThrows(
          UnsupportedOperationException.class,
          () -> Orthogonal.weight(2).term(function, null, null, null));
    }
    GradCheck.checkGrads(
        KERNELS, Orthogonal.weight(2)::of, 2, new long[] {2, 3}, new long[] {4, 1});
  }

  @ParameterizedTest
  @EnumSource(PenaltyKind.class)
  void namesLeadBack(PenaltyKind kind) {
    assertEquals(kind, PenaltyKind.of(kind.cliName()));
    assertEquals(kind.create(kind.usual()), kind.create());
    assertThrows(IllegalArgumentException.class, () -> kind.create(-1));
  }

  @Test
  void anUnknownNameIsToldWithTheKnownOnes() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> PenaltyKind.of("gp")).getMessage();
    assertEquals(
        "penalty: expected one of wgan-gp, wgan-lp, r1, r2, dragan, orthogonal, got gp", message);
  }
}

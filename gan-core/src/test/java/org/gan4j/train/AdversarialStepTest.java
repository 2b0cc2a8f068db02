package org.gan4j.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gan4j.autodiff.Variable;
import org.gan4j.data.Batches;
import org.gan4j.gan.Condition;
import org.gan4j.gan.Discriminator;
import org.gan4j.gan.Gan;
import org.gan4j.gan.Generator;
import org.gan4j.gan.Judgement;
import org.gan4j.gan.LayerDiscriminator;
import org.gan4j.gan.loss.GanLoss;
import org.gan4j.gan.loss.LossTerm;
import org.gan4j.gan.penalty.Critic;
import org.gan4j.gan.penalty.GeneratorPenalty;
import org.gan4j.gan.penalty.Orthogonal;
import org.gan4j.gan.penalty.Penalty;
import org.gan4j.gan.penalty.PenaltyKind;
import org.gan4j.gan.penalty.R1;
import org.gan4j.gan.penalty.R2;
import org.gan4j.gan.penalty.WeightClip;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.select.KernelProviders;
import org.gan4j.nn.Network;
import org.gan4j.nn.layer.Conv2d;
import org.gan4j.nn.layer.Flatten;
import org.gan4j.nn.layer.Sequential;
import org.gan4j.nn.norm.BatchNorm2d;
import org.gan4j.random.RandomStream;
import org.gan4j.random.RandomStreams;
import org.gan4j.train.updater.WeightAverage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** What can be added to the adversarial losses: terms, penalties of the generator, averages. */
class AdversarialStepTest {

  private static final double RATE = 0.125;

  private final Kernels kernels = KernelProviders.standard();

  /** Takes back what the Wasserstein loss asks of the generator. */
  private static final class Opposite implements LossTerm {
    @Override
    public String name() {
      return "opposite";
    }

    @Override
    public Optional<Variable> generator(Judgement fake, Condition condition) {
      return Optional.of(fake.logits().mean());
    }
  }

  /** Half the sum of the squares of all parameters, whose gradient is the parameters. */
  private static final class Decay implements GeneratorPenalty {
    private final INDArray calls = Nd4j.zeros(DataType.FLOAT, 1);

    @Override
    public Variable term(Generator generator, int batch, Condition condition, RandomStream random) {
      calls.addi(1);
      return generator.network().variables().stream()
          .map(weight -> weight.square().sum().mul(0.5))
          .reduce(Variable::add)
          .orElseThrow();
    }

    @Override
    public Map<String, INDArray> state() {
      return Map.of("calls", calls);
    }
  }

  private AdversarialStepBuilder frozen(Gan gan) {
    return AdversarialStep.of(gan)
        .loss(GanLoss.wasserstein())
        .term(new Opposite())
        .updaters(new Sgd(RATE), new Sgd(RATE));
  }

  private static List<StepReport> train(AdversarialStepBuilder builder, int steps) {
    List<StepReport> reports = new ArrayList<>();
    train(builder, steps, reports::add);
    return reports;
  }

  private static void train(AdversarialStepBuilder builder, int steps, TrainListener listener) {
    try (Batches batches = SmallGan.batches()) {
      Trainer.of(builder.step(), listener).run(batches, TrainingLength.steps(steps));
    }
  }

  private static float[] weights(Network<?> network) {
    return network.vector().toFloatVector();
  }

  @Test
  void aTermIsDifferentiatedAndReported() {
    Gan gan = SmallGan.create(5, kernels);
    float[] generator = weights(gan.generator().network());
    float[] discriminator = weights(gan.discriminator().network());
    List<StepReport> reports = train(frozen(gan), 3);
    assertArrayEquals(generator, weights(gan.generator().network()));
    assertFalse(java.util.Arrays.equals(discriminator, weights(gan.discriminator().network())));
    Map<String, Double> losses = reports.get(2).losses();
    assertEquals(-losses.get("g_loss"), losses.get("g_opposite"));
    assertFalse(losses.containsKey("d_opposite"));
  }

  @Test
  void aLazyPenaltyOfTheGeneratorCountsItsIntervalOnTheStepsThatAreDue() {
    Gan gan = SmallGan.create(5, kernels);
    float[] before = weights(gan.generator().network());
    List<StepReport> reports = train(frozen(gan).generatorPenalty(new Decay().every(2)), 3);
    float[] after = weights(gan.generator().network());
    double factor = Math.pow(1 - RATE * 2, 2); // on steps 0 and 2
    for (int i = 0; i < before.length; i++) {
      assertEquals(before[i] * factor, after[i], 1e-6);
    }
    List<Double> penalties =
        reports.stream().map(report -> report.losses().get("g_penalty")).toList();
    assertTrue(penalties.get(0) > penalties.get(2) && penalties.get(2) > 0, penalties.toString());
    assertEquals(0, penalties.get(1));
  }

  @Test
  void anAverageFollowsTheGenerator() {
    Gan gan = SmallGan.create(5, kernels);
    Generator averaged = averaged(7);
    List<float[]> seen = new ArrayList<>(List.of(weights(gan.generator().network())));
    train(
        AdversarialStep.of(gan).average(WeightAverage.of(0.5), averaged.network()),
        3,
        report -> seen.add(weights(gan.generator().network())));
    float[] actual = weights(averaged.network());
    for (int i = 0; i < actual.length; i++) {
      double expected =
          seen.get(0)[i] / 8 + seen.get(1)[i] / 8 + seen.get(2)[i] / 4 + seen.get(3)[i] / 2;
      assertEquals(expected, actual[i], 1e-6);
    }
    assertArrayEquals(
        gan.generator().network().bufferVector().toFloatVector(),
        averaged.network().bufferVector().toFloatVector());
  }

  @Test
  void anAverageMayFollowOtherwiseAsItGoes() {
    Gan gan = SmallGan.create(5, kernels);
    Generator averaged = averaged(7);
    List<float[]> seen = new ArrayList<>();
    train(
        AdversarialStep.of(gan)
            .average(update -> WeightAverage.of(0.25 * update), averaged.network()),
        3,
        report -> seen.add(weights(gan.generator().network())));
    float[] actual = weights(averaged.network());
    for (int i = 0; i < actual.length; i++) {
      double two = 0.25 * seen.get(0)[i] + 0.75 * seen.get(1)[i];
      assertEquals(0.5 * two + 0.5 * seen.get(2)[i], actual[i], 1e-6);
    }
  }

  @Test
  void anAverageThatRampsUpForgetsTheFirstWeights() {
    WeightAverage rule = WeightAverage.of(0.9).rampingUp();
    assertEquals(0.1, rule.at(0).decay());
    assertEquals(2.0 / 11, rule.at(1).decay());
    assertEquals(0.9, rule.at(1000).decay());
    assertEquals(0.5, Math.pow(WeightAverage.halfLife(1000, 10).decay(), 100), 1e-12);
  }

  @Test
  void anAverageMustHaveTheGeneratorsParameters() {
    Gan gan = SmallGan.create(5, kernels);
    assertThrows(
        IllegalArgumentException.class,
        () ->
            AdversarialStep.of(gan).average(WeightAverage.of(0.5), gan.discriminator().network()));
  }

  @Test
  void averagesAndPenaltiesAreResumed(@TempDir Path folder) {
    Path checkpoint = folder.resolve("checkpoint.safetensors");
    Gan straight = SmallGan.create(5, kernels);
    Generator expected = averaged(7);
    train(full(straight, expected, new Decay()), 7);

    Gan first = SmallGan.create(5, kernels);
    try (Batches batches = SmallGan.batches()) {
      Trainer trainer = Trainer.of(full(first, averaged(7), new Decay()).step());
      trainer.run(batches, TrainingLength.steps(4));
      Checkpoint.write(checkpoint, trainer, batches);
    }
    Gan second = SmallGan.create(99, kernels);
    Generator actual = averaged(98);
    Decay decay = new Decay();
    try (Batches batches = SmallGan.batches()) {
      Trainer trainer = Trainer.of(full(second, actual, decay).step());
      Checkpoint.restore(checkpoint, trainer, batches);
      trainer.run(batches, TrainingLength.steps(7));
    }
    assertArrayEquals(weights(expected.network()), weights(actual.network()));
    assertArrayEquals(
        weights(straight.generator().network()), weights(second.generator().network()));
    assertEquals(3, decay.calls.getFloat(0)); // on steps 0, 3 and 6
  }

  private AdversarialStepBuilder full(Gan gan, Generator averaged, Decay decay) {
    return AdversarialStep.of(gan)
        .generatorPenalty(decay.every(3))
        .average(WeightAverage.of(0.9).rampingUp(), averaged.network())
        .seed(4);
  }

  private Generator averaged(long seed) {
    return SmallGan.create(seed, kernels, "generator_ema").generator();
  }

  @Test
  void everyStepReportsTheSameFigures() {
    Gan gan = SmallGan.create(5, kernels);
    AdversarialStepBuilder step =
        AdversarialStep.of(gan)
            .criticSteps(2)
            .penalty(R1.weight(10).every(4))
            .penalty(Orthogonal.weight(0))
            .generatorPenalty(new Decay().every(3));
    List<StepReport> reports = train(step, 4);
    List<String> expected = List.of("d_real", "d_fake", "d_loss", "penalty", "g_loss", "g_penalty");
    for (StepReport report : reports) {
      assertEquals(expected, List.copyOf(report.losses().keySet()));
    }
    assertEquals(Set.of("d_loss", "penalty", "g_loss", "g_penalty"), step.step().objectives());
  }

  @Test
  void ofSeveralDiscriminatorUpdatesTheLastOnesPenaltyIsReported() {
    Gan gan = SmallGan.create(5, kernels);
    Penalty counted = new Counted();
    List<StepReport> reports =
        train(AdversarialStep.of(gan).criticSteps(5).penalty(counted).penalty(counted), 2);
    assertEquals(9 + 10, reports.get(0).losses().get("penalty"));
    assertEquals(19 + 20, reports.get(1).losses().get("penalty"));
  }

  /** Its value is how often it was asked for. */
  private static final class Counted implements Penalty {
    private int calls;

    @Override
    public Variable term(Critic critic, Judgement real, Variable fake, RandomStream random) {
      return Variable.full(++calls, DataType.FLOAT, 1);
    }
  }

  @Test
  void thePenaltiesScaleGoesByTheUpdatesOfTheDiscriminator() {
    Gan gan = SmallGan.create(5, kernels);
    List<StepReport> reports =
        train(
            AdversarialStep.of(gan)
                .criticSteps(2)
                .penalty(new Counted())
                .penaltyScale(update -> 1.0 / (1 << update)),
            3);
    for (int step = 0; step < 3; step++) {
      int last = 2 * step + 1;
      assertEquals((last + 1.0) / (1 << last), reports.get(step).losses().get("penalty"));
    }
  }

  @Test
  void aPenaltyOnEitherBatchNeedsNoPassOfItsOwn() {
    assertEquals(discriminatorCalls(Orthogonal.weight(1)), discriminatorCalls(R1.weight(1)));
    assertEquals(discriminatorCalls(Orthogonal.weight(1)), discriminatorCalls(R2.weight(1)));
  }

  private int discriminatorCalls(Penalty penalty) {
    Gan gan = SmallGan.create(5, kernels);
    int[] calls = {0};
    Discriminator counting =
        new Discriminator() {
          @Override
          public Network<?> network() {
            return gan.discriminator().network();
          }

          @Override
          public Variable logits(Variable images, Condition condition) {
            calls[0]++;
            return gan.discriminator().logits(images, condition);
          }
        };
    train(AdversarialStep.of(new Gan(gan.generator(), counting)).penalty(penalty), 1);
    return calls[0];
  }

  @Test
  void aConstraintHoldsAfterEachUpdateOfTheDiscriminator() {
    Gan gan = SmallGan.create(5, kernels);
    List<StepReport> reports = train(AdversarialStep.of(gan).constraint(WeightClip.to(0.01)), 2);
    for (float weight : weights(gan.discriminator().network())) {
      assertTrue(Math.abs(weight) <= 0.01f, "weight " + weight);
    }
    assertFalse(reports.get(0).losses().containsKey("penalty"));
  }

  @Test
  void aPenaltyOnSingleImagesGradientsIsRefusedWhereTheDiscriminatorHasBatchNorm() {
    Sequential discriminator =
        new Sequential()
            .add("down", Conv2d.of(1, 8, 4).stride(2).padding(1))
            .add("inner", new Sequential().add("norm", BatchNorm2d.of(8)))
            .add("logit", Conv2d.of(8, 1, 4))
            .add("flat", Flatten.create());
    Gan gan =
        new Gan(
            SmallGan.create(5, kernels).generator(),
            new LayerDiscriminator(
                Network.of("discriminator", discriminator, kernels, new RandomStream(1))));
    for (PenaltyKind kind : PenaltyKind.values()) {
      AdversarialStepBuilder builder = AdversarialStep.of(gan).penalty(kind.create().every(16));
      if (kind == PenaltyKind.ORTHOGONAL) {
        builder.step();
      } else {
        String message = assertThrows(IllegalArgumentException.class, builder::step).getMessage();
        assertTrue(
            message.contains("batch norm in discriminator.inner.norm")
                && message.contains("take it out of the discriminator"),
            message);
      }
    }
  }

  @Test
  void aSeedBesideStreamsIsRefused() {
    AdversarialStepBuilder builder =
        AdversarialStep.of(SmallGan.create(5, kernels)).seed(1).streams(new RandomStreams(2));
    String message = assertThrows(IllegalArgumentException.class, builder::step).getMessage();
    assertEquals("seed and streams: expected one of them; seed the streams instead", message);
  }

  /** Forgets to say that its generator's loss looks at real images. */
  private static final class Forgetful implements GanLoss {
    @Override
    public Variable discriminator(Variable real, Variable fake) {
      return fake.mean().sub(real.mean());
    }

    @Override
    public Variable generator(Variable real, Variable fake) {
      return real.mean().sub(fake.mean());
    }
  }

  @Test
  void aLossThatForgetsToAskForRealImagesIsToldSo() {
    AdversarialStepBuilder builder =
        AdversarialStep.of(SmallGan.create(5, kernels)).loss(new Forgetful());
    String message =
        assertThrows(IllegalStateException.class, () -> train(builder, 1)).getMessage();
    assertEquals(
        "loss: Forgetful.generator used the logits of real images, which it gets only where"
            + " generatorNeedsReal() returns true; override that",
        message);
  }
}

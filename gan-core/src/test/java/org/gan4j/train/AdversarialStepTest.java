package org.gan4j.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gan4j.autodiff.Variable;
import org.gan4j.data.Batches;
import org.gan4j.gan.Condition;
import org.gan4j.gan.Gan;
import org.gan4j.gan.Generator;
import org.gan4j.gan.Judgement;
import org.gan4j.gan.loss.GanLoss;
import org.gan4j.gan.loss.LossTerm;
import org.gan4j.gan.penalty.GeneratorPenalty;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.select.KernelProviders;
import org.gan4j.nn.Network;
import org.gan4j.random.RandomStream;
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

  private GanTrainer.Builder frozen(Gan gan) {
    return GanTrainer.of(gan)
        .loss(GanLoss.wasserstein())
        .term(new Opposite())
        .updaters(new Sgd(RATE), new Sgd(RATE));
  }

  private static void train(GanTrainer.Builder builder, int steps) {
    try (Batches batches = SmallGan.batches()) {
      builder.build().run(batches, TrainingLength.steps(steps));
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
    List<StepReport> reports = new ArrayList<>();
    train(frozen(gan).listener(reports::add), 3);
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
    List<StepReport> reports = new ArrayList<>();
    train(frozen(gan).generatorPenalty(new Decay().every(2)).listener(reports::add), 3);
    float[] after = weights(gan.generator().network());
    double factor = Math.pow(1 - RATE * 2, 2); // on steps 0 and 2
    for (int i = 0; i < before.length; i++) {
      assertEquals(before[i] * factor, after[i], 1e-6);
    }
    assertEquals(
        List.of(true, false, true),
        reports.stream().map(report -> report.losses().containsKey("g_penalty")).toList());
  }

  @Test
  void anAverageFollowsTheGenerator() {
    Gan gan = SmallGan.create(5, kernels);
    Generator averaged = averaged(7);
    List<float[]> seen = new ArrayList<>(List.of(weights(gan.generator().network())));
    train(
        GanTrainer.of(gan)
            .average(WeightAverage.of(0.5), averaged.network())
            .listener(report -> seen.add(weights(gan.generator().network()))),
        3);
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
        () -> GanTrainer.of(gan).average(WeightAverage.of(0.5), gan.discriminator().network()));
  }

  @Test
  void averagesAndPenaltiesAreResumed(@TempDir Path folder) {
    Path checkpoint = folder.resolve("checkpoint.safetensors");
    Gan straight = SmallGan.create(5, kernels);
    Generator expected = averaged(7);
    train(full(straight, expected, new Decay()), 7);

    Gan first = SmallGan.create(5, kernels);
    try (Batches batches = SmallGan.batches()) {
      Trainer trainer = full(first, averaged(7), new Decay()).build();
      trainer.run(batches, TrainingLength.steps(4));
      Checkpoint.write(checkpoint, trainer, batches);
    }
    Gan second = SmallGan.create(99, kernels);
    Generator actual = averaged(98);
    Decay decay = new Decay();
    try (Batches batches = SmallGan.batches()) {
      Trainer trainer = full(second, actual, decay).build();
      Checkpoint.restore(checkpoint, trainer, batches);
      trainer.run(batches, TrainingLength.steps(7));
    }
    assertArrayEquals(weights(expected.network()), weights(actual.network()));
    assertArrayEquals(
        weights(straight.generator().network()), weights(second.generator().network()));
    assertEquals(3, decay.calls.getFloat(0)); // on steps 0, 3 and 6
  }

  private GanTrainer.Builder full(Gan gan, Generator averaged, Decay decay) {
    return GanTrainer.of(gan)
        .generatorPenalty(decay.every(3))
        .average(WeightAverage.of(0.9).rampingUp(), averaged.network())
        .seed(4);
  }

  private Generator averaged(long seed) {
    return SmallGan.create(seed, kernels, "generator_ema").generator();
  }
}

package org.gan4j.models.cyclegan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.gan4j.autodiff.Gradients;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.data.Batch;
import org.gan4j.data.Domain;
import org.gan4j.data.DomainBatches;
import org.gan4j.data.ImageShape;
import org.gan4j.data.ImageSize;
import org.gan4j.gan.loss.GanLoss;
import org.gan4j.gan.loss.LossKind;
import org.gan4j.gan.penalty.ConstraintKind;
import org.gan4j.gan.penalty.PenaltyKind;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.select.KernelProviders;
import org.gan4j.models.Averaging;
import org.gan4j.models.LimitedConstraint;
import org.gan4j.models.ModelRequest;
import org.gan4j.models.Preview;
import org.gan4j.models.RateSchedule;
import org.gan4j.models.TrainingPlan;
import org.gan4j.models.TrainingSettings;
import org.gan4j.models.UpdaterSettings;
import org.gan4j.models.WeightedPenalty;
import org.gan4j.models.translation.GeneratorKind;
import org.gan4j.nn.Layer;
import org.gan4j.nn.Network;
import org.gan4j.random.RandomStream;
import org.gan4j.train.Checkpoint;
import org.gan4j.train.Trainer;
import org.gan4j.train.TrainingLength;
import org.gan4j.train.TrainingStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class CycleGanTest {

  private static final int SIZE = TwoColours.SIZE;

  private final Kernels kernels = KernelProviders.standard();

  private static CycleGanConfig small() {
    return CycleGanConfig.forImages(SIZE, 3).width(4).poolSize(3);
  }

  private static TrainingSettings settings(double rate) {
    return TrainingSettings.of(
        LossKind.LEAST_SQUARES,
        1,
        UpdaterSettings.adam(rate, 0.5, 0.999).schedule(RateSchedule.linear(0.5)));
  }

  private static Trainer trainer(CycleGan model, long steps, double rate) {
    return Trainer.of(model.step(new TrainingPlan(settings(rate), steps, 3)));
  }

  private INDArray examples() {
    try (DomainBatches batches = TwoColours.batches()) {
      return Nd4j.concat(0, batches.next().parts().toArray(INDArray[]::new));
    }
  }

  @Test
  void thePapersDefaults() {
    CycleGanConfig config =
        new CycleGanFamily().configure(ModelRequest.of(new ImageShape(256, 256, 3)));
    assertEquals(
        new CycleGanConfig(ImageSize.square(256), 3, GeneratorKind.RESNET9, 64, 64, 10, 5, 50),
        config);
    assertEquals(GeneratorKind.RESNET6, CycleGanConfig.forImages(128, 3).generator());
    ModelRequest latent =
        new ModelRequest(
            new ImageShape(64, 64, 3), 0, OptionalInt.of(5), OptionalInt.empty(), false);
    assertThrows(IllegalArgumentException.class, () -> new CycleGanFamily().configure(latent));
  }

  @Test
  void everyNetworkIsUpdatedInOneStep() {
    CycleGan model = CycleGan.create(small(), 1, kernels);
    Map<String, float[]> before = new HashMap<>();
    for (Network<?> network : model.networks()) {
      before.put(network.name(), network.vector().toFloatVector());
    }
    try (DomainBatches batches = TwoColours.batches()) {
      TrainingStep step = model.step(new TrainingPlan(settings(2e-4), 2, 1));
      TrainingStep.Outcome outcome = step.take(batches);
      assertEquals(2, outcome.images());
      assertTrue(outcome.losses().keySet().containsAll(step.objectives()));
      assertTrue(
          outcome.losses().values().stream().allMatch(Double::isFinite),
          outcome.losses()::toString);
    }
    for (Network<?> network : model.networks()) {
      assertTrue(
          !Arrays.equals(before.get(network.name()), network.vector().toFloatVector()),
          network.name());
    }
  }

  /**
   * The objective's value from its formula, one image at a time, against what the step computes.
   */
  @Test
  void theObjectiveIsTheSumOfItsTerms() {
    CycleGan model = CycleGan.create(small(), 1, kernels);
    CycleGanObjective objective = new CycleGanObjective(model, GanLoss.leastSquares());
    INDArray both = examples();
    try (Scope scope = Scope.open(kernels)) {
      Variable images = Variable.constant(both);
      for (Domain from : Domain.values()) {
        Variable real = half(images, from);
        CycleGanObjective.Half half = objective.generators(from, real);
        Layer there = model.generator(from).module();
        Layer back = model.generator(from.other()).module();
        Variable fake = there.apply(real);
        double fooled =
            model.discriminator(from.other()).module().apply(fake).sub(1).square().mean().item();
        double cycle = l1(back.apply(fake), real);
        double same = l1(back.apply(real), real);
        assertEquals(fooled, half.adversarial().item(), 1e-4);
        assertEquals(cycle, half.cycle().item(), 1e-4);
        assertEquals(same, half.identity().item(), 1e-4);
        assertEquals(fooled + 10 * cycle + 5 * same, half.loss().item(), 1e-3);
      }
    }
  }

  private static Variable half(Variable both, Domain of) {
    return of == Domain.A ? CycleGanObjective.first(both, 1) : CycleGanObjective.second(both, 1);
  }

  /** The step's loss is the sum of both halves', and the networks get the sum of the gradients. */
  @Test
  void bothHalvesCount() {
    CycleGan model = CycleGan.create(small(), 1, kernels);
    CycleGanObjective objective = new CycleGanObjective(model, GanLoss.leastSquares());
    INDArray both = examples();
    double loss = 0;
    Map<Domain, float[]> expected = new HashMap<>();
    try (Scope scope = Scope.open(kernels)) {
      Variable images = Variable.constant(both);
      for (Domain of : Domain.values()) {
        loss += objective.generators(of, half(images, of)).loss().item();
      }
      // As the step has it: each half with the kernels of one of two tasks.
      List<List<Variable>> halves =
          Scope.sideBySide(
              List.of(
                  () -> gradients(objective, images, Domain.A),
                  () -> gradients(objective, images, Domain.B)));
      for (Domain from : Domain.values()) {
        Network<Layer> generator = model.generator(from);
        int count = generator.variables().size();
        int begin = from == Domain.A ? 0 : count;
        generator.gradient().set(halves.get(0).subList(begin, begin + count));
        INDArray first = generator.gradient().array().dup();
        generator.gradient().set(halves.get(1).subList(begin, begin + count));
        expected.put(from, first.add(generator.gradient().array()).toFloatVector());
      }
    }
    try (DomainBatches batches = TwoColours.batches()) {
      TrainingStep.Outcome outcome =
          model.step(new TrainingPlan(settings(2e-4), 2, 1)).take(batches);
      assertEquals(loss, outcome.losses().get("g_loss"), 1e-5 * loss);
    }
    for (Domain from : Domain.values()) {
      assertArrayEquals(
          expected.get(from), model.generator(from).gradient().array().toFloatVector());
    }
  }

  /** Of both generators, for the images of a domain. */
  private static List<Variable> gradients(CycleGanObjective objective, Variable both, Domain of) {
    CycleGan model = objective.model();
    List<Variable> weights = new ArrayList<>(model.generator(Domain.A).variables());
    weights.addAll(model.generator(Domain.B).variables());
    List<Variable> gradients =
        Gradients.backward(objective.generators(of, half(both, of)).loss(), weights);
    gradients.forEach(Scope.current()::keep);
    return gradients;
  }

  private static double l1(Variable x, Variable y) {
    return x.sub(y).abs().mean().item();
  }

  /** Along its own gradient the objective grows by the gradient's length. */
  @Test
  void theObjectivesGradientIsItsSlope() {
    CycleGan model = CycleGan.create(small(), 1, kernels);
    INDArray both = examples();
    for (Domain from : Domain.values()) {
      Network<Layer> generator = model.generator(from);
      try (Scope scope = Scope.open(kernels)) {
        Variable loss = objective(model, both);
        generator.gradient().set(Gradients.backward(loss, generator.variables()));
      }
      INDArray gradient = generator.gradient().array().dup();
      double length = gradient.norm2Number().doubleValue();
      double step = 3e-5 / length; // the weights are about 0.02
      INDArray weights = generator.vector();
      INDArray saved = weights.dup();
      weights.assign(saved.add(gradient.mul(step)));
      double above = value(model, both);
      weights.assign(saved.sub(gradient.mul(step)));
      double below = value(model, both);
      weights.assign(saved);
      assertEquals(length, (above - below) / (2 * step * length), 0.01 * length, from.toString());
    }
  }

  private static Variable objective(CycleGan model, INDArray both) {
    CycleGanObjective objective = new CycleGanObjective(model, GanLoss.leastSquares());
    Variable images = Variable.constant(both);
    return objective
        .generators(Domain.A, half(images, Domain.A))
        .loss()
        .add(objective.generators(Domain.B, half(images, Domain.B)).loss());
  }

  private double value(CycleGan model, INDArray both) {
    try (Scope scope = Scope.noGrad(kernels)) {
      return objective(model, both).item();
    }
  }

  @Test
  void aResumedRunEndsWhereAnUninterruptedOneDoes(@TempDir Path folder) {
    Path checkpoint = folder.resolve("checkpoint.safetensors");
    CycleGan straight = CycleGan.create(small(), 5, kernels);
    Trainer whole = trainer(straight, 11, 2e-4);
    try (DomainBatches batches = TwoColours.batches()) {
      whole.run(batches, TrainingLength.steps(11));
    }
    try (DomainBatches batches = TwoColours.batches()) {
      Trainer first = trainer(CycleGan.create(small(), 5, kernels), 11, 2e-4);
      first.run(batches, TrainingLength.steps(6));
      Checkpoint.write(checkpoint, first, batches);
    }
    CycleGan second = CycleGan.create(small(), 99, kernels);
    Trainer resumed = trainer(second, 11, 2e-4);
    try (DomainBatches batches = TwoColours.batches()) {
      Checkpoint.restore(checkpoint, resumed, batches);
      assertEquals(3, resumed.step().counters().get("pool_a.count")[0]);
      resumed.run(batches, TrainingLength.steps(11));
    }
    whole
        .step()
        .state()
        .forEach(
            (name, array) ->
                assertArrayEquals(
                    array.ravel().toFloatVector(),
                    resumed.step().state().get(name).ravel().toFloatVector(),
                    name));
  }

  @Test
  void theRateFallsToZeroInTheSecondHalf() {
    TrainingSettings settings = new CycleGanFamily().training();
    assertEquals(settings, settings(2e-4));
    for (UpdaterSettings updater : List.of(settings.generator(), settings.discriminator())) {
      assertEquals(2e-4, updater.create(100).getLearningRate(49, 0));
      assertEquals(1e-4, updater.create(100).getLearningRate(75, 0), 1e-12);
    }
  }

  /** After a short training, red images have turned blue and blue ones red. */
  @Test
  void translatesColours() {
    CycleGanConfig config =
        new CycleGanConfig(ImageSize.square(SIZE), 3, GeneratorKind.RESNET6, 4, 8, 2, 0, 10);
    CycleGan model = CycleGan.create(config, 1, kernels);
    INDArray a = TwoColours.examples(Domain.A);
    INDArray b = TwoColours.examples(Domain.B);
    double before = redness(model.translate(a, Domain.A)) - redness(model.translate(b, Domain.B));
    try (DomainBatches batches = TwoColours.batches()) {
      trainer(model, 150, 2e-3).run(batches, TrainingLength.steps(150));
    }
    double toBlue = redness(model.translate(a, Domain.A));
    double toRed = redness(model.translate(b, Domain.B));
    assertEquals(0.8, redness(a), 1e-3);
    assertEquals(-0.8, redness(b), 1e-3);
    assertTrue(
        toBlue < -0.4 && toRed > 0.4 && before > toBlue - toRed + 0.8,
        "before " + before + ", to blue " + toBlue + ", to red " + toRed);
  }

  private static double redness(INDArray images) {
    INDArray means = images.mean(0, 1, 2);
    return means.getDouble(0) - means.getDouble(2);
  }

  @Test
  void theUnetTrainsToo() {
    CycleGanConfig config =
        new CycleGanConfig(ImageSize.square(32), 3, GeneratorKind.UNET, 2, 2, 10, 0, 0);
    CycleGan model = CycleGan.create(config, 1, kernels);
    INDArray images = Nd4j.create(DataType.FLOAT, 2, 32, 32, 3);
    new RandomStream(1).fillGaussian(images);
    assertArrayEquals(new long[] {2, 32, 32, 3}, model.translate(images, Domain.B).shape());
    try (Scope scope = Scope.open(kernels)) {
      assertTrue(Double.isFinite(objective(model, images).item()));
    }
  }

  @Test
  void thePreviewHasRealTranslatedAndReturnedImagesOfBothDomains() {
    CycleGan model = CycleGan.create(small(), 1, kernels);
    Batch examples =
        new Batch(List.of(TwoColours.examples(Domain.A), TwoColours.examples(Domain.B)), null);
    long n = examples.images().size(0);
    Preview preview = model.preview(examples, 1);
    INDArray images = preview.images();
    assertEquals(n, preview.columns());
    assertArrayEquals(new long[] {6 * n, SIZE, SIZE, 3}, images.shape());
    INDArray toB = model.translate(TwoColours.examples(Domain.A), Domain.A);
    INDArray row = images.get(org.nd4j.linalg.indexing.NDArrayIndex.interval(n, 2 * n));
    assertArrayEquals(toB.ravel().toFloatVector(), row.ravel().toFloatVector());
  }

  @Test
  void refusesWhatItHasNoUseFor() {
    CycleGanFamily family = new CycleGanFamily();
    TrainingSettings usual = family.training();
    family.check(usual);
    List<TrainingSettings> wrong =
        List.of(
            usual.penalties(WeightedPenalty.of(PenaltyKind.R1)),
            usual.constraints(LimitedConstraint.of(ConstraintKind.WEIGHT_CLIP)),
            usual.criticSteps(2),
            usual.averaging(new Averaging(0.999, 0, false)),
            TrainingSettings.of(LossKind.RELATIVISTIC_AVERAGE, 1, usual.generator()));
    wrong.forEach(
        settings -> assertThrows(IllegalArgumentException.class, () -> family.check(settings)));
    CycleGan model = CycleGan.create(small(), 1, kernels);
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> model.translate(Nd4j.create(DataType.FLOAT, 1, 32, 32, 3), Domain.A))
            .getMessage();
    assertEquals("images: expected [N, 24, 24, 3], got [1, 32, 32, 3]", message);
    assertNotEquals(model.generator(Domain.A), model.generator(Domain.B));
  }
}

package org.gan4j.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gan4j.autodiff.Variable;
import org.gan4j.data.Batches;
import org.gan4j.gan.Gan;
import org.gan4j.gan.loss.GanLoss;
import org.gan4j.gan.loss.LossKind;
import org.gan4j.gan.penalty.GradientPenalty;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.select.KernelProviders;
import org.gan4j.nn.Layer;
import org.gan4j.nn.WeightsFile;
import org.gan4j.nn.layer.Linear;
import org.gan4j.nn.layer.Reshape;
import org.gan4j.nn.layer.Sequential;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;

class TrainerTest {

  private final Kernels kernels = KernelProviders.standard();

  private static Trainer trainer(Gan gan, TrainListener... listeners) {
    return Trainer.of(
        AdversarialStep.of(gan).updaters(new Adam(2e-3, 0.5, 0.999, 1e-8)).seed(3).step(),
        listeners);
  }

  private byte[] weights(Gan gan, Path file) throws Exception {
    WeightsFile.write(
        file, java.util.Map.of(), gan.generator().network(), gan.discriminator().network());
    return Files.readAllBytes(file);
  }

  @Test
  void theSameSeedWritesTheSameWeightsByteForByte(@TempDir Path folder) throws Exception {
    List<byte[]> files = new ArrayList<>();
    for (int run = 0; run < 2; run++) {
      Gan gan = SmallGan.create(5, kernels);
      try (Batches batches = SmallGan.batches()) {
        trainer(gan).run(batches, TrainingLength.steps(20));
      }
      files.add(weights(gan, folder.resolve("run" + run + ".safetensors")));
    }
    assertArrayEquals(files.get(0), files.get(1));
  }

  @Test
  void aResumedRunEndsWhereAnUninterruptedOneDoes(@TempDir Path folder) throws Exception {
    Path checkpoint = folder.resolve("checkpoint.safetensors");
    Gan straight = SmallGan.create(5, kernels);
    try (Batches batches = SmallGan.batches()) {
      trainer(straight).run(batches, TrainingLength.steps(11));
    }
    Gan first = SmallGan.create(5, kernels);
    try (Batches batches = SmallGan.batches()) {
      Trainer trainer = trainer(first);
      trainer.run(batches, TrainingLength.steps(6));
      Checkpoint.write(checkpoint, trainer, batches);
    }
    Gan second = SmallGan.create(99, kernels);
    List<Long> steps = new ArrayList<>();
    try (Batches batches = SmallGan.batches()) {
      Trainer trainer = trainer(second, report -> steps.add(report.step()));
      Checkpoint.restore(checkpoint, trainer, batches);
      trainer.run(batches, TrainingLength.steps(11));
    }
    assertEquals(List.of(7L, 8L, 9L, 10L, 11L), steps);
    assertArrayEquals(
        weights(straight, folder.resolve("a.safetensors")),
        weights(second, folder.resolve("b.safetensors")));
  }

  @ParameterizedTest
  @EnumSource
  void everyLossTrainsBothNetworks(LossKind kind) {
    Gan gan = SmallGan.create(5, kernels);
    float[] generator = gan.generator().network().vector().toFloatVector();
    float[] discriminator = gan.discriminator().network().vector().toFloatVector();
    try (Batches batches = SmallGan.batches()) {
      Trainer.of(
              AdversarialStep.of(gan).loss(kind.loss()).penalty(GradientPenalty.weight(10)).step())
          .run(batches, TrainingLength.steps(2));
    }
    assertTrue(changed(generator, gan.generator().network().vector().toFloatVector()));
    assertTrue(changed(discriminator, gan.discriminator().network().vector().toFloatVector()));
  }

  private static boolean changed(float[] before, float[] after) {
    boolean changed = false;
    for (int i = 0; i < before.length; i++) {
      assertTrue(Float.isFinite(after[i]));
      changed |= before[i] != after[i];
    }
    return changed;
  }

  @Test
  void theDiscriminatorLearnsToTellTheImagesApart() {
    Gan gan = SmallGan.create(5, kernels);
    List<Double> gaps = new ArrayList<>();
    try (Batches batches = SmallGan.batches()) {
      Trainer.of(
              AdversarialStep.of(gan).updaters(new Sgd(0), new Adam(2e-3, 0.5, 0.999, 1e-8)).step(),
              report -> gaps.add(report.losses().get("d_real") - report.losses().get("d_fake")))
          .run(batches, TrainingLength.steps(60));
    }
    assertTrue(gaps.get(59) > 2 && gaps.get(59) > gaps.get(0) + 1, gaps.toString());
  }

  @Test
  void criticStepsDrawThatManyBatches() {
    Gan gan = SmallGan.create(5, kernels);
    List<StepReport> reports = new ArrayList<>();
    try (Batches batches = SmallGan.batches()) {
      Trainer.of(
              AdversarialStep.of(gan).loss(GanLoss.wasserstein()).criticSteps(5).step(),
              reports::add)
          .run(batches, TrainingLength.steps(2));
    }
    assertEquals(5 * 16, reports.get(0).images());
    assertEquals(10 * 16, reports.get(1).images());
  }

  @Test
  void epochsCountPassesOverTheData() {
    Gan gan = SmallGan.create(5, kernels);
    List<StepReport> reports = new ArrayList<>();
    try (Batches batches = SmallGan.batches()) {
      trainer(gan, reports::add).run(batches, TrainingLength.epochs(2));
    }
    assertEquals(8, reports.size());
    assertTrue(reports.get(7).last());
  }

  @Test
  void anEpochIsOnePassHoweverManyBatchesAStepDraws() {
    Gan gan = SmallGan.create(5, kernels);
    List<StepReport> reports = new ArrayList<>();
    try (Batches batches = SmallGan.batches()) {
      Trainer.of(AdversarialStep.of(gan).criticSteps(2).step(), reports::add)
          .run(batches, TrainingLength.epochs(3));
    }
    assertEquals(6, reports.size());
    assertEquals(3 * 64, reports.get(5).images());
  }

  @Test
  void aLossThatIsNotANumberNamesTheStepTheNetworkAndTheFirstLayer() {
    Sequential generator =
        new Sequential()
            .add("fine", Linear.of(8, 64))
            .add("broken", new Broken())
            .add("image", Reshape.to(8, 8, 1));
    Gan gan = SmallGan.create(5, kernels, generator);
    try (Batches batches = SmallGan.batches()) {
      DivergedException diverged =
          assertThrows(
              DivergedException.class, () -> trainer(gan).run(batches, TrainingLength.steps(5)));
      assertTrue(
          diverged
              .getMessage()
              .startsWith(
                  "step 3: the discriminator's loss is NaN; first in the output of"
                      + " generator.broken"),
          diverged.getMessage());
    }
  }

  /** Gives NaN from its third use on. */
  private static final class Broken extends Layer {
    private int uses;

    @Override
    protected Variable forward(Variable x) {
      return ++uses < 3 ? x : x.mul(Double.NaN);
    }
  }

  @Test
  void anotherSeedGivesAnotherRun(@TempDir Path folder) throws Exception {
    Gan a = SmallGan.create(5, kernels);
    Gan b = SmallGan.create(6, kernels);
    assertNotEquals(
        java.util.Arrays.hashCode(weights(a, folder.resolve("a"))),
        java.util.Arrays.hashCode(weights(b, folder.resolve("b"))));
  }
}

package org.gan4j.models.progan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gan4j.autodiff.Scope;
import org.gan4j.data.Batch;
import org.gan4j.data.Batches;
import org.gan4j.data.ImageData;
import org.gan4j.kernel.select.KernelProviders;
import org.gan4j.models.LatentModel;
import org.gan4j.models.TrainingPlan;
import org.gan4j.nn.Network;
import org.gan4j.random.RandomStream;
import org.gan4j.train.Checkpoint;
import org.gan4j.train.StepReport;
import org.gan4j.train.Trainer;
import org.gan4j.train.TrainingLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

class GrowingStepTest {

  /** Steps at 4 pixels: 4; then 4 of fading and 4 more at 8 and at 16 pixels. */
  private static final ProGanConfig CONFIG =
      ProGanConfig.forImages(16, 1).featureMaps(64, 8).latent(6).kimg(0.032, 0.032);

  private static final int BATCH = 8;

  private final List<StepReport> reports = new ArrayList<>();

  private static Batches images() {
    return Batches.of(ImageData.digits(64, 16, 1), BATCH, new RandomStream(2));
  }

  private Trainer trainer(LatentModel model) {
    TrainingPlan plan = new TrainingPlan(new ProGanFamily().training(), 20, 3);
    return Trainer.of(model.step(plan), reports::add);
  }

  @Test
  void stagesFollowOneAnotherWithoutABreak() {
    try (Batches images = images()) {
      trainer(ProGan.create(CONFIG, 1).averaged()).run(images, TrainingLength.steps(22));
    }
    List<Double> resolutions = new ArrayList<>();
    List<Double> alphas = new ArrayList<>();
    for (StepReport report : reports) {
      report.losses().forEach((name, value) -> assertTrue(Double.isFinite(value), name));
      resolutions.add(report.losses().get("resolution"));
      alphas.add(report.losses().get("alpha"));
    }
    assertEquals(
        List.of(
            4., 4., 4., 4., 8., 8., 8., 8., 8., 8., 8., 8., 16., 16., 16., 16., 16., 16., 16., 16.,
            16., 16.),
        resolutions);
    assertEquals(
        List.of(
            1., 1., 1., 1., 0., .25, .5, .75, 1., 1., 1., 1., 0., .25, .5, .75, 1., 1., 1., 1., 1.,
            1.),
        alphas);
  }

  @Test
  void whatIsNotInUseStaysAsItIs() {
    LatentModel model = ProGan.create(CONFIG, 1).averaged();
    Network<?> generator = model.gan().generator().network();
    Map<String, INDArray> before = new LinkedHashMap<>();
    generator.state().forEach((name, array) -> before.put(name, array.dup()));
    Trainer trainer = trainer(model);
    try (Batches images = images()) {
      trainer.run(images, TrainingLength.steps(6));
    }
    Map<String, INDArray> after = generator.state();
    for (String weight : before.keySet()) {
      if (weight.contains("block16")) {
        assertEquals(before.get(weight), after.get(weight), weight);
        assertEquals(
            before.get(weight),
            model.sampler().network().state().get(weight.replace("generator", "generator_ema")),
            weight);
      } else if (weight.endsWith("weight")) {
        assertNotEquals(before.get(weight), after.get(weight), weight);
      }
    }
    // Each resolution counts its own updates.
    assertArrayEquals(new long[] {6, 2, 0}, trainer.step().counters().get("updater.generator"));
    assertArrayEquals(new long[] {6, 2, 0}, trainer.step().counters().get("updater.discriminator"));
  }

  /** The mean square of what was there is kept when a resolution comes in. */
  @Test
  void growingKeepsTheOptimizerStateOfWhatWasThere() {
    LatentModel model = ProGan.create(CONFIG, 1).averaged();
    Trainer trainer = trainer(model);
    try (Batches images = images()) {
      trainer.run(images, TrainingLength.steps(4));
      Map<String, INDArray> state = trainer.step().state();
      INDArray square = state.get("updater.generator.v.0").dup();
      assertTrue(square.maxNumber().doubleValue() > 0);
      assertEquals(0, state.get("updater.generator.v.1").maxNumber().doubleValue());
      trainer.run(images, TrainingLength.steps(5));
      INDArray after = state.get("updater.generator.v.0");
      // One update forgets a hundredth; gradients only add to it.
      assertTrue(after.sub(square.mul(0.99)).minNumber().doubleValue() >= -1e-6);
    }
  }

  @Test
  void goingOnFromTheMidstOfAFadeIsAsIfNeverStopped(@TempDir Path folder) {
    Path checkpoint = folder.resolve("checkpoint.safetensors");
    LatentModel whole = ProGan.create(CONFIG, 1).averaged();
    try (Batches images = images()) {
      trainer(whole).run(images, TrainingLength.steps(14));
    }
    try (Batches images = images()) {
      Trainer first = trainer(ProGan.create(CONFIG, 1).averaged());
      first.run(images, TrainingLength.steps(6));
      Checkpoint.write(checkpoint, first, images);
    }
    LatentModel resumed = ProGan.create(CONFIG, 4).averaged();
    try (Batches images = images()) {
      Trainer second = trainer(resumed);
      Checkpoint.restore(checkpoint, second, images);
      second.run(images, TrainingLength.steps(14));
    }
    for (int i = 0; i < whole.networks().size(); i++) {
      Network<?> expected = whole.networks().get(i);
      Network<?> actual = resumed.networks().get(i);
      assertEquals(expected.vector(), actual.vector(), expected.name());
      assertEquals(expected.bufferVector(), actual.bufferVector(), expected.name());
    }
  }

  @Test
  void realImagesShrinkByAveragingAndFadeLikeTheGenerated() {
    try (Batches images = images();
        Batches same = images();
        Scope scope = Scope.open(KernelProviders.standard())) {
      INDArray full = images.next().images().dup();
      Batch faded = new StageBatches(same, new Stage(1, 0.25), 5).next();
      assertArrayEquals(new long[] {5, 8, 8, 1}, faded.images().shape());
      double block = mean(full, 2, 4, 6, 2);
      double wider = mean(full, 2, 4, 4, 4);
      assertEquals(0.25 * block + 0.75 * wider, faded.images().getDouble(2, 2, 3, 0), 1e-5);
      Batch single = new StageBatches(same, new Stage(2, 1), 1).next();
      assertArrayEquals(new long[] {1, 16, 16, 1}, single.images().shape());
    }
  }

  private static double mean(INDArray images, int sample, int row, int column, int size) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        sum += images.getDouble(sample, row + i, column + j, 0);
      }
    }
    return sum / (size * size);
  }

  @Test
  void aShortTrainingComesNearerToTheData() {
    ProGanConfig config = ProGanConfig.forImages(8, 1).featureMaps(64, 16).latent(8).kimg(0.4, 0.8);
    LatentModel model = ProGan.create(config, 1).averaged();
    try (Batches images = Batches.of(ImageData.digits(256, 8, 1), 16, new RandomStream(2))) {
      INDArray mean = images.next().images().mean(0);
      double before = distance(model, mean);
      trainer(model).run(images, TrainingLength.steps(125));
      assertTrue(distance(model, mean) < 0.5 * before);
    }
  }

  /** How far the mean sample is from a mean image. */
  private static double distance(LatentModel model, INDArray mean) {
    return model.gan().generator().sample(64, 9).mean(0).sub(mean).norm2Number().doubleValue();
  }
}

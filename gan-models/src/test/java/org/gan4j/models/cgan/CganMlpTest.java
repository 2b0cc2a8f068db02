package org.gan4j.models.cgan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.data.Batches;
import org.gan4j.data.ImageData;
import org.gan4j.data.ImageShape;
import org.gan4j.gan.Condition;
import org.gan4j.gan.Latents;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.select.KernelProviders;
import org.gan4j.models.LatentModel;
import org.gan4j.models.TrainingPlan;
import org.gan4j.random.RandomStream;
import org.gan4j.train.Checkpoint;
import org.gan4j.train.Trainer;
import org.gan4j.train.TrainingLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

class CganMlpTest {

  private static final Kernels KERNELS = KernelProviders.standard();
  private static final ImageShape MNIST = new ImageShape(28, 28, 1);

  private static LatentModel model(CganMlpConfig config) {
    return new CganMlpFamily().create(config, 1, KERNELS);
  }

  @Test
  void hasTheLayersOfThePaper() {
    LatentModel model = model(CganMlpConfig.of(MNIST, 10));
    // z 100 -> 200, y 10 -> 1000, both -> 1200 -> 784 pixels
    assertEquals(
        100 * 200 + 200 + 10 * 1000 + 1000 + 1200 * 1200 + 1200 + 1200 * 784 + 784,
        model.gan().generator().network().parameterCount());
    // x 784 -> 240 of 5 pieces, y 10 -> 50 of 5, both -> 240 of 4 -> 1
    assertEquals(
        785 * 240 * 5 + 11 * 50 * 5 + 291 * 240 * 4 + 241,
        model.gan().discriminator().network().parameterCount());
    INDArray images =
        model.sampler().sample(Latents.normal(2, 100, new RandomStream(1)), Condition.all(9, 2));
    assertArrayEquals(new long[] {2, 28, 28, 1}, images.shape());
    try (Scope scope = Scope.noGrad(KERNELS)) {
      Variable logits =
          model.gan().discriminator().logits(Variable.constant(images), Condition.all(9, 2));
      assertArrayEquals(new long[] {2, 1}, logits.shape());
    }
  }

  /** Dropout's draws go on where the checkpoint stood. */
  @Test
  void resumesAsIfItHadNeverStopped(@TempDir Path folder) {
    CganMlpConfig config = new CganMlpConfig(new ImageShape(8, 8, 1), 10, 4, 8, 8, 8, 0.5);
    ImageData digits = ImageData.digits(64, 8, 1);
    Path file = folder.resolve("checkpoint.safetensors");
    INDArray through;
    try (Batches batches = Batches.of(digits, 16, new RandomStream(2))) {
      LatentModel model = model(config);
      Trainer trainer = trainer(model);
      trainer.run(batches, TrainingLength.steps(3));
      Checkpoint.write(file, trainer, batches);
      trainer.run(batches, TrainingLength.steps(5));
      through = model.gan().generator().network().vector().dup();
    }
    try (Batches batches = Batches.of(digits, 16, new RandomStream(2))) {
      LatentModel model = model(config);
      Trainer trainer = trainer(model);
      Checkpoint.restore(file, trainer, batches);
      trainer.run(batches, TrainingLength.steps(5));
      assertEquals(through, model.gan().generator().network().vector());
    }
  }

  private static Trainer trainer(LatentModel model) {
    TrainingPlan plan = new TrainingPlan(new CganMlpFamily().training(), 5, 1);
    return Trainer.of(model.step(plan));
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> CganMlpConfig.of(MNIST, 0));
    assertThrows(
        IllegalArgumentException.class, () -> new CganMlpConfig(MNIST, 10, 100, 200, 1000, 0, 0.5));
    assertThrows(
        IllegalArgumentException.class,
        () -> new CganMlpConfig(MNIST, 10, 100, 200, 1000, 1200, 1));
  }
}

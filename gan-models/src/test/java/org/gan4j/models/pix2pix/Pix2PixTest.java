package org.gan4j.models.pix2pix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.gan4j.data.Augmentation;
import org.gan4j.data.Batch;
import org.gan4j.data.Batches;
import org.gan4j.data.Domain;
import org.gan4j.data.ImageData;
import org.gan4j.data.ImageDomains;
import org.gan4j.data.ImageShape;
import org.gan4j.data.ImageSize;
import org.gan4j.data.ImageSource;
import org.gan4j.gan.loss.LossKind;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.select.KernelProviders;
import org.gan4j.models.ModelRequest;
import org.gan4j.models.TrainingPlan;
import org.gan4j.models.TrainingSettings;
import org.gan4j.models.UpdaterSettings;
import org.gan4j.models.translation.GeneratorKind;
import org.gan4j.random.RandomStream;
import org.gan4j.train.Checkpoint;
import org.gan4j.train.Trainer;
import org.gan4j.train.TrainingLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class Pix2PixTest {

  private static final int SIZE = 64;
  private static final int COUNT = 8;

  private final Kernels kernels = KernelProviders.standard();

  /** Discs on black; of the other domain their negatives. */
  private record Discs(boolean negative) implements ImageSource {
    @Override
    public int size() {
      return COUNT;
    }

    @Override
    public ImageShape shape() {
      return new ImageShape(SIZE, SIZE, 1);
    }

    @Override
    public void read(int index, float[] out, int offset) {
      RandomStream random = new RandomStream(index);
      double row = random.nextDouble(20, 44);
      double column = random.nextDouble(20, 44);
      for (int i = 0; i < SIZE * SIZE; i++) {
        boolean disc = Math.hypot(i / SIZE - row, i % SIZE - column) < 14;
        out[offset + i] = disc == negative ? -0.8f : 0.8f;
      }
    }
  }

  private static ImageDomains pairs() {
    return new ImageDomains(ImageData.of(new Discs(false)), ImageData.of(new Discs(true)));
  }

  private static Batches batches() {
    return Batches.pairs(pairs(), 1, Augmentation.NONE, new RandomStream(1));
  }

  private static INDArray all(Domain domain) {
    INDArray out = Nd4j.create(DataType.FLOAT, COUNT, SIZE, SIZE, 1);
    pairs().of(domain).read(IntStream.range(0, COUNT).toArray(), out);
    return out;
  }

  private static Pix2PixConfig small() {
    return Pix2PixConfig.forImages(SIZE, 1).width(4);
  }

  private static Trainer trainer(Pix2Pix model, long steps, double rate) {
    TrainingSettings settings =
        TrainingSettings.of(LossKind.NON_SATURATING, 1, UpdaterSettings.adam(rate, 0.5, 0.999));
    return Trainer.of(model.step(new TrainingPlan(settings, steps, 3)));
  }

  @Test
  void thePapersDefaults() {
    Pix2PixConfig config =
        new Pix2PixFamily().configure(ModelRequest.of(new ImageShape(256, 256, 3)));
    assertEquals(
        new Pix2PixConfig(ImageSize.square(256), 3, GeneratorKind.UNET, 64, 64, 100), config);
  }

  @Test
  void learnsFromPairs() {
    Pix2Pix model = Pix2Pix.create(small(), 1, kernels);
    INDArray a = all(Domain.A);
    INDArray b = all(Domain.B);
    double before = distance(model.translate(a, Domain.A), b);
    try (Batches batches = batches()) {
      trainer(model, 120, 2e-3).run(batches, TrainingLength.steps(120));
    }
    double after = distance(model.translate(a, Domain.A), b);
    assertTrue(before > 0.6 && after < 0.25, "L1 " + before + " before, " + after + " after");
  }

  private static double distance(INDArray x, INDArray y) {
    return x.sub(y).norm1Number().doubleValue() / x.length();
  }

  /** The noise of dropout is among what a checkpoint holds. */
  @Test
  void aResumedRunEndsWhereAnUninterruptedOneDoes(@TempDir Path folder) {
    Path checkpoint = folder.resolve("checkpoint.safetensors");
    Pix2Pix straight = Pix2Pix.create(small(), 5, kernels);
    Trainer whole = trainer(straight, 7, 2e-4);
    try (Batches batches = batches()) {
      whole.run(batches, TrainingLength.steps(7));
    }
    try (Batches batches = batches()) {
      Trainer first = trainer(Pix2Pix.create(small(), 5, kernels), 7, 2e-4);
      first.run(batches, TrainingLength.steps(4));
      Checkpoint.write(checkpoint, first, batches);
    }
    Trainer resumed = trainer(Pix2Pix.create(small(), 99, kernels), 7, 2e-4);
    try (Batches batches = batches()) {
      Checkpoint.restore(checkpoint, resumed, batches);
      resumed.run(batches, TrainingLength.steps(7));
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
  void translatesOneWayOnlyAndAlwaysAlike() {
    Pix2Pix model = Pix2Pix.create(small(), 1, kernels);
    INDArray a = all(Domain.A);
    assertArrayEquals(
        model.translate(a, Domain.A).ravel().toFloatVector(),
        model.translate(a, Domain.A).ravel().toFloatVector());
    assertThrows(IllegalArgumentException.class, () -> model.translate(a, Domain.B));
  }

  @Test
  void thePreviewHasInputsTranslationsAndTruth() {
    Pix2Pix model = Pix2Pix.create(small(), 1, kernels);
    Batch examples = new Batch(List.of(all(Domain.A), all(Domain.B)), null);
    assertArrayEquals(
        new long[] {3 * COUNT, SIZE, SIZE, 1}, model.preview(examples, 1).images().shape());
    assertEquals(COUNT, model.preview(examples, 1).columns());
  }
}

package org.gan4j.examples;

import java.nio.file.Path;
import java.util.Map;
import org.gan4j.data.Augmentation;
import org.gan4j.data.Domain;
import org.gan4j.data.DomainBatches;
import org.gan4j.data.ImageDomains;
import org.gan4j.io.ImageGrid;
import org.gan4j.models.TrainingPlan;
import org.gan4j.models.cyclegan.CycleGan;
import org.gan4j.models.cyclegan.CycleGanConfig;
import org.gan4j.models.cyclegan.CycleGanFamily;
import org.gan4j.nn.Network;
import org.gan4j.nn.WeightsFile;
import org.gan4j.random.RandomStream;
import org.gan4j.train.ProgressLine;
import org.gan4j.train.Trainer;
import org.gan4j.train.TrainingLength;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A CycleGAN between two kinds of flowers; arguments: the folder with trainA, trainB and testA,
 * testB, where to write, steps.
 */
public final class FlowerCycleGan {

  private FlowerCycleGan() {}

  /**
   * Trains it and translates eight images that it hasn't seen.
   *
   * @param args {@code data/daisy2sunflower runs/flowers 5000}
   */
  public static void main(String[] args) {
    Path data = Path.of(args[0]);
    Path out = Path.of(args[1]);
    long steps = Long.parseLong(args[2]);
    long seed = 1;

    Augmentation jitter = Augmentation.jitter(64); // pieces of 64 pixels, mirrored or not
    ImageDomains flowers = ImageDomains.unpaired(data, "train", 64 + jitter.margin(), 3);
    CycleGan model = CycleGan.create(CycleGanConfig.forImages(64, 3).width(32), seed);

    TrainingPlan plan = new TrainingPlan(new CycleGanFamily().training(), steps, seed);
    Trainer trainer = Trainer.of(model.step(plan), ProgressLine.terminal());
    try (DomainBatches batches = DomainBatches.of(flowers, 1, jitter, new RandomStream(seed))) {
      trainer.run(batches, TrainingLength.steps(steps));
    }

    ImageDomains tests = ImageDomains.unpaired(data, "test", 64, 3);
    INDArray daisies = Nd4j.create(DataType.FLOAT, 8, 64, 64, 3);
    tests.a().read(new int[] {0, 1, 2, 3, 4, 5, 6, 7}, daisies);
    INDArray sunflowers = model.translate(daisies, Domain.A);
    new ImageGrid(8, 2).writePng(Nd4j.concat(0, daisies, sunflowers), out.resolve("flowers.png"));
    WeightsFile.write(
        out.resolve("weights.safetensors"), Map.of(), model.networks().toArray(Network<?>[]::new));
  }
}

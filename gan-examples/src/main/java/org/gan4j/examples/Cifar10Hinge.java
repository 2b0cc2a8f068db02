package org.gan4j.examples;

import java.nio.file.Path;
import org.gan4j.data.Batches;
import org.gan4j.data.ImageData;
import org.gan4j.gan.Gan;
import org.gan4j.gan.loss.GanLoss;
import org.gan4j.gan.penalty.R1;
import org.gan4j.io.ImageGrid;
import org.gan4j.models.dcgan.Dcgan;
import org.gan4j.models.dcgan.DcganConfig;
import org.gan4j.random.RandomStream;
import org.gan4j.train.AdversarialStep;
import org.gan4j.train.LossLog;
import org.gan4j.train.ProgressLine;
import org.gan4j.train.Trainer;
import org.gan4j.train.TrainingLength;
import org.gan4j.train.TrainingStep;
import org.nd4j.linalg.learning.config.Adam;

/**
 * Colour images with another loss, a penalty on every 16th step and two learning rates; arguments:
 * the folder with CIFAR-10's binary files, where to write, epochs.
 */
public final class Cifar10Hinge {

  private Cifar10Hinge() {}

  /**
   * Trains it.
   *
   * @param args {@code data/cifar-10-batches-bin runs/cifar10 10}
   */
  public static void main(String[] args) {
    Path out = Path.of(args[1]);
    long seed = 1;

    ImageData cifar = ImageData.cifar10(Path.of(args[0])); // [N, 32, 32, 3] in [-1, 1]
    DcganConfig config = DcganConfig.forImages(32, 3).withoutBatchNormInDiscriminator();
    Gan gan = Dcgan.create(config, seed);

    TrainingStep step =
        AdversarialStep.of(gan)
            .loss(GanLoss.hinge())
            .penalty(R1.weight(1).every(16))
            .updaters(new Adam(1e-4, 0.5, 0.999, 1e-8), new Adam(4e-4, 0.5, 0.999, 1e-8))
            .seed(seed)
            .step();
    Trainer trainer =
        Trainer.of(step, ProgressLine.terminal(), new LossLog(out.resolve("losses.jsonl")));
    try (Batches batches = Batches.mirrored(cifar, 64, new RandomStream(seed))) {
      trainer.run(batches, TrainingLength.epochs(Long.parseLong(args[2])));
    }

    ImageGrid.write(gan.generator().sample(64, seed), out.resolve("images.png"));
  }
}

package org.gan4j.examples;

import java.nio.file.Path;
import java.util.Map;
import org.gan4j.data.Batches;
import org.gan4j.data.ImageData;
import org.gan4j.gan.Gan;
import org.gan4j.gan.loss.GanLoss;
import org.gan4j.io.ImageGrid;
import org.gan4j.models.dcgan.Dcgan;
import org.gan4j.models.dcgan.DcganConfig;
import org.gan4j.nn.WeightsFile;
import org.gan4j.random.RandomStream;
import org.gan4j.train.AdversarialStep;
import org.gan4j.train.ProgressLine;
import org.gan4j.train.SampleGrid;
import org.gan4j.train.TrainListener;
import org.gan4j.train.Trainer;
import org.gan4j.train.TrainingLength;
import org.gan4j.train.TrainingStep;
import org.nd4j.linalg.learning.config.Adam;

/** A DCGAN on MNIST; arguments: the folder with its four files, where to write, steps. */
public final class MnistDcgan {

  private MnistDcgan() {}

  /**
   * Trains it.
   *
   * @param args {@code data/mnist runs/mnist 2000}
   */
  public static void main(String[] args) {
    Path out = Path.of(args[1]);
    long steps = Long.parseLong(args[2]);
    long seed = 1;

    ImageData mnist = ImageData.mnist(Path.of(args[0])); // [60000, 28, 28, 1] in [-1, 1]
    Gan gan = Dcgan.create(DcganConfig.forImages(28, 1), seed);

    TrainingStep step =
        AdversarialStep.of(gan)
            .loss(GanLoss.nonSaturating())
            .updaters(new Adam(2e-4, 0.5, 0.999, 1e-8))
            .seed(seed)
            .step();
    Trainer trainer =
        Trainer.of(
            step,
            ProgressLine.terminal(),
            TrainListener.every(500, new SampleGrid(gan.generator(), out, seed)));
    try (Batches batches = Batches.of(mnist, 64, new RandomStream(seed))) {
      trainer.run(batches, TrainingLength.steps(steps));
    }

    ImageGrid.write(gan.generator().sample(100, seed), out.resolve("digits.png"));
    WeightsFile.write(out.resolve("generator.safetensors"), Map.of(), gan.generator().network());
  }
}

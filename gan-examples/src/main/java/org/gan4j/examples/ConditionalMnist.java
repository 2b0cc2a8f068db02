package org.gan4j.examples;

import java.nio.file.Path;
import java.util.Map;
import org.gan4j.data.Batches;
import org.gan4j.data.ImageData;
import org.gan4j.gan.Condition;
import org.gan4j.gan.Gan;
import org.gan4j.gan.Latents;
import org.gan4j.gan.loss.AuxiliaryClassifier;
import org.gan4j.gan.loss.GanLoss;
import org.gan4j.io.ImageGrid;
import org.gan4j.models.SampleSheet;
import org.gan4j.models.cgan.Cgan;
import org.gan4j.models.cgan.CganConfig;
import org.gan4j.models.cgan.DiscriminatorCondition;
import org.gan4j.models.cgan.GeneratorCondition;
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

/**
 * A conditional GAN with an auxiliary classifier on MNIST, put together by hand; arguments: the
 * folder with its four files, where to write, steps.
 */
public final class ConditionalMnist {

  private ConditionalMnist() {}

  /**
   * Trains it.
   *
   * @param args {@code data/mnist runs/conditional-mnist 2000}
   */
  public static void main(String[] args) {
    Path out = Path.of(args[1]);
    long seed = 1;

    ImageData mnist = ImageData.mnist(Path.of(args[0])); // with a label for each image
    CganConfig config =
        CganConfig.oneHot(DcganConfig.forImages(28, 1), 10)
            .conditions(GeneratorCondition.ONE_HOT, DiscriminatorCondition.CLASSIFIER);
    Gan gan = Cgan.create(config, seed);
    SampleSheet sheet = SampleSheet.classRows(gan.generator(), 10, seed);

    TrainingStep step =
        AdversarialStep.of(gan)
            .loss(GanLoss.nonSaturating())
            .term(new AuxiliaryClassifier(1))
            .updaters(new Adam(2e-4, 0.5, 0.999, 1e-8))
            .seed(seed)
            .step();
    Trainer trainer =
        Trainer.of(
            step,
            ProgressLine.terminal(),
            TrainListener.every(500, new SampleGrid(sheet::images, 10, out)));
    try (Batches batches = Batches.of(mnist, 64, new RandomStream(seed))) {
      trainer.run(batches, TrainingLength.steps(Long.parseLong(args[2])));
    }

    var latents = Latents.normal(64, gan.generator().latentSize(), new RandomStream(seed));
    var sevens = gan.generator().sample(latents, Condition.all(7, 64));
    ImageGrid.write(sevens, out.resolve("sevens.png"));
    WeightsFile.write(out.resolve("generator.safetensors"), Map.of(), gan.generator().network());
  }
}

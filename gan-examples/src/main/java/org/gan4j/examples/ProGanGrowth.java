package org.gan4j.examples;

import java.nio.file.Path;
import java.util.Map;
import org.gan4j.data.Batches;
import org.gan4j.data.ImageData;
import org.gan4j.models.LatentModel;
import org.gan4j.models.Preview;
import org.gan4j.models.TrainingPlan;
import org.gan4j.models.TrainingSettings;
import org.gan4j.models.progan.ProGan;
import org.gan4j.models.progan.ProGanConfig;
import org.gan4j.models.progan.ProGanFamily;
import org.gan4j.nn.WeightsFile;
import org.gan4j.random.RandomStream;
import org.gan4j.train.ProgressLine;
import org.gan4j.train.SampleGrid;
import org.gan4j.train.TrainListener;
import org.gan4j.train.Trainer;
import org.gan4j.train.TrainingLength;

/**
 * A ProGAN that grows from 4 to 32 pixels on a folder of photographs; arguments: the folder, where
 * to write, thousands of images a phase. A grid of samples is written each time something has
 * changed: it is made of larger pixels at first.
 */
public final class ProGanGrowth {

  private ProGanGrowth() {}

  /**
   * Trains it.
   *
   * @param args {@code data/flowers runs/flowers 15}
   */
  public static void main(String[] args) {
    Path out = Path.of(args[1]);
    double kimg = Double.parseDouble(args[2]);
    long seed = 1;

    ImageData photographs = ImageData.folder(Path.of(args[0]), 32, 3);
    // 64 feature maps up to 8 pixels, 32 at 16, 16 at 32.
    ProGanConfig config =
        ProGanConfig.forImages(32, 3).featureMaps(256, 64).latent(64).kimg(kimg, kimg);
    LatentModel model = ProGan.create(config, seed).averaged();

    ProGanFamily family = new ProGanFamily();
    TrainingSettings paper = family.training();
    long steps = family.steps(config, paper).orElseThrow();
    Preview preview = model.preview(seed);
    Trainer trainer =
        Trainer.of(
            model.step(new TrainingPlan(paper, steps, seed)),
            ProgressLine.terminal(),
            TrainListener.every(
                Math.max(1, steps / 14), new SampleGrid(preview::images, preview.columns(), out)));
    try (Batches batches = Batches.of(photographs, paper.batch(), new RandomStream(seed))) {
      trainer.run(batches, TrainingLength.steps(steps));
    }
    WeightsFile.write(out.resolve("generator.safetensors"), Map.of(), model.sampler().network());
  }
}

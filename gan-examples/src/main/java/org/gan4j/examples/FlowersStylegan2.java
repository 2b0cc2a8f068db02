package org.gan4j.examples;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.gan4j.data.Batches;
import org.gan4j.data.ImageData;
import org.gan4j.gan.Gan;
import org.gan4j.gan.loss.GanLoss;
import org.gan4j.gan.penalty.R1;
import org.gan4j.io.ImageGrid;
import org.gan4j.models.style.NoiseKind;
import org.gan4j.models.style.PathLengthPenalty;
import org.gan4j.models.style.StyleGenerator;
import org.gan4j.models.style.StyleMatrix;
import org.gan4j.models.stylegan2.Stylegan2;
import org.gan4j.models.stylegan2.Stylegan2Config;
import org.gan4j.random.RandomStream;
import org.gan4j.train.AdversarialStep;
import org.gan4j.train.ProgressLine;
import org.gan4j.train.Trainer;
import org.gan4j.train.TrainingLength;
import org.gan4j.train.TrainingStep;
import org.nd4j.linalg.learning.config.Adam;

/**
 * A small StyleGAN2 put together by hand, with lazy penalties on both networks, and what its styles
 * are good for; arguments: a folder with images, where to write, steps.
 */
public final class FlowersStylegan2 {

  private FlowersStylegan2() {}

  /**
   * Trains it.
   *
   * @param args {@code data/flowers runs/flowers 5000}
   */
  public static void main(String[] args) {
    Path out = Path.of(args[1]);
    long seed = 1;

    ImageData flowers = ImageData.folder(Path.of(args[0]), 32, 3); // [N, 32, 32, 3] in [-1, 1]
    Stylegan2Config config = Stylegan2Config.forImages(32, 3).sized(64, 4, 48);
    Gan gan = Stylegan2.create(config, seed);

    TrainingStep step =
        AdversarialStep.of(gan)
            .loss(GanLoss.nonSaturating())
            .penalty(R1.weight(0.2).every(16))
            .generatorPenalty(PathLengthPenalty.weight(2).every(8))
            .updaters(new Adam(2e-3, 0, 0.99, 1e-8))
            .seed(seed)
            .step();
    try (Batches batches = Batches.mirrored(flowers, 16, new RandomStream(seed))) {
      Trainer.of(step, ProgressLine.terminal())
          .run(batches, TrainingLength.steps(Long.parseLong(args[2])));
    }

    StyleGenerator generator = (StyleGenerator) gan.generator();
    ImageGrid.write(generator.truncated(0.7).sample(64, seed), out.resolve("flowers.png"));

    // A row's source gives the coarse styles, a column's the fine ones.
    List<Long> sources = LongStream.rangeClosed(1, 6).boxed().toList();
    StyleMatrix matrix =
        new StyleMatrix(generator, StyleMatrix.finerHalf(generator), 0.7, NoiseKind.OWN);
    new ImageGrid(sources.size() + 1, 1)
        .writePng(matrix.images(sources, sources), out.resolve("mixed.png"));
  }
}

package org.gan4j.examples;

import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.datasets.iterator.impl.MnistDataSetIterator;
import org.gan4j.data.BatchSource;
import org.gan4j.data.DataSetIteratorAdapter;
import org.gan4j.data.ImageShape;
import org.gan4j.data.PixelRange;
import org.gan4j.gan.Gan;
import org.gan4j.io.ImageGrid;
import org.gan4j.models.mlp.MlpGan;
import org.gan4j.models.mlp.MlpGanConfig;
import org.gan4j.train.AdversarialStep;
import org.gan4j.train.ProgressLine;
import org.gan4j.train.Trainer;
import org.gan4j.train.TrainingLength;

/**
 * Images from Deeplearning4j's own iterator; arguments: the folder with MNIST's files, unzipped
 * (the iterator downloads them there if they are missing), where to write, steps.
 */
public final class IteratorMlpGan {

  private IteratorMlpGan() {}

  /**
   * Trains it.
   *
   * @param args {@code data/mnist-unzipped runs/iterator 2000}
   * @throws IOException if the iterator can't get its files
   */
  public static void main(String[] args) throws IOException {
    long seed = 1;
    ImageShape shape = new ImageShape(28, 28, 1);
    Gan gan = MlpGan.create(MlpGanConfig.forImages(shape), seed);

    // Features [64, 784] in [0, 1], labels one-hot; the adapter gives [64, 28, 28, 1] in [-1, 1].
    var iterator =
        new MnistDataSetIterator(64, 60_000, false, true, true, seed, Path.of(args[0]).toFile());
    try (BatchSource batches = new DataSetIteratorAdapter(iterator, shape, PixelRange.UNIT)) {
      Trainer.of(AdversarialStep.of(gan).seed(seed).step(), ProgressLine.terminal())
          .run(batches, TrainingLength.steps(Long.parseLong(args[2])));
    }

    ImageGrid.write(gan.generator().sample(64, seed), Path.of(args[1]).resolve("digits.png"));
  }
}

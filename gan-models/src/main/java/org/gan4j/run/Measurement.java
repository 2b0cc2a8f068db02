package org.gan4j.run;

import java.util.function.Supplier;
import org.gan4j.data.Batch;
import org.gan4j.data.BatchSource;
import org.gan4j.gan.Condition;
import org.gan4j.gan.Generator;
import org.gan4j.gan.Latents;
import org.gan4j.io.InputException;
import org.gan4j.metrics.SlicedWasserstein;
import org.gan4j.random.RandomStreams;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How far a run's samples are from the images that it was trained on, and how far these are from
 * each other, which is what a perfect generator would come to.
 *
 * @param samples between samples and images, of the same classes
 * @param images between the same images and as many others
 */
public record Measurement(SlicedWasserstein samples, SlicedWasserstein images) {

  static Measurement of(
      Generator generator,
      RunConfig.Data data,
      Supplier<TrainingImages> images,
      int count,
      long seed) {
    requireEnough(count, data.images());
    TrainingImages set = images.get();
    if (generator.classes() > 0 && generator.classes() != set.classes().size()) {
      throw new InputException(
          String.format(
              "%s: expected images of %d classes as the run had, got %d",
              data.kind(), generator.classes(), set.classes().size()));
    }
    RandomStreams random = new RandomStreams(seed);
    try (BatchSource halves = set.batches(count, random.stream("shuffling"))) {
      Batch first = halves.next();
      INDArray some = first.images().dup();
      INDArray others = halves.next().images().dup();
      INDArray latents = Latents.normal(count, generator.latentSize(), random.stream("latents"));
      INDArray drawn = generator.sample(latents, Condition.of(first.labels()));
      return new Measurement(distance(some, drawn, seed), distance(some, others, seed));
    }
  }

  private static void requireEnough(int count, int images) {
    if (count < 1 || count > images / 2) {
      throw new InputException(
          String.format(
              "count %d: takes %d images, half of them compared with the others; the run's set has"
                  + " %d, enough for a count of %d",
              count, 2L * count, images, images / 2));
    }
  }

  private static SlicedWasserstein distance(INDArray one, INDArray other, long seed) {
    return InputException.guard(
        "measure",
        () -> SlicedWasserstein.measure(one, other, SlicedWasserstein.PAPER_PATCHES, seed));
  }
}

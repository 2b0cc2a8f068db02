package org.gan4j.evaluation;

import java.util.Iterator;
import java.util.Locale;
import java.util.stream.IntStream;
import org.gan4j.gan.Condition;
import org.gan4j.gan.Generator;
import org.gan4j.gan.Latents;
import org.gan4j.io.InputException;
import org.gan4j.io.TensorData;
import org.gan4j.random.RandomStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Samples of a generator.
 *
 * @param generator draws them
 * @param count how many, at least 1
 * @param labels the classes that it is asked for, over and over; empty for one without classes
 * @param seed of the latents
 * @param source whose generator it is, for protocols
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record DrawnImages(Generator generator, int count, int[] labels, long seed, String source)
    implements ImageSet {

  @Override
  public String description() {
    return String.format(Locale.ROOT, "%,d samples of %s", count, source)
        + (labels.length == 0 ? "" : " of the data's classes");
  }

  @Override
  public Iterator<INDArray> batches() {
    RandomStream latents = new RandomStream(seed);
    int step = Generator.SAMPLE_BATCH;
    return IntStream.iterate(0, begin -> begin < count, begin -> begin + step)
        .mapToObj(begin -> draw(begin, Math.min(begin + step, count), latents))
        .iterator();
  }

  private INDArray draw(int begin, int end, RandomStream latents) {
    INDArray images =
        generator.sample(
            Latents.normal(end - begin, generator.latentSize(), latents), condition(begin, end));
    if (!TensorData.of(images).isFinite()) {
      throw new InputException(
          "the samples: NaN or infinity; the training diverged, take an earlier checkpoint");
    }
    return images;
  }

  private Condition condition(int begin, int end) {
    return labels.length == 0
        ? Condition.NONE
        : new Condition(IntStream.range(begin, end).map(i -> labels[i % labels.length]).toArray());
  }
}

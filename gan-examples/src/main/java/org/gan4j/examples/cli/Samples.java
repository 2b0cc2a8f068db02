package org.gan4j.examples.cli;

import java.util.Iterator;
import java.util.stream.IntStream;
import org.gan4j.gan.Condition;
import org.gan4j.gan.Generator;
import org.gan4j.gan.Latents;
import org.gan4j.random.RandomStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Images that a generator makes from a seed, made as they are asked for; the same as {@link
 * Generator#sample(int, long)} gives.
 *
 * @param generator makes them
 * @param count N, at least 1
 * @param seed of the latents
 */
record Samples(Generator generator, int count, long seed) implements Iterable<INDArray> {

  /** All of them, {@code [N, H, W, C]} in [-1, 1]. */
  INDArray all() {
    return generator.sample(count, seed);
  }

  /** Some at a time, in order, each {@code [n, H, W, C]} in [-1, 1]. */
  @Override
  public Iterator<INDArray> iterator() {
    RandomStream random = new RandomStream(seed);
    return IntStream.iterate(0, begin -> begin < count, begin -> begin + Generator.SAMPLE_BATCH)
        .map(begin -> Math.min(Generator.SAMPLE_BATCH, count - begin))
        .mapToObj(n -> Latents.normal(n, generator.latentSize(), random))
        .map(latents -> generator.sample(latents, Condition.NONE))
        .iterator();
  }
}

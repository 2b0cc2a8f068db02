package org.gan4j.run;

import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.gan4j.gan.Condition;
import org.gan4j.gan.Generator;
import org.gan4j.gan.Latents;
import org.gan4j.random.RandomStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Images that a generator makes from seeds, made as they are asked for.
 *
 * @param generator makes them
 * @param count N, at least 1
 * @param seeds one for all of them, or one an image
 * @param label the class to draw; without one a conditional generator draws each class as often,
 *     one after the other
 */
public record Samples(Generator generator, int count, List<Long> seeds, OptionalInt label)
    implements Iterable<INDArray> {

  /** All of them, {@code [N, H, W, C]} in [-1, 1]. */
  public INDArray all() {
    INDArray all = null;
    int begin = 0;
    for (INDArray part : this) {
      if (all == null) {
        long[] shape = part.shape().clone();
        shape[0] = count;
        all = Nd4j.createUninitialized(part.dataType(), shape);
      }
      int end = begin + (int) part.size(0);
      all.get(NDArrayIndex.interval(begin, end)).assign(part);
      begin = end;
    }
    return all;
  }

  /** Images a row of a grid: as square as can be, or a class a row. */
  public int columns() {
    return generator.classes() > 0 && label.isEmpty()
        ? perClass()
        : (int) Math.ceil(Math.sqrt(count));
  }

  /** Some at a time, in order, each {@code [n, H, W, C]} in [-1, 1]. */
  @Override
  public Iterator<INDArray> iterator() {
    RandomStream shared = new RandomStream(seeds.get(0));
    return IntStream.iterate(0, begin -> begin < count, begin -> begin + Generator.SAMPLE_BATCH)
        .mapToObj(
            begin -> {
              int end = Math.min(begin + Generator.SAMPLE_BATCH, count);
              return generator.sample(latents(begin, end, shared), condition(begin, end));
            })
        .iterator();
  }

  private INDArray latents(int begin, int end, RandomStream shared) {
    int size = generator.latentSize();
    if (seeds.size() == 1) {
      return Latents.normal(end - begin, size, shared);
    }
    return Latents.ofSeeds(seeds.subList(begin, end), size);
  }

  private Condition condition(int begin, int end) {
    if (generator.classes() == 0) {
      return Condition.NONE;
    }
    return new Condition(
        IntStream.range(begin, end).map(i -> label.orElse(i / perClass())).toArray());
  }

  private int perClass() {
    return (count + generator.classes() - 1) / generator.classes();
  }
}

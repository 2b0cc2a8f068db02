package org.gan4j.run;

import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.gan4j.gan.Condition;
import org.gan4j.gan.Generator;
import org.gan4j.gan.Latents;
import org.gan4j.io.HostArrays;
import org.gan4j.io.InputException;
import org.gan4j.io.TensorData;
import org.gan4j.random.RandomStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Images that a generator makes from seeds, made as they are asked for.
 *
 * @param generator makes them
 * @param count N, 1 to {@link #MOST}
 * @param seeds one for all of them, or one an image
 * @param label the class to draw; without one a conditional generator draws all its classes one
 *     after the other, each as often as the others, or once more
 */
public record Samples(Generator generator, int count, List<Long> seeds, OptionalInt label)
    implements Iterable<INDArray> {

  /** The most images that are drawn at once. */
  public static final int MOST = 10_000_000;

  /** Checks that every class can be drawn. */
  public Samples {
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException("expected 1 to " + MOST + " images, got " + count);
    }
    if (label.isEmpty() && count < generator.classes()) {
      throw new IllegalArgumentException(
          String.format(
              "expected at least %d, one of each class, got %d; name one class to draw fewer",
              generator.classes(), count));
    }
  }

  /** All of them, {@code [N, H, W, C]} in [-1, 1]. */
  public INDArray all() {
    return images(0, count, new RandomStream(seeds.get(0)));
  }

  /** Images a row of a {@link #sheet}: as square as can be, or a class a row. */
  public int columns() {
    return classARow() ? largestClass() : (int) Math.ceil(Math.sqrt(count));
  }

  /**
   * All of them for a grid of {@link #columns}: where there is a class a row, those rows that are
   * one image shorter than others end in a black one.
   *
   * @return {@code [N or more, H, W, C]} in [-1, 1]
   */
  public INDArray sheet() {
    INDArray all = all();
    if (!classARow() || count % generator.classes() == 0) {
      return all;
    }
    int columns = columns();
    long[] shape = all.shape().clone();
    shape[0] = (long) generator.classes() * columns;
    INDArray sheet = Nd4j.valueArrayOf(shape, -1, all.dataType());
    int begin = 0;
    for (int k = 0; k < generator.classes(); k++) {
      int size = classSize(k);
      long row = (long) k * columns;
      HostArrays.rows(sheet, row, row + size).assign(HostArrays.rows(all, begin, begin + size));
      begin += size;
    }
    return sheet;
  }

  /** Some at a time, in order, each {@code [n, H, W, C]} in [-1, 1]. */
  @Override
  public Iterator<INDArray> iterator() {
    RandomStream shared = new RandomStream(seeds.get(0));
    return IntStream.iterate(0, begin -> begin < count, begin -> begin + Generator.SAMPLE_BATCH)
        .mapToObj(begin -> images(begin, Math.min(begin + Generator.SAMPLE_BATCH, count), shared))
        .iterator();
  }

  private INDArray images(int begin, int end, RandomStream shared) {
    INDArray images = generator.sample(latents(begin, end, shared), condition(begin, end));
    if (!TensorData.of(images).isFinite()) {
      throw new InputException(
          "the samples: NaN or infinity; the training diverged, take an earlier checkpoint");
    }
    return images;
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
        IntStream.range(begin, end).map(i -> label.orElseGet(() -> classOf(i))).toArray());
  }

  /** Whether a grid has a row for each class; of one image each, a square is seen better. */
  private boolean classARow() {
    return generator.classes() > 0 && label.isEmpty() && count > generator.classes();
  }

  private int largestClass() {
    return classSize(0);
  }

  /** The first classes have one image more where they can't all have as many. */
  private int classSize(int k) {
    int classes = generator.classes();
    return count / classes + (k < count % classes ? 1 : 0);
  }

  private int classOf(int image) {
    int larger = count % generator.classes();
    int inLarger = larger * largestClass();
    return image < inLarger
        ? image / largestClass()
        : larger + (image - inLarger) / (count / generator.classes());
  }
}

package org.gan4j.models;

import java.util.stream.IntStream;
import org.gan4j.gan.Condition;
import org.gan4j.gan.Generator;
import org.gan4j.gan.Latents;
import org.gan4j.random.RandomStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Samples on fixed latents: a square of them, or a class a row.
 *
 * @param generator makes them
 * @param latents {@code [N, Z]}
 * @param condition the classes of the samples
 * @param columns samples a row
 */
public record SampleSheet(Generator generator, INDArray latents, Condition condition, int columns)
    implements Preview {

  private static final int SIDE = 8;

  /**
   * 8 x 8 samples, or 8 of each class of a conditional generator, on the same latents in each row.
   *
   * @param generator makes them
   * @param seed of the latents
   * @return the sheet
   */
  public static SampleSheet of(Generator generator, long seed) {
    return generator.classes() == 0
        ? new SampleSheet(generator, latents(SIDE * SIDE, generator, seed), Condition.NONE, SIDE)
        : classRows(generator, SIDE, seed);
  }

  /**
   * A class a row, the same latents in each.
   *
   * @param generator makes them
   * @param columns samples a class
   * @param seed of the latents
   * @return the sheet
   */
  public static SampleSheet classRows(Generator generator, int columns, long seed) {
    int classes = generator.classes();
    INDArray row = latents(columns, generator, seed);
    int[] labels = IntStream.range(0, classes * columns).map(i -> i / columns).toArray();
    return new SampleSheet(generator, row.repmat(classes, 1), new Condition(labels), columns);
  }

  private static INDArray latents(int count, Generator generator, long seed) {
    return Latents.normal(count, generator.latentSize(), new RandomStream(seed));
  }

  @Override
  public INDArray images() {
    return generator.sample(latents, condition);
  }
}

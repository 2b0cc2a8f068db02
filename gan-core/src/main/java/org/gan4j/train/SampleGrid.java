package org.gan4j.train;

import java.nio.file.Path;
import java.util.Locale;
import org.gan4j.gan.Condition;
import org.gan4j.gan.Generator;
import org.gan4j.gan.Latents;
import org.gan4j.io.ImageGrid;
import org.gan4j.random.RandomStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Writes a grid of samples on fixed latents, so that pictures of different steps can be compared.
 */
public final class SampleGrid implements TrainListener {

  private final Generator generator;
  private final INDArray latents;
  private final Path folder;

  /**
   * Grids of 8 x 8 samples.
   *
   * @param generator makes them
   * @param folder where {@code step-000500.png} and so on go
   * @param seed of the latents
   */
  public SampleGrid(Generator generator, Path folder, long seed) {
    this(generator, folder, seed, 64);
  }

  /**
   * Grids of a number of samples.
   *
   * @param generator makes them
   * @param folder where {@code step-000500.png} and so on go
   * @param seed of the latents
   * @param count samples a grid
   */
  public SampleGrid(Generator generator, Path folder, long seed, int count) {
    this.generator = generator;
    this.folder = folder;
    this.latents = Latents.normal(count, generator.latentSize(), new RandomStream(seed));
  }

  @Override
  public void stepped(StepReport report) {
    Path file = folder.resolve(String.format(Locale.ROOT, "step-%06d.png", report.step()));
    ImageGrid.write(generator.sample(latents, Condition.NONE), file);
  }
}

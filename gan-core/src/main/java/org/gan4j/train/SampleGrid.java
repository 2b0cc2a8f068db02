package org.gan4j.train;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
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

  private static final int SIDE = 8;

  private final Supplier<INDArray> images;
  private final ImageGrid grid;
  private final Path folder;

  /**
   * Grids of 8 x 8 samples.
   *
   * @param generator makes them
   * @param folder where {@code step-000500.png} and so on go
   * @param seed of the latents
   */
  public SampleGrid(Generator generator, Path folder, long seed) {
    this(samples(generator, seed), SIDE, folder);
  }

  /**
   * Grids of images of any kind.
   *
   * @param images draws them, {@code [N, H, W, C]} in [-1, 1]
   * @param columns images a row, at least 1
   * @param folder where {@code step-000500.png} and so on go
   */
  public SampleGrid(Supplier<INDArray> images, int columns, Path folder) {
    this.images = images;
    this.grid = new ImageGrid(columns, 1);
    this.folder = folder;
  }

  private static Supplier<INDArray> samples(Generator generator, long seed) {
    INDArray latents = Latents.normal(SIDE * SIDE, generator.latentSize(), new RandomStream(seed));
    return () -> generator.sample(latents, Condition.NONE);
  }

  @Override
  public void stepped(StepReport report) {
    Path file = folder.resolve(String.format(Locale.ROOT, "step-%06d.png", report.step()));
    grid.writePng(images.get(), file);
  }

  @Override
  public String name() {
    return "the grid of samples";
  }
}

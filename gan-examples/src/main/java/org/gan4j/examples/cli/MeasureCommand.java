package org.gan4j.examples.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gan4j.data.Batch;
import org.gan4j.data.BatchSource;
import org.gan4j.gan.Condition;
import org.gan4j.gan.Generator;
import org.gan4j.gan.Latents;
import org.gan4j.io.InputException;
import org.gan4j.metrics.SlicedWasserstein;
import org.gan4j.random.RandomStreams;
import org.gan4j.run.LatentRun;
import org.gan4j.run.RunConfig;
import org.gan4j.run.TrainingImages;
import org.nd4j.linalg.api.ndarray.INDArray;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gan4j measure}: how near a run's samples are to the images that it was trained on. */
@Command(
    name = "measure",
    description =
        "Measure how far the samples of a run are from the images that it was trained on.",
    customSynopsis = "gan4j measure RUN [options]",
    footer = {
      "  gan4j measure runs/mnist",
      "  gan4j measure runs/mnist --count 16384 --data-dir other/place/mnist"
    })
final class MeasureCommand implements Runnable {

  private static final int USUAL_COUNT = 2048;

  @Spec private CommandSpec spec;

  @Option(
      names = "--count",
      paramLabel = "N",
      description =
          "How many samples, and as many images twice (default: 2048, or half of the set's images"
              + " where those are fewer); figures of another count can't be compared.")
  private Integer count;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Of every random draw; the same seed gives the same figures (default: 1).")
  private long seed;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Where the run's images lie now (default: where they were).")
  private Path folder;

  @Mixin private RunOptions run;

  /**
   * What is compared.
   *
   * @param samples the generator's, of the classes of the images beside them
   * @param images of the run's set
   * @param others as many others of the set
   */
  private record Sets(INDArray samples, INDArray images, INDArray others) {}

  @Override
  public void run() {
    Checks.atLeast("--count", count, 1);
    run.machine().check();
    LatentRun from = LatentRun.open(run.path());
    run.machine().select();
    Generator generator = from.load(run.machine().load().kernels()).sampler();
    RunConfig.Data data = place(from.config().data());
    int samples = count(data);
    Sets sets = read(generator, data, samples);
    SlicedWasserstein ofSamples = distance(sets.images, sets.samples);
    SlicedWasserstein ofImages = distance(sets.images, sets.others);
    spec.commandLine().getOut().println(table(ofSamples, ofImages));
  }

  /** As many as asked for, or as the set has images for. */
  private int count(RunConfig.Data data) {
    int most = data.images() / 2;
    if (count == null && most < 1) {
      throw new InputException("measure: the run's set has one image; two are needed");
    }
    if (count == null && most < USUAL_COUNT) {
      spec.commandLine()
          .getErr()
          .printf(
              "--count %d: half of the %d images of the run's set; figures of another count can't"
                  + " be compared%n",
              most, data.images());
    }
    if (count != null && count > most) {
      throw new InputException(
          String.format(
              "--count %d: takes %d images, half of them compared with the others; the run's set"
                  + " has %d, enough for --count %d",
              count, 2L * count, data.images(), most));
    }
    return count == null ? Math.min(USUAL_COUNT, most) : count;
  }

  private RunConfig.Data place(RunConfig.Data data) {
    if (data.folder() == null && folder != null) {
      throw new InputException(
          "--data-dir: the run's " + data.kind() + " lie in no folder; leave it out");
    }
    RunConfig.Data placed = folder == null ? data : data.in(folder);
    if (placed.folder() != null && !Files.isDirectory(Path.of(placed.folder()))) {
      throw InputException.at(
          Path.of(placed.folder()), "no such folder; --data-dir says where the run's images lie");
    }
    return placed;
  }

  private Sets read(Generator generator, RunConfig.Data data, int samples) {
    TrainingImages set = data.read();
    if (generator.classes() > 0 && generator.classes() != set.classes().size()) {
      throw new InputException(
          String.format(
              "%s: expected images of %d classes as the run had, got %d",
              data.kind(), generator.classes(), set.classes().size()));
    }
    RandomStreams random = new RandomStreams(seed);
    try (BatchSource halves = set.batches(samples, random.stream("shuffling"))) {
      Batch first = halves.next();
      INDArray images = first.images().dup();
      INDArray others = halves.next().images().dup();
      INDArray latents = Latents.normal(samples, generator.latentSize(), random.stream("latents"));
      return new Sets(generator.sample(latents, Condition.of(first.labels())), images, others);
    }
  }

  private SlicedWasserstein distance(INDArray one, INDArray other) {
    return InputException.guard(
        "measure",
        () -> SlicedWasserstein.measure(one, other, SlicedWasserstein.PAPER_PATCHES, seed));
  }

  /** A line a level with both distances, then the averages. */
  private static String table(SlicedWasserstein ofSamples, SlicedWasserstein ofImages) {
    List<String> lines = new ArrayList<>();
    lines.add("sliced Wasserstein distance x 1000");
    lines.add("level      samples  images");
    for (int i = 0; i < ofSamples.levels().size(); i++) {
      SlicedWasserstein.Level level = ofSamples.levels().get(i);
      lines.add(row(level.toString(), level.distance(), ofImages.levels().get(i).distance()));
    }
    lines.add(row("average", ofSamples.average(), ofImages.average()));
    return String.join(System.lineSeparator(), lines);
  }

  private static String row(String name, double ofSamples, double ofImages) {
    return String.format(Locale.ROOT, "%-9s %8.2f %7.2f", name, ofSamples, ofImages);
  }
}

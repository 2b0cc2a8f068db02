package org.gan4j.examples.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gan4j.io.InputException;
import org.gan4j.metrics.SlicedWasserstein;
import org.gan4j.run.Measurement;
import org.gan4j.run.Run;
import org.gan4j.run.RunConfig;
import org.jspecify.annotations.Nullable;
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
  private @Nullable Integer count;

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
  private @Nullable Path folder;

  @Mixin private RunOptions run;

  @Override
  public void run() {
    Checks.atLeast("--count", count, 1);
    Run from = place(run.open());
    int samples = count(from.config().data());
    Measurement measured = from.measure(samples, seed);
    if (count == null && samples < USUAL_COUNT) {
      spec.commandLine()
          .getErr()
          .printf(
              "--count %d: half of the %d images of the run's set; figures of another count can't"
                  + " be compared%n",
              samples, from.config().data().images());
    }
    spec.commandLine().getOut().println(table(measured));
    remember(from, samples, measured.samples().average());
  }

  /** Keeps the best checkpoint that was measured so. */
  private void remember(Run from, int samples, double average) {
    String metric = "sliced Wasserstein distance, count " + samples + ", seed " + seed;
    try {
      from.measured(metric, average);
    } catch (InputException e) {
      spec.commandLine().getErr().println("gan4j: not remembered: " + e.getMessage());
    }
  }

  /** As many as asked for, or as the set has images for. */
  private int count(RunConfig.Data data) {
    int most = data.images() / 2;
    if (count == null && most < 1) {
      throw new InputException("measure: the run's set has one image; two are needed");
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

  private Run place(Run from) {
    RunConfig.Data data = from.config().data();
    if (folder != null && data.folder() == null) {
      throw new InputException(
          "--data-dir: the run's " + data.kind() + " lie in no folder; leave it out");
    }
    Path placed = folder == null && data.folder() != null ? Path.of(data.folder()) : folder;
    if (placed != null && !Files.exists(placed)) {
      throw InputException.at(placed, "no such folder; --data-dir says where the run's images lie");
    }
    return folder == null ? from : from.dataIn(folder);
  }

  /** A line a level with both distances, then the averages. */
  private static String table(Measurement measured) {
    SlicedWasserstein ofSamples = measured.samples();
    SlicedWasserstein ofImages = measured.images();
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

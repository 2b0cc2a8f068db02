package org.gan4j.examples.cli;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.gan4j.gan.Interpolation;
import org.gan4j.io.AnimatedGif;
import org.gan4j.io.HostArrays;
import org.gan4j.io.ImageGrid;
import org.gan4j.io.InputException;
import org.gan4j.run.Run;
import org.gan4j.run.Sampler;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gan4j interpolate}: pictures on the way from one latent vector to another. */
@Command(
    name = "interpolate",
    description = "Draw the way from one sample to the next, as a strip or as an animated GIF.",
    customSynopsis = "gan4j interpolate RUN [options]",
    footer = {
      "  gan4j interpolate runs/mnist --seeds 1,2",
      "  gan4j interpolate runs/flowers --seeds 1-4 --steps 16 --format gif --scale 4"
    })
final class InterpolateCommand implements Runnable {

  private static final String DEFAULT_FOLDER = "interpolated";
  private static final int MOST_STEPS = 10_000;
  private static final int FRAME_MILLIS = 80;

  @Spec private CommandSpec spec;

  @Mixin private RunOptions run;

  @Mixin private ScaleOption scale;

  @Mixin private ClassOption className;

  @ArgGroup(validate = false, heading = "%nThe way%n", order = 1)
  private WayOptions way = new WayOptions();

  /** Which way, and where to. */
  static final class WayOptions {
    @Option(
        names = "--seeds",
        paramLabel = "LIST",
        defaultValue = "1-3",
        description = "The samples to go through, two or more (default: 1-3).")
    private String seeds;

    @Option(
        names = "--steps",
        paramLabel = "N",
        defaultValue = "8",
        description = "Steps from one sample to the next (default: 8).")
    private int steps;

    @Option(
        names = "--path",
        paramLabel = "NAME",
        defaultValue = "spherical",
        description = "spherical (default) or linear.")
    private Interpolation path;

    @Option(
        names = "--format",
        paramLabel = "FORM",
        defaultValue = "strip",
        description =
            "strip (default), a PNG file with a row a pair; gif, animated, back to start.")
    private WayFormat format;

    @Option(
        names = "--out",
        paramLabel = "DIR",
        description = "Where to, empty or absent (default: RUN/" + DEFAULT_FOLDER + ").")
    private @Nullable Path folder;
  }

  @Override
  public void run() {
    Checks.between("--steps", way.steps, 1, MOST_STEPS);
    scale.check();
    className.check();
    List<Long> seeds = SeedList.parse("--seeds", way.seeds);
    if (seeds.size() < 2) {
      throw new InputException("--seeds: expected two or more, got " + way.seeds);
    }
    Run from = run.open();
    Path folder = run.output(way.folder, DEFAULT_FOLDER);
    long count = (long) (seeds.size() - 1) * (way.steps + 1);
    scale.require("--seeds and --steps", way.steps + 1, count, from.config().data().shape());
    Sampler sampler = from.sampler();
    OptionalInt label = className.choose(sampler);
    INDArray images =
        InputException.guard(
            "--class",
            () -> sampler.way(seeds, way.path, way.steps, way.format == WayFormat.GIF, label));
    Path file = folder.resolve(way.format.file());
    if (way.format == WayFormat.STRIP) {
      INDArray rows = rows(images);
      scale.grid(way.steps + 1, rows).writePng(rows, file);
    } else {
      AnimatedGif.write(frames(images), FRAME_MILLIS, file);
    }
    spec.commandLine().getOut().println(file);
  }

  /** A row a pair: a stop that ends one row begins the next. */
  private INDArray rows(INDArray images) {
    int pairs = ((int) images.size(0) - 1) / way.steps;
    return Nd4j.concat(
        0,
        IntStream.range(0, pairs)
            .map(pair -> pair * way.steps)
            .mapToObj(begin -> HostArrays.rows(images, begin, begin + way.steps + 1))
            .toArray(INDArray[]::new));
  }

  private List<BufferedImage> frames(INDArray images) {
    ImageGrid one = scale.grid(1, HostArrays.rows(images, 0, 1));
    return IntStream.range(0, (int) images.size(0))
        .mapToObj(i -> one.render(HostArrays.rows(images, i, i + 1)))
        .toList();
  }
}

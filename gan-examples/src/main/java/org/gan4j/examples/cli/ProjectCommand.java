package org.gan4j.examples.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gan4j.data.ImageData;
import org.gan4j.data.ImageReading;
import org.gan4j.data.ImageShape;
import org.gan4j.io.InputException;
import org.gan4j.io.Npy;
import org.gan4j.models.style.Projection;
import org.gan4j.run.Run;
import org.gan4j.train.ProgressLine;
import org.gan4j.train.StepReport;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gan4j project}: the style whose image is nearest to a given one. */
@Command(
    name = "project",
    description = "Find the style whose image is nearest to a given one.",
    customSynopsis = "gan4j project RUN --image FILE [options]",
    footer = {
      "  gan4j project runs/stylegan2 --image rose.jpg",
      "  gan4j project runs/stylegan2 --image rose.jpg --steps 500 --features 0.1 --per-layer"
    })
final class ProjectCommand implements Runnable {

  private static final int MOST_STEPS = 1_000_000;
  private static final String DEFAULT_FOLDER = "projected";

  @Spec private CommandSpec spec;

  @Mixin private RunOptions run;

  @Mixin private ScaleOption scale;

  @ArgGroup(validate = false, heading = "%nThe search%n", order = 1)
  private SearchOptions search = new SearchOptions();

  /** What to look for, and how. */
  static final class SearchOptions {
    @Option(
        names = "--image",
        paramLabel = "FILE",
        description = "The PNG or JPEG image, cut and resized as in training.")
    private @Nullable Path image;

    @Option(
        names = "--steps",
        paramLabel = "N",
        defaultValue = "300",
        description = "Steps of gradient descent (default: 300).")
    private int steps;

    @Option(
        names = "--lr",
        paramLabel = "RATE",
        defaultValue = "0.1",
        description = "The highest learning rate (default: 0.1).")
    private double rate;

    @Option(
        names = "--features",
        paramLabel = "WEIGHT",
        defaultValue = "0",
        description =
            "Weight of the distance of what the discriminator sees, beside that of the pixels"
                + " (default: 0).")
    private double features;

    @Option(
        names = "--per-layer",
        description = "Give each layer a style of its own, which comes nearer.")
    private boolean perLayer;

    @Option(
        names = "--seed",
        paramLabel = "S",
        defaultValue = "1",
        description = "Of the noise on the style (default: 1).")
    private long seed;

    @Option(
        names = "--out",
        paramLabel = "DIR",
        description = "Where to, empty or absent (default: RUN/" + DEFAULT_FOLDER + ").")
    private @Nullable Path folder;
  }

  @Override
  public void run() {
    if (search.image == null) {
      throw new InputException("--image is missing; name the image to look for");
    }
    Checks.between("--steps", search.steps, 1, MOST_STEPS);
    Checks.positive("--lr", search.rate);
    scale.check();
    if (!(search.features >= 0 && Double.isFinite(search.features))) {
      throw new InputException("--features: expected at least 0, got " + search.features);
    }
    Run from = run.open();
    Path folder = run.output(search.folder, DEFAULT_FOLDER);
    from.machine();
    ImageShape shape = from.config().data().shape();
    ImageData image = ImageData.files(List.of(search.image), ImageReading.of(shape));
    INDArray target = Nd4j.createUninitialized(DataType.FLOAT, shape.batch(1));
    image.read(new int[] {0}, target);
    Projection.Result result =
        from.project(
            target,
            new Projection.Settings(
                search.steps, search.rate, search.features, search.perLayer, search.seed),
            progress());
    INDArray pair = Nd4j.concat(0, target, result.image());
    scale.grid(2, pair).writePng(pair, folder.resolve("projected.png"));
    Npy.write(folder.resolve("style.npy"), result.styles());
    spec.commandLine()
        .getOut()
        .printf(
            "%s: projected.png (target, projection), style.npy; mean squared difference %.4f%n",
            folder, result.distance());
  }

  private Projection.Listener progress() {
    ProgressLine line = ProgressLine.terminal();
    long start = System.nanoTime();
    return (step, distance) -> {
      double seconds = (System.nanoTime() - start) / 1e9;
      line.stepped(new StepReport(step, search.steps, step, seconds, Map.of("distance", distance)));
      if (step == search.steps) {
        line.close();
      }
    };
  }
}

package org.gan4j.examples.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.gan4j.io.InputException;
import org.gan4j.run.Run;
import org.gan4j.run.Sampler;
import org.gan4j.run.Samples;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gan4j sample}: from a run's weights to images. */
@Command(
    name = "sample",
    description = "Draw images with the generator of a run.",
    customSynopsis = "gan4j sample RUN [options]",
    footer = {
      "  gan4j sample runs/mnist --count 100",
      "  gan4j sample runs/digits --class 7",
      "  gan4j sample runs/flowers --seeds 1-16,40",
      "  gan4j sample runs/stylegan2 --truncation 0.7",
      "  gan4j sample runs/stylegan2 --style-mix --seeds 1-10 --style-layers 4-7",
      "  gan4j sample runs/mnist --count 1000 --seed 7 --format npy --out samples"
    })
final class SampleCommand implements Runnable {

  private static final String DEFAULT_FOLDER = "generated";
  private static final int DEFAULT_COUNT = 64;

  @Spec private CommandSpec spec;

  @Mixin private RunOptions run;

  @Mixin private ScaleOption scale;

  @Mixin private ClassOption label;

  @ArgGroup(validate = false, heading = "%nSamples%n", order = 1)
  private SampleOptions samples = new SampleOptions();

  @ArgGroup(validate = false, heading = "%nStyles (stylegan, stylegan2)%n", order = 2)
  private StyleOptions styles = new StyleOptions();

  /** Which samples, and where to. */
  static final class SampleOptions {
    @Option(
        names = "--count",
        paramLabel = "N",
        description = "How many images (default: 64, or one of each class where those are more).")
    private @Nullable Integer count;

    @Option(
        names = "--seed",
        paramLabel = "S",
        defaultValue = "1",
        description = "Of the latents; the same seed gives the same images (default: 1).")
    private long seed;

    @Option(
        names = "--seeds",
        paramLabel = "LIST",
        description = "An image a seed, as in 1-8,20, in place of --count and --seed.")
    private @Nullable String seeds;

    @Option(
        names = "--format",
        paramLabel = "FORM",
        defaultValue = "grid",
        description =
            "grid (default), one PNG file; png, a file an image; npy, one float32 array"
                + " [N, H, W, C] in [-1, 1].")
    private SampleFormat format;

    @Option(
        names = "--out",
        paramLabel = "DIR",
        description = "Where to, empty or absent (default: RUN/" + DEFAULT_FOLDER + ").")
    private @Nullable Path folder;
  }

  @Override
  public void run() {
    Checks.between("--count", samples.count, 1, Samples.MOST);
    scale.check();
    label.check();
    List<Long> seeds =
        samples.seeds == null
            ? styles.seeds(samples.seed)
            : SeedList.parse("--seeds", samples.seeds);
    styles.check(samples.format, seeds);
    Run from = run.open();
    Path folder = run.output(samples.folder, DEFAULT_FOLDER);
    Sampler sampler = from.sampler();
    String files =
        styles.mix()
            ? styles.writeMatrix(sampler, seeds, scale, folder)
            : write(from, styles.apply(sampler), seeds, folder);
    spec.commandLine().getOut().println(folder + ": " + files);
  }

  private String write(Run from, Sampler sampler, List<Long> seeds, Path folder) {
    OptionalInt chosen = label.choose(sampler);
    Samples drawn =
        InputException.guard(
            samples.seeds == null ? "--count" : "--seeds",
            () -> sampler.samples(count(seeds, sampler, chosen), seeds, chosen));
    return samples.format.write(drawn, from.config().data().shape(), scale, folder);
  }

  private int count(List<Long> seeds, Sampler sampler, OptionalInt chosen) {
    if (samples.seeds != null) {
      return seeds.size();
    }
    int least = chosen.isPresent() ? 1 : sampler.generator().classes();
    return samples.count == null ? Math.max(DEFAULT_COUNT, least) : samples.count;
  }
}

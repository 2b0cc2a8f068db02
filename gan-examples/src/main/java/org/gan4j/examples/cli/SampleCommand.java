package org.gan4j.examples.cli;

import java.nio.file.Path;
import org.gan4j.gan.Generator;
import org.gan4j.io.InputException;
import org.gan4j.kernel.Kernels;
import org.gan4j.models.LatentModel;
import org.gan4j.models.Model;
import org.gan4j.models.ModelFamily;
import org.gan4j.nn.WeightsFile;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gan4j sample}: from a run's weights to images. */
@Command(
    name = "sample",
    description = "Draw images with the generator of a run.",
    customSynopsis = "gan4j sample RUN [options]",
    parameterListHeading = "%n",
    optionListHeading = "%nGeneral%n",
    sortOptions = false,
    footerHeading = "%nExamples%n",
    footer = {
      "  gan4j sample runs/mnist --count 100",
      "  gan4j sample runs/mnist --count 1000 --seed 7 --format npy --out samples"
    })
final class SampleCommand implements Runnable {

  private static final String DEFAULT_FOLDER = "generated";

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RUN", description = "The run directory that gan4j train wrote.")
  private Path run;

  @ArgGroup(validate = false, heading = "%nSamples%n", order = 1)
  private SampleOptions samples = new SampleOptions();

  @ArgGroup(validate = false, heading = "%nMachine%n", order = 2)
  private MachineOptions machine = new MachineOptions();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  /** Which samples, and where to. */
  static final class SampleOptions {
    @Option(
        names = "--count",
        paramLabel = "N",
        defaultValue = "64",
        description = "How many images (default: 64).")
    private int count;

    @Option(
        names = "--seed",
        paramLabel = "S",
        defaultValue = "1",
        description = "Of the latents; the same seed gives the same images (default: 1).")
    private long seed;

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
    private Path folder;
  }

  @Override
  public void run() {
    Checks.atLeast("--count", samples.count, 1);
    machine.check();
    RunFolder from = RunFolder.open(run);
    RunConfig config = from.readConfig();
    Path folder =
        samples.folder == null
            ? OutputFolder.firstFresh(run.resolve(DEFAULT_FOLDER))
            : samples.folder;
    OutputFolder.requireFresh(folder);
    machine.select();
    Generator generator =
        load(from, config, ModelNames.find(config.model()), machine.load().kernels());
    String files =
        samples.format.write(
            new Samples(generator, samples.count, samples.seed), config.data().shape(), folder);
    spec.commandLine().getOut().println(folder + ": " + files);
  }

  private static <C extends Record> Generator load(
      RunFolder from, RunConfig config, ModelFamily<C> family, Kernels kernels) {
    C network = config.network(family, from.config());
    Model model = family.create(network, config.training().seed(), kernels);
    if (!(model instanceof LatentModel latent)) {
      throw new InputException(
          from.path() + ": " + family.name() + " draws nothing from latents; see gan4j translate");
    }
    WeightsFile.load(from.weights(), latent.sampler().network());
    return latent.sampler();
  }
}

package org.gan4j.examples.cli;

import java.nio.file.Path;
import org.gan4j.evaluation.Evaluation;
import org.gan4j.evaluation.EvaluationSettings;
import org.gan4j.evaluation.Figure;
import org.gan4j.evaluation.TwoSets;
import org.gan4j.io.InputException;
import org.gan4j.io.Json;
import org.gan4j.models.extractor.CacheFolder;
import org.gan4j.models.extractor.Extractors;
import org.gan4j.run.Run;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gan4j evaluate}: how good samples are, in the figures that publications have. */
@Command(
    name = "evaluate",
    description =
        "Measure how good the samples of a run are, or those of any two folders of images.",
    customSynopsis = {
      "gan4j evaluate RUN [options]",
      "       gan4j evaluate --real PATH --fake PATH [options]"
    },
    parameterListHeading = "%n",
    optionListHeading = "%nGeneral%n",
    sortOptions = false,
    footerHeading = "%nExamples%n",
    footer = {
      "  gan4j evaluate runs/mnist",
      "  gan4j evaluate runs/cifar --metrics fid,kid,prdc --count 50000 --json",
      "  gan4j evaluate runs/cifar --extractor pt_inception-2015-12-05-6726825d.pth",
      "  gan4j evaluate --real photos --fake samples --resizing clean",
      "  gan4j evaluate --real cifar10.npz --fake samples --metrics fid"
    })
final class EvaluateCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "RUN",
      arity = "0..1",
      description = "The run directory that gan4j train wrote.")
  private @Nullable Path path;

  @Option(
      names = "--real",
      paramLabel = "PATH",
      description =
          "In place of RUN: a folder of images, .npy of images or features, .npz of mu and sigma.")
  private @Nullable Path real;

  @Option(
      names = "--fake",
      paramLabel = "PATH",
      description = "What is compared with --real, in the same forms.")
  private @Nullable Path fake;

  @Option(
      names = "--at",
      paramLabel = "STEP|best",
      description = "The checkpoint of that step, or the best that was measured.")
  private @Nullable String at;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Where the run's images lie now (default: where they were).")
  private @Nullable Path folder;

  @Option(names = "--json", description = "Print JSON: every figure with its protocol.")
  private boolean json;

  @ArgGroup(validate = false, heading = "%nFigures%n", order = 1)
  private EvaluationOptions options = new EvaluationOptions();

  @ArgGroup(validate = false, heading = "%nMachine%n", order = 9)
  private MachineOptions machine = new MachineOptions();

  @Mixin private HelpOption help;

  @Override
  public void run() {
    machine.check();
    Evaluation evaluation = path == null ? ofSets() : ofRun(path);
    spec.commandLine().getOut().println(json ? Json.toLine(evaluation) : evaluation.toString());
  }

  private Evaluation ofSets() {
    if (real == null || fake == null) {
      throw new ParameterException(
          spec.commandLine(), "RUN is missing, or --real and --fake together");
    }
    if (at != null || folder != null) {
      throw new InputException("--at, --data-dir: belong to a RUN; leave them out");
    }
    EvaluationSettings settings = options.resolve(Integer.MAX_VALUE);
    return new TwoSets(real, fake)
        .evaluate(
            settings,
            new Extractors(CacheFolder.standard(), machine.machine().loadKernels(), this::say));
  }

  private Evaluation ofRun(Path path) {
    if (real != null || fake != null) {
      throw new InputException("--real, --fake: compare two sets; leave out RUN or them");
    }
    EvaluationSettings settings = options.resolve(EvaluationSettings.USUAL_COUNT);
    Run opened = Run.open(path, machine.machine());
    Run chosen = at == null ? opened : opened.at(at);
    Run run = (folder == null ? chosen : chosen.dataIn(folder)).notices(this::say);
    Evaluation evaluation = run.evaluate(settings);
    remember(run, evaluation);
    return evaluation;
  }

  /** Keeps the best checkpoint that was measured so. */
  private void remember(Run run, Evaluation evaluation) {
    if (evaluation.figures().isEmpty()) {
      return;
    }
    Figure first = evaluation.figures().get(0);
    try {
      run.measured(first.kind(), first.cost());
    } catch (InputException e) {
      say("not remembered: " + e.getMessage());
    }
  }

  private void say(String line) {
    spec.commandLine().getErr().println("gan4j: " + line);
  }
}

package org.gan4j.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.gan4j.bench.cases.TrainingCase;
import org.gan4j.bench.compare.CaseResult;
import org.gan4j.bench.compare.Comparison;
import org.gan4j.bench.compare.Contender;
import org.gan4j.bench.compare.ResultRow;
import org.gan4j.bench.compare.UnavailableException;
import org.gan4j.bench.peers.Deeplearning4j;
import org.gan4j.bench.peers.Ours;
import org.gan4j.bench.peers.PyTorch;
import org.gan4j.bench.roofline.Roofline;
import org.gan4j.io.AtomicFiles;
import org.gan4j.io.Json;
import org.gan4j.kernel.KernelChoice;
import org.gan4j.kernel.Precision;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Times our steps and the peers' in turns. */
@Command(
    name = "compare",
    description =
        "Times our training steps and those of PyTorch and Deeplearning4j in turns, each in a"
            + " process of its own. A peer that isn't installed is named and left out.",
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {

  private static final Collector<CharSequence, ?, String> LINES =
      Collectors.joining("\n", "", "\n");

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "CASE",
      description = "The cases: ${COMPLETION-CANDIDATES}; all of them if none is named.",
      completionCandidates = CaseConverter.class)
  private List<String> names = List.of();

  @Option(
      names = "--python",
      paramLabel = "PYTHON",
      defaultValue = "python3",
      description = "The Python that has PyTorch. Default: ${DEFAULT-VALUE}.")
  private String python;

  @Option(
      names = "--precision",
      split = ",",
      paramLabel = "PRECISION",
      defaultValue = "float32",
      description = "float32, bf16 or both, with a comma. Default: ${DEFAULT-VALUE}.",
      converter = PrecisionConverter.class)
  private List<Precision> precisions;

  @Option(
      names = "--kernels",
      paramLabel = "KERNELS",
      defaultValue = "onednn",
      description = "Ours: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private KernelChoice kernels;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "7",
      description = "How often everyone takes a turn. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      defaultValue = "8",
      description = "How long each runs before the first round. Default: ${DEFAULT-VALUE}.")
  private double warmUp;

  @Option(
      names = "--turn",
      paramLabel = "SECONDS",
      defaultValue = "2",
      description = "How long a turn takes, about. Default: ${DEFAULT-VALUE}.")
  private double turn;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads for everyone; each library's own choice if not given.")
  private @Nullable Integer threads;

  @Option(
      names = "--java-option",
      paramLabel = "OPTION",
      description = "A further option for our virtual machine; may be repeated.")
  private List<String> javaOptions = List.of();

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write the results to this file, one JSON object a line.")
  private @Nullable Path json;

  @Override
  public Integer call() {
    List<TrainingCase> cases =
        names.isEmpty()
            ? List.of(TrainingCase.values())
            : names.stream().map(TrainingCase::of).toList();
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Comparison comparison =
        new Comparison(
            new Comparison.Plan(rounds, warmUp, turn),
            message -> {
              err.println(message);
              err.flush();
            });
    List<String> rooflines = new ArrayList<>();
    List<ResultRow> rows = new ArrayList<>();
    int missing = 0;
    out.println(CaseResult.HEADER);
    for (TrainingCase one : cases) {
      for (Precision precision : precisions) {
        CaseResult result;
        try {
          result = run(comparison, one, precision);
        } catch (UnavailableException e) {
          err.println(
              one.label() + " " + PrecisionConverter.label(precision) + ": " + e.getMessage());
          missing++;
          continue;
        }
        result.table().forEach(out::println);
        out.flush();
        rows.addAll(result.rows());
        if (json != null) {
          // After every case, so that what was measured is there if the run is cut short.
          AtomicFiles.writeText(json, rows.stream().map(Json::toLine).collect(LINES));
        }
        rooflines.add(roofline(result).line());
      }
    }
    if (!rooflines.isEmpty()) {
      out.println();
      out.println(Roofline.HEADER);
      rooflines.forEach(out::println);
      out.flush();
    }
    return missing == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.USAGE;
  }

  private CaseResult run(Comparison comparison, TrainingCase one, Precision precision) {
    OptionalInt count = threads == null ? OptionalInt.empty() : OptionalInt.of(threads);
    List<Contender> peers =
        new ArrayList<>(PyTorch.contenders(python, one.label(), precision, count));
    if (precision == Precision.FLOAT32 && one == TrainingCase.DCGAN32) {
      peers.add(Deeplearning4j.contender(count));
    }
    return comparison.run(
        one.label(),
        PrecisionConverter.label(precision),
        Ours.contender(one, kernels, precision, count, javaOptions),
        peers);
  }

  private static Roofline roofline(CaseResult result) {
    return Roofline.of(
        result.caseName(), result.precision(), result.convolutions(), result.ours().ms().median());
  }
}

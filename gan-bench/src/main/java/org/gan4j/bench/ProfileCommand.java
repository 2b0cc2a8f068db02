package org.gan4j.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.gan4j.bench.cases.TimedStep;
import org.gan4j.bench.cases.TrainingCase;
import org.gan4j.bench.compare.Spread;
import org.gan4j.bench.profile.KernelProfile;
import org.gan4j.bench.profile.ProfileTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows where a step's time goes. */
@Command(
    name = "profile",
    description = "Times every kernel call of a case's steps, grouped by kernel and shapes.",
    mixinStandardHelpOptions = true)
final class ProfileCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "CASE",
      description = "The case: ${COMPLETION-CANDIDATES}.",
      converter = CaseConverter.class,
      completionCandidates = CaseConverter.class)
  private TrainingCase one;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "30",
      description = "Steps to time, after as many to warm up. Default: ${DEFAULT-VALUE}.")
  private int steps;

  @Mixin private KernelOptions kernels;

  @Override
  public Integer call() {
    KernelProfile profile = new KernelProfile(kernels.create());
    List<Double> times = new ArrayList<>();
    try (TimedStep step = one.open(profile.kernels())) {
      for (int i = 0; i < steps; i++) {
        step.run();
      }
      profile.clear();
      for (int i = 0; i < steps; i++) {
        long start = System.nanoTime();
        step.run();
        times.add((System.nanoTime() - start) / 1e6);
      }
    }
    double mean = times.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%s, median %.2f ms%n", one.label(), Spread.of(times).median());
    ProfileTable.lines(profile.entries(), steps, mean).forEach(out::println);
    out.flush();
    return 0;
  }
}

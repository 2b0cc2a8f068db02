package org.gan4j.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.gan4j.bench.cases.TimedStep;
import org.gan4j.bench.cases.TrainingCase;
import org.gan4j.bench.compare.ConvolutionWork;
import org.gan4j.bench.compare.StepServer;
import org.gan4j.bench.roofline.ConvolutionRate;
import org.gan4j.bench.roofline.StepWork;
import org.gan4j.kernel.Kernels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Our side of a comparison: runs steps on command. */
@Command(name = "serve", hidden = true, description = "Runs our steps on command.")
final class ServeCommand implements Callable<Integer> {

  @Parameters(paramLabel = "CASE", converter = CaseConverter.class)
  private TrainingCase one;

  @Mixin private KernelOptions options;

  @Override
  public Integer call() throws IOException {
    PrintStream answers = System.out;
    System.setOut(System.err);
    Kernels kernels;
    try {
      kernels = options.create();
    } catch (IllegalArgumentException | IllegalStateException e) {
      StepServer.missing(String.valueOf(e.getMessage()), answers);
      return 0;
    }
    try (TimedStep step = one.open(kernels)) {
      new StepServer(step, () -> convolutions(one, kernels))
          .serve(MavenVersion.of("org.gan4j", "gan-bench"), System.in, answers);
    }
    return 0;
  }

  private static ConvolutionWork convolutions(TrainingCase one, Kernels kernels) {
    StepWork work = StepWork.of(one, kernels);
    return new ConvolutionWork(
        work.flops() / 1e9, ConvolutionRate.measure(kernels, work.heaviest()));
  }
}

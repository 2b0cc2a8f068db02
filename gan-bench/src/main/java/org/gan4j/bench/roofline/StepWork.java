package org.gan4j.bench.roofline;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.DoubleAdder;
import org.gan4j.bench.cases.ConvCase;
import org.gan4j.bench.cases.TimedStep;
import org.gan4j.bench.cases.TrainingCase;
import org.gan4j.bench.profile.Flops;
import org.gan4j.bench.profile.ObservedKernels;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Kernels;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The convolutions of a training step, counted while it runs; everything else in these steps is
 * small beside them.
 *
 * @param flops their floating-point operations
 * @param heaviest the one of a single group with the most arithmetic, of the largest images where
 *     several have: the one that stands for the machine's rate
 */
public record StepWork(double flops, ConvCase heaviest) {

  /**
   * Runs a step of a case once, on networks of its own.
   *
   * @param one the case
   * @param kernels what computes
   * @return what the step called
   */
  public static StepWork of(TrainingCase one, Kernels kernels) {
    DoubleAdder flops = new DoubleAdder();
    Set<ConvCase> shapes = new LinkedHashSet<>();
    Kernels counting =
        ObservedKernels.of(
            kernels,
            (kernel, arguments, nanos) -> {
              ConvCase shape = convolution(kernel, arguments);
              if (shape != null) {
                flops.add(Flops.of(kernel, arguments));
                if (ofOneGroup(arguments)) {
                  shapes.add(shape);
                }
              }
            });
    try (TimedStep step = one.open(counting)) {
      step.run();
    }
    ConvCase heaviest =
        shapes.stream()
            .max(Comparator.comparingDouble(ConvCase::flops).thenComparing(ConvCase::size))
            .orElseThrow(() -> new IllegalStateException(one.label() + ": no convolutions"));
    return new StepWork(flops.sum(), heaviest);
  }

  /** Whether every output sees every input; the shapes know no others. */
  private static boolean ofOneGroup(Object... arguments) {
    return Arrays.stream(arguments)
        .noneMatch(argument -> argument instanceof ConvGeometry g && g.groups() > 1);
  }

  /** The shape of a convolution in any of its three forms, null for another kernel. */
  private static @Nullable ConvCase convolution(String kernel, Object... arguments) {
    return switch (kernel) {
      case "conv2d" -> shape(arguments[0], arguments[1], arguments[4]);
      case "conv2dInputGrad" -> shape(arguments[3], arguments[1], arguments[2]);
      case "conv2dWeightGrad" -> shape(arguments[0], arguments[3], arguments[2]);
      default -> null;
    };
  }

  private static ConvCase shape(Object input, Object weight, Object geometry) {
    INDArray x = (INDArray) input;
    INDArray w = (INDArray) weight;
    ConvGeometry g = (ConvGeometry) geometry;
    return new ConvCase(
        (int) x.size(0),
        (int) x.size(1),
        (int) x.size(3),
        (int) w.size(3),
        (int) w.size(0),
        g.strideH(),
        g.padTop());
  }
}

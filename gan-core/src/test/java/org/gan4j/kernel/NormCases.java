package org.gan4j.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Cases of the normalizations. */
final class NormCases {

  private static final double EPS = 1e-5;

  private NormCases() {}

  static Stream<KernelCase> all() {
    List<KernelCase> cases = new ArrayList<>();
    thorough(cases, Norm.BATCH, 2, 3, 4, 5);
    thorough(cases, Norm.INSTANCE, 2, 3, 4, 5);
    for (long[] shape :
        new long[][] {{4, 5, 2, 1}, {1, 4, 4, 3}, {3, 1, 3, 3}, {4, 4, 5, 16}, {2, 3, 3, 33}}) {
      brief(cases, Norm.BATCH, shape);
      brief(cases, Norm.INSTANCE, shape);
    }
    for (long[] shape : new long[][] {{6, 5}, {6, 1}, {64, 17}, {3, 3}}) {
      brief(cases, Norm.BATCH, shape);
    }
    // One member a group: nothing but beta is left.
    forward(cases, Norm.INSTANCE, new long[] {3, 1, 1, 4}, true, true, Activation.IDENTITY);
    forward(cases, Norm.BATCH, new long[] {1, 5}, true, true, Activation.IDENTITY);
    for (long[] shape :
        new long[][] {{2, 3, 4, 5}, {1, 1, 1, 1}, {3, 2, 2, 16}, {2, 4, 4, 33}, {5, 128}, {7, 1}}) {
      pixelNorm(cases, shape);
    }
    deviation(cases, 4, 8, 2, 3, 5);
    deviation(cases, 2, 2, 1, 2, 3);
    deviation(cases, 3, 3, 4, 4, 17);
    deviation(cases, 4, 16, 4, 4, 32);
    deviation(cases, 1, 2, 2, 2, 3);
    deviation(cases, 2, 6, 5);
    return cases.stream();
  }

  private static void pixelNorm(List<KernelCase> cases, long... shape) {
    long pixels = Shapes.length(shape) / channels(shape);
    // With one channel nothing but the sign is left unless epsilon counts.
    double eps = channels(shape) == 1 ? 0.5 : 1e-8;
    cases.add(
        KernelCase.of("pixelNorm " + Arrays.toString(shape))
            .in(shape)
            .out(shape)
            .out(pixels)
            .inPlace(0)
            .call((k, in, out) -> k.normalizations().pixelNorm(in[0], eps, out[0], out[1])));
    cases.add(
        KernelCase.of("pixelNormGrad " + Arrays.toString(shape))
            .in(shape)
            .in(pixels)
            .in(shape)
            .prepare(
                in ->
                    new ReferenceKernels()
                        .normalizations()
                        .pixelNorm(in[0], eps, in[0].dup('c'), in[1]))
            .out(shape)
            .inPlace(2)
            .call(
                (k, in, out) ->
                    k.normalizations().pixelNormGrad(in[0], in[1], eps, in[2], out[0])));
  }

  private static void deviation(List<KernelCase> cases, int group, long... shape) {
    String what = group + " " + Arrays.toString(shape);
    long groups = shape[0] / group;
    // Of two samples the second gradient is what eps leaves of a difference.
    double eps = group == 2 ? 1e-3 : 1e-8;
    cases.add(
        KernelCase.of("groupDeviation " + what)
            .in(shape)
            .out(groups)
            .call((k, in, out) -> k.normalizations().groupDeviation(group, eps, in[0], out[0])));
    cases.add(
        KernelCase.of("groupDeviationGrad " + what)
            .in(shape)
            .in(groups)
            .out(shape)
            .call(
                (k, in, out) ->
                    k.normalizations().groupDeviationGrad(group, eps, in[0], in[1], out[0])));
    cases.add(
        KernelCase.of("groupDeviationGradGrad " + what)
            .in(shape)
            .in(groups)
            .in(shape)
            .out(shape)
            .out(groups)
            .call(
                (k, in, out) ->
                    k.normalizations()
                        .groupDeviationGradGrad(group, eps, in[0], in[1], in[2], out[0], out[1])));
  }

  /** Every activation, every combination of what may be null. */
  private static void thorough(List<KernelCase> cases, Norm norm, long... shape) {
    for (Activation f :
        List.of(
            Activation.IDENTITY,
            Activation.RELU,
            Activation.leakyRelu(0.2),
            Activation.TANH,
            Activation.SIGMOID)) {
      forward(cases, norm, shape, true, true, f);
    }
    forward(cases, norm, shape, false, false, Activation.IDENTITY);
    forward(cases, norm, shape, true, false, Activation.IDENTITY);
    forward(cases, norm, shape, false, true, Activation.RELU);
    for (int wanted = 0; wanted < 4; wanted++) {
      backward(cases, norm, shape, true, (wanted & 1) == 1, wanted >= 2);
      backward(cases, norm, shape, false, (wanted & 1) == 1, wanted >= 2);
    }
  }

  private static void brief(List<KernelCase> cases, Norm norm, long... shape) {
    forward(cases, norm, shape, true, true, Activation.leakyRelu(0.2));
    forward(cases, norm, shape, false, false, Activation.IDENTITY);
    backward(cases, norm, shape, true, true, true);
    backward(cases, norm, shape, false, false, false);
  }

  private static long channels(long... shape) {
    return shape[shape.length - 1];
  }

  private static long[] statistics(Norm norm, long[] shape) {
    return switch (norm) {
      case BATCH -> new long[] {channels(shape)};
      case INSTANCE -> new long[] {shape[0], channels(shape)};
    };
  }

  /** A mean that isn't 0, so that a variance as E[x^2] - E[x]^2 shows its rounding. */
  private static void shift(INDArray x) {
    new ReferenceKernels().elementWise().affine(x, 0.7, 3, x);
  }

  private static void forward(
      List<KernelCase> cases, Norm norm, long[] shape, boolean gamma, boolean beta, Activation f) {
    String what = norm + " " + Arrays.toString(shape) + " " + f.kind();
    cases.add(
        KernelCase.of("normalize " + what + (gamma ? " gamma" : "") + (beta ? " beta" : ""))
            .in(shape)
            .in(channels(shape))
            .in(channels(shape))
            .prepare(in -> shift(in[0]))
            .out(shape)
            .out(statistics(norm, shape))
            .out(statistics(norm, shape))
            .call(
                (k, in, out) ->
                    k.normalizations()
                        .normalize(
                            new NormSettings(norm, EPS, f),
                            in[0],
                            gamma ? in[1] : null,
                            beta ? in[2] : null,
                            out[0],
                            new Moments(out[1], out[2]))));
  }

  private static void backward(
      List<KernelCase> cases,
      Norm norm,
      long[] shape,
      boolean gamma,
      boolean wantGamma,
      boolean wantBeta) {
    String what = norm + " " + Arrays.toString(shape) + (gamma ? " gamma" : "");
    KernelCase c =
        KernelCase.of(
                "normalizeGrad " + what + (wantGamma ? " ggamma" : "") + (wantBeta ? " gbeta" : ""))
            .in(shape)
            .in(channels(shape))
            .in(statistics(norm, shape))
            .in(statistics(norm, shape))
            .in(shape)
            .prepare(in -> statistics(norm, in))
            .out(shape)
            .inPlace(4);
    double eps = epsilon(norm, shape);
    if (wantGamma) {
      c.out(channels(shape));
    }
    if (wantBeta) {
      c.out(channels(shape));
    }
    cases.add(
        c.call(
            (k, in, out) ->
                k.normalizations()
                    .normalizeGrad(
                        new NormSettings(norm, eps, Activation.IDENTITY),
                        in[0],
                        gamma ? in[1] : null,
                        new Moments(in[2], in[3]),
                        in[4],
                        new NormGradients(
                            out[0],
                            wantGamma ? out[1] : null,
                            wantBeta ? out[out.length - 1] : null))));
  }

  /**
   * Of two numbers the gradient is a difference of nearly equal terms, in float32 mere rounding,
   * unless epsilon is of the size of the variance.
   */
  private static double epsilon(Norm norm, long[] shape) {
    long samples = Shapes.length(shape) / Shapes.length(statistics(norm, shape));
    return samples == 2 ? 0.5 : EPS;
  }

  /** Shifts x and writes its mean and variance. */
  private static void statistics(Norm norm, INDArray[] in) {
    shift(in[0]);
    new ReferenceKernels()
        .normalizations()
        .normalize(
            new NormSettings(norm, EPS, Activation.IDENTITY),
            in[0],
            null,
            null,
            in[0].dup('c'),
            new Moments(in[2], in[3]));
  }
}

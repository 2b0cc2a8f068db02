package org.gan4j.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Cases of the normalisations. */
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
    return cases.stream();
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
    new ReferenceKernels().affine(x, 0.7, 3, x);
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
                    k.normalize(
                        norm,
                        in[0],
                        gamma ? in[1] : null,
                        beta ? in[2] : null,
                        EPS,
                        f,
                        out[0],
                        out[1],
                        out[2])));
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
                k.normalizeGrad(
                    norm,
                    in[0],
                    gamma ? in[1] : null,
                    in[2],
                    in[3],
                    eps,
                    in[4],
                    out[0],
                    wantGamma ? out[1] : null,
                    wantBeta ? out[out.length - 1] : null)));
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
        .normalize(norm, in[0], null, null, EPS, Activation.IDENTITY, in[0].dup('c'), in[2], in[3]);
  }
}

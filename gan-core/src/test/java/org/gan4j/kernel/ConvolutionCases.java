package org.gan4j.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Cases of the three convolution forms. */
final class ConvolutionCases {

  private record Sizes(
      long n, long h, long w, long i, long o, long kh, long kw, ConvGeometry geometry) {}

  private static final List<Sizes> SIZES =
      List.of(
          // As in DCGAN: 4x4/2.
          new Sizes(2, 8, 8, 3, 5, 4, 4, ConvGeometry.of(2, 1)),
          new Sizes(2, 8, 8, 16, 32, 4, 4, ConvGeometry.of(2, 1)),
          new Sizes(3, 14, 14, 1, 8, 4, 4, ConvGeometry.of(2, 1)),
          new Sizes(3, 14, 14, 8, 1, 4, 4, ConvGeometry.of(2, 1)),
          // Its last and first layers: the kernel covers the image.
          new Sizes(4, 4, 4, 8, 1, 4, 4, ConvGeometry.of(1, 0)),
          new Sizes(4, 7, 7, 6, 16, 7, 7, ConvGeometry.of(1, 0)),
          // 3x3 and 1x1.
          new Sizes(2, 5, 5, 4, 4, 3, 3, ConvGeometry.of(1, 1)),
          new Sizes(2, 5, 5, 4, 6, 1, 1, ConvGeometry.of(1, 0)),
          new Sizes(2, 6, 6, 4, 6, 1, 1, ConvGeometry.of(2, 0)),
          new Sizes(2, 5, 5, 4, 6, 1, 1, ConvGeometry.of(1, 1)),
          new Sizes(1, 6, 6, 3, 3, 7, 7, ConvGeometry.of(1, 3)),
          // One pixel, one channel, one image.
          new Sizes(1, 1, 1, 1, 1, 1, 1, ConvGeometry.of(1, 0)),
          new Sizes(5, 1, 1, 7, 3, 1, 1, ConvGeometry.of(1, 0)),
          new Sizes(2, 1, 1, 3, 2, 3, 3, ConvGeometry.of(1, 1)),
          new Sizes(1, 5, 5, 1, 1, 3, 3, ConvGeometry.of(1, 1)),
          new Sizes(3, 6, 6, 1, 1, 4, 4, ConvGeometry.of(2, 1)),
          // Kernel larger than stride, smaller than stride, not square.
          new Sizes(2, 9, 9, 2, 3, 5, 5, ConvGeometry.of(2, 2)),
          new Sizes(2, 9, 9, 2, 3, 5, 5, ConvGeometry.of(3, 2)),
          new Sizes(2, 9, 9, 2, 3, 2, 2, ConvGeometry.of(3, 0)),
          new Sizes(2, 7, 10, 3, 4, 3, 5, new ConvGeometry(1, 2, 1, 1, 2, 2)),
          new Sizes(2, 10, 7, 3, 4, 2, 3, new ConvGeometry(2, 1, 0, 0, 1, 1)),
          new Sizes(1, 5, 9, 2, 2, 1, 3, new ConvGeometry(1, 1, 0, 0, 1, 1)),
          // Padding on one side, unequal, as large as the kernel.
          new Sizes(2, 6, 6, 3, 4, 3, 3, new ConvGeometry(2, 2, 0, 1, 0, 1)),
          new Sizes(2, 6, 6, 3, 4, 3, 3, new ConvGeometry(1, 1, 2, 0, 0, 2)),
          new Sizes(2, 5, 6, 3, 4, 4, 4, new ConvGeometry(2, 2, 3, 1, 0, 2)),
          new Sizes(1, 4, 4, 2, 2, 2, 2, ConvGeometry.of(1, 2)),
          new Sizes(1, 2, 2, 2, 3, 3, 3, ConvGeometry.of(1, 4)),
          // Fewer elements in a window than outputs.
          new Sizes(2, 8, 6, 1, 20, 4, 4, ConvGeometry.of(2, 1)),
          new Sizes(2, 9, 8, 2, 19, 3, 3, new ConvGeometry(1, 2, 1, 0, 2, 0)),
          new Sizes(2, 9, 9, 1, 5, 2, 2, ConvGeometry.of(3, 0)),
          // Rows and columns left over.
          new Sizes(2, 8, 8, 3, 4, 3, 3, ConvGeometry.of(2, 0)),
          new Sizes(2, 7, 9, 3, 4, 4, 4, ConvGeometry.of(2, 1)),
          new Sizes(2, 11, 10, 2, 3, 3, 3, ConvGeometry.of(4, 0)),
          new Sizes(1, 9, 8, 2, 3, 2, 2, new ConvGeometry(5, 4, 1, 0, 0, 1)),
          // Groups: as in R3GAN, of 8 and 16 channels; of few and unequal ones; one channel each.
          new Sizes(2, 6, 6, 48, 48, 3, 3, ConvGeometry.of(1, 1).groups(6)),
          new Sizes(2, 5, 5, 32, 32, 3, 3, ConvGeometry.of(1, 1).groups(2)),
          new Sizes(2, 5, 5, 6, 4, 3, 3, ConvGeometry.of(1, 1).groups(2)),
          new Sizes(2, 7, 6, 6, 9, 2, 3, new ConvGeometry(2, 1, 1, 0, 0, 2).groups(3)),
          new Sizes(3, 4, 4, 8, 4, 1, 1, ConvGeometry.of(1, 0).groups(4)),
          new Sizes(3, 4, 4, 24, 24, 4, 4, ConvGeometry.of(1, 0).groups(24)),
          new Sizes(3, 6, 5, 5, 5, 3, 3, ConvGeometry.of(2, 1).groups(5)),
          new Sizes(2, 9, 9, 4, 8, 5, 5, ConvGeometry.of(3, 2).groups(4)),
          new Sizes(2, 9, 9, 4, 2, 2, 2, ConvGeometry.of(3, 0).groups(2)));

  private ConvolutionCases() {}

  static Stream<KernelCase> all() {
    List<KernelCase> cases = new ArrayList<>();
    SIZES.forEach(s -> forms(cases, s));
    activations(cases, SIZES.get(0));
    activations(cases, new Sizes(2, 5, 5, 6, 4, 3, 3, ConvGeometry.of(1, 1).groups(2)));
    return cases.stream();
  }

  private static void activations(List<KernelCase> cases, Sizes s) {
    for (Activation f :
        List.of(Activation.RELU, Activation.leakyRelu(0.2), Activation.TANH, Activation.SIGMOID)) {
      forward(cases, s, true, f);
      forward(cases, s, false, f);
    }
  }

  private static long[] x(Sizes s) {
    return new long[] {s.n, s.h, s.w, s.i};
  }

  private static long[] w(Sizes s) {
    return new long[] {s.kh, s.kw, s.i / s.geometry.groups(), s.o};
  }

  private static long[] y(Sizes s) {
    return new long[] {s.n, s.geometry.outHeight(s.h, s.kh), s.geometry.outWidth(s.w, s.kw), s.o};
  }

  private static void forms(List<KernelCase> cases, Sizes s) {
    forward(cases, s, true, Activation.IDENTITY);
    forward(cases, s, false, Activation.IDENTITY);
    cases.add(
        KernelCase.of("conv2dInputGrad " + s)
            .in(y(s))
            .in(w(s))
            .out(x(s))
            .call(
                (k, in, out) ->
                    k.convolutions().conv2dInputGrad(in[0], in[1], s.geometry, out[0])));
    cases.add(
        KernelCase.of("conv2dWeightGrad " + s)
            .in(x(s))
            .in(y(s))
            .out(w(s))
            .call(
                (k, in, out) ->
                    k.convolutions().conv2dWeightGrad(in[0], in[1], s.geometry, out[0])));
  }

  private static void forward(List<KernelCase> cases, Sizes s, boolean bias, Activation f) {
    cases.add(
        KernelCase.of("conv2d " + s + (bias ? " bias " : " ") + f.kind())
            .in(x(s))
            .in(w(s))
            .in(s.o)
            .out(y(s))
            .call(
                (k, in, out) ->
                    k.convolutions()
                        .conv2d(in[0], in[1], bias ? in[2] : null, f, s.geometry, out[0])));
  }
}

package org.gan4j.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gan4j.kernel.KernelCase.Data;

/** Cases of reductions, softmax and matrix products. */
final class ReductionCases {

  private static final long[][] SHAPES = {
    {2, 3, 4, 5},
    {1, 3, 1, 5},
    {16, 5, 5, 3},
    {4, 2, 2, 1},
    {7, 5},
    {7, 1},
    {1, 5},
    {6},
    {1},
    {2, 3, 4},
    {2, 3, 2, 2, 3}
  };

  private ReductionCases() {}

  static Stream<KernelCase> all() {
    List<KernelCase> cases = new ArrayList<>();
    for (long[] shape : SHAPES) {
      for (int axes = 0; axes < 1 << shape.length; axes++) {
        reduce(cases, shape, axes);
      }
      softmax(cases, shape, Data.NORMAL);
      softmax(cases, shape, Data.WIDE);
    }
    cases.add(
        KernelCase.of("sum of 16384 rows")
            .data(Data.POSITIVE)
            .in(64, 16, 16, 8)
            .out(1, 1, 1, 8)
            .call((k, in, out) -> k.reductions().sum(in[0], out[0])));
    // Large enough to be summed in pieces.
    sumProduct(cases, new long[] {3, 30, 30, 80}, new long[] {3, 1, 1, 80});
    sumProduct(cases, new long[] {3, 30, 30, 80}, new long[] {1, 1, 1, 80});
    sumProduct(cases, new long[] {3, 30, 30, 80}, new long[] {3, 30, 30, 1});
    sumProduct(cases, new long[] {3, 30, 30, 80}, new long[] {1, 1, 1, 1});
    sumProduct(cases, new long[] {40, 8, 8, 40}, new long[] {40, 1, 1, 40});
    sumProduct(cases, new long[] {40, 8, 8, 40}, new long[] {1, 8, 8, 1});
    sumProduct(cases, new long[] {2, 300, 300, 1}, new long[] {2, 1, 1, 1});
    matmul(cases);
    return cases.stream();
  }

  private static void reduce(List<KernelCase> cases, long[] shape, int axes) {
    long[] result = shape.clone();
    for (int axis = 0; axis < shape.length; axis++) {
      if ((axes >> axis & 1) == 1) {
        result[axis] = 1;
      }
    }
    String what = Arrays.toString(shape) + " to " + Arrays.toString(result);
    cases.add(
        KernelCase.of("sum " + what)
            .in(shape)
            .out(result)
            .call((k, in, out) -> k.reductions().sum(in[0], out[0])));
    sumProduct(cases, shape, result);
    cases.add(
        KernelCase.of("max " + what)
            .in(shape)
            .prepare(
                in -> new ReferenceKernels().elementWise().scalar(BinaryOp.SUB, in[0], 5, in[0]))
            .out(result)
            .exact()
            .call((k, in, out) -> k.reductions().max(in[0], out[0])));
  }

  private static void sumProduct(List<KernelCase> cases, long[] shape, long[] result) {
    cases.add(
        KernelCase.of("sumProduct " + Arrays.toString(shape) + " to " + Arrays.toString(result))
            .data(Data.POSITIVE)
            .in(shape)
            .in(shape)
            .out(result)
            .call((k, in, out) -> k.reductions().sumProduct(in[0], in[1], out[0])));
  }

  private static void softmax(List<KernelCase> cases, long[] shape, Data data) {
    String what = data + " " + Arrays.toString(shape);
    cases.add(
        KernelCase.of("softmax " + what)
            .data(data)
            .in(shape)
            .out(shape)
            .inPlace(0)
            .call((k, in, out) -> k.reductions().softmax(in[0], out[0])));
    cases.add(
        KernelCase.of("logSoftmax " + what)
            .data(data)
            .in(shape)
            .out(shape)
            .inPlace(0)
            .call((k, in, out) -> k.reductions().logSoftmax(in[0], out[0])));
  }

  private static void matmul(List<KernelCase> cases) {
    long[][] sizes = {
      {3, 4, 5}, {1, 4, 5}, {3, 1, 5}, {3, 4, 1}, {1, 1, 1}, {1, 7, 1}, {33, 65, 17}
    };
    for (long[] mkn : sizes) {
      for (int transposes = 0; transposes < 4; transposes++) {
        boolean ta = (transposes & 1) == 1;
        boolean tb = transposes >= 2;
        long[] a = ta ? new long[] {mkn[1], mkn[0]} : new long[] {mkn[0], mkn[1]};
        long[] b = tb ? new long[] {mkn[2], mkn[1]} : new long[] {mkn[1], mkn[2]};
        String what = Arrays.toString(mkn) + (ta ? " aT" : "") + (tb ? " bT" : "");
        cases.add(
            KernelCase.of("matmul " + what)
                .in(a)
                .in(b)
                .out(mkn[0], mkn[2])
                .call((k, in, out) -> k.products().matmul(in[0], ta, in[1], tb, out[0])));
        for (long batch : new long[] {1, 3}) {
          cases.add(
              KernelCase.of("matmul batch of " + batch + " " + what)
                  .in(batch, a[0], a[1])
                  .in(batch, b[0], b[1])
                  .out(batch, mkn[0], mkn[2])
                  .call((k, in, out) -> k.products().matmul(in[0], ta, in[1], tb, out[0])));
        }
      }
    }
  }
}

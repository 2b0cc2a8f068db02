package org.gan4j.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gan4j.kernel.KernelCase.Data;

/** Cases of resizing and pooling. */
final class ResamplingCases {

  private ResamplingCases() {}

  static Stream<KernelCase> all() {
    List<KernelCase> cases = new ArrayList<>();
    for (long[] shape :
        new long[][] {{2, 3, 4, 5}, {1, 1, 1, 1}, {3, 2, 1, 3}, {1, 1, 5, 1}, {4, 4, 4, 16}}) {
      for (int factor : new int[] {1, 2, 3, 4}) {
        blocks(cases, factor, shape);
      }
    }
    long[][] sizes = {{1, 1}, {2, 2}, {3, 4}, {4, 4}, {7, 5}, {8, 8}, {9, 13}};
    for (long[] from : sizes) {
      for (long[] to : sizes) {
        resize(cases, 2, from, to, 3);
      }
    }
    resize(cases, 1, new long[] {4, 4}, new long[] {8, 8}, 1);
    resize(cases, 1, new long[] {28, 28}, new long[] {32, 32}, 1);
    for (Pool2d pool :
        List.of(
            Pool2d.of(1),
            Pool2d.of(2),
            Pool2d.of(3),
            new Pool2d(3, 1),
            new Pool2d(3, 2),
            new Pool2d(2, 3),
            new Pool2d(1, 2))) {
      for (long[] shape : new long[][] {{2, 6, 6, 4}, {1, 7, 5, 1}, {3, 3, 4, 3}}) {
        pool(cases, pool, shape);
      }
    }
    for (int[] f :
        new int[][] {
          {1, 1, 1, 1}, {1, 1, 2, 2}, {2, 1, 2, 1}, {1, 2, 1, 1}, {1, 2, 2, 2}, {2, 1, 0, 0},
          {2, 2, 1, 1}, {3, 1, 3, 2}, {1, 3, 0, 1}, {1, 1, -1, -1}, {1, 1, 5, 5}, {1, 1, 3, 0}
        }) {
      for (long[] shape : new long[][] {{2, 6, 7, 4}, {1, 5, 5, 1}, {3, 4, 4, 32}, {1, 4, 6, 3}}) {
        filter(cases, List.of(1.0, 3.0, 3.0, 1.0), f, shape);
        filter(cases, List.of(1.0, -2.0, 4.0), f, shape);
      }
    }
    filter(cases, List.of(1.0), new int[] {2, 1, 0, 0}, new long[] {1, 3, 3, 2});
    pool(cases, Pool2d.of(8), new long[] {2, 8, 8, 5});
    pool(cases, Pool2d.of(1), new long[] {2, 1, 1, 2});
    return cases.stream();
  }

  private static void blocks(List<KernelCase> cases, int factor, long[] small) {
    long[] large = {small[0], small[1] * factor, small[2] * factor, small[3]};
    String what = factor + " " + Arrays.toString(small);
    cases.add(
        KernelCase.of("upsampleNearest " + what)
            .in(small)
            .out(large)
            .exact()
            .call((k, in, out) -> k.resampling().upsampleNearest(factor, in[0], out[0])));
    cases.add(
        KernelCase.of("sumBlocks " + what)
            .in(large)
            .out(small)
            .call((k, in, out) -> k.resampling().sumBlocks(factor, in[0], out[0])));
  }

  private static void resize(List<KernelCase> cases, long n, long[] from, long[] to, long c) {
    long[] x = {n, from[0], from[1], c};
    long[] y = {n, to[0], to[1], c};
    String what = Arrays.toString(x) + " to " + Arrays.toString(y);
    cases.add(
        KernelCase.of("resizeBilinear " + what)
            .in(x)
            .out(y)
            .call((k, in, out) -> k.resampling().resizeBilinear(in[0], out[0])));
    cases.add(
        KernelCase.of("resizeBilinearGrad " + what)
            .in(y)
            .out(x)
            .call((k, in, out) -> k.resampling().resizeBilinearGrad(in[0], out[0])));
  }

  /** With up, down, padding before and after. */
  private static void filter(List<KernelCase> cases, List<Double> taps, int[] f, long[] x) {
    UpFirDown filter = UpFirDown.of(taps, 1, f[0], f[1], f[2]);
    long[] y = {x[0], filter.out(x[1], f[3]), filter.out(x[2], f[3]), x[3]};
    if (y[1] < 1 || y[2] < 1) {
      return;
    }
    String what = Arrays.toString(x) + " " + taps + " " + Arrays.toString(f);
    cases.add(
        KernelCase.of("upfirdn2d " + what)
            .in(x)
            .out(y)
            .call((k, in, out) -> k.resampling().upfirdn2d(filter, in[0], out[0])));
    cases.add(
        KernelCase.of("upfirdn2d's adjoint " + what)
            .in(y)
            .out(x)
            .call((k, in, out) -> k.resampling().upfirdn2d(filter.adjoint(), in[0], out[0])));
  }

  private static void pool(List<KernelCase> cases, Pool2d pool, long[] x) {
    long[] y = {x[0], pool.out(x[1]), pool.out(x[2]), x[3]};
    String what = pool + " " + Arrays.toString(x);
    cases.add(
        KernelCase.of("avgPool " + what)
            .in(x)
            .out(y)
            .call((k, in, out) -> k.pooling().avgPool(pool, in[0], out[0])));
    cases.add(
        KernelCase.of("avgPoolGrad " + what)
            .in(y)
            .out(x)
            .call((k, in, out) -> k.pooling().avgPoolGrad(pool, in[0], out[0])));
    // With ties too, which the first in row order wins.
    for (Data data : new Data[] {Data.NORMAL, Data.INTEGERS}) {
      cases.add(
          KernelCase.of("maxPool " + data + " " + what)
              .data(data)
              .in(x)
              .prepare(
                  in -> new ReferenceKernels().elementWise().scalar(BinaryOp.SUB, in[0], 5, in[0]))
              .out(y)
              .exact()
              .call((k, in, out) -> k.pooling().maxPool(pool, in[0], out[0])));
      cases.add(
          KernelCase.of("maxPoolGrad " + data + " " + what)
              .data(data)
              .in(x)
              .in(y)
              .out(x)
              .call((k, in, out) -> k.pooling().maxPoolGrad(pool, in[0], in[1], out[0])));
      cases.add(
          KernelCase.of("maxPoolSelect " + data + " " + what)
              .data(data)
              .in(x)
              .data(Data.NORMAL)
              .in(x)
              .out(y)
              .exact()
              .call((k, in, out) -> k.pooling().maxPoolSelect(pool, in[0], in[1], out[0])));
    }
  }
}

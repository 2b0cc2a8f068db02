package org.gan4j.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gan4j.kernel.KernelCase.Data;

/** Cases of permutation, slices, borders and rows of tables: exact, apart from sums. */
final class MovementCases {

  private MovementCases() {}

  static Stream<KernelCase> all() {
    List<KernelCase> cases = new ArrayList<>();
    permutations(cases);
    slices(cases);
    pads(cases);
    rows(cases);
    return cases.stream();
  }

  private static void permutations(List<KernelCase> cases) {
    for (long[] shape :
        new long[][] {
          {2, 3, 4, 5}, {1, 3, 1, 5}, {2, 4, 4, 1}, {2, 3, 4}, {4, 3}, {1, 3}, {6}, {2, 3, 2, 1, 4}
        }) {
      permutations(cases, shape, new int[0]);
    }
  }

  /** Every order of the axes that begins so. */
  private static void permutations(List<KernelCase> cases, long[] shape, int[] begun) {
    if (begun.length == shape.length) {
      long[] result = Arrays.stream(begun).mapToLong(axis -> shape[axis]).toArray();
      cases.add(
          KernelCase.of("permute " + Arrays.toString(shape) + " " + Arrays.toString(begun))
              .in(shape)
              .out(result)
              .exact()
              .call((k, in, out) -> k.movement().permute(in[0], begun, out[0])));
      return;
    }
    for (int axis = 0; axis < shape.length; axis++) {
      int next = axis;
      if (Arrays.stream(begun).noneMatch(used -> used == next)) {
        int[] longer = Arrays.copyOf(begun, begun.length + 1);
        longer[begun.length] = axis;
        permutations(cases, shape, longer);
      }
    }
  }

  private static long[] of(long... extents) {
    return extents;
  }

  private static void slices(List<KernelCase> cases) {
    slice(cases, of(4, 6, 7, 5), of(0, 0, 0, 0), of(1, 1, 1, 1), of(4, 6, 7, 5));
    slice(cases, of(4, 6, 7, 5), of(1, 2, 0, 0), of(1, 1, 1, 1), of(2, 3, 7, 5));
    slice(cases, of(4, 6, 7, 5), of(0, 0, 0, 2), of(1, 1, 1, 1), of(4, 6, 7, 3));
    slice(cases, of(4, 6, 7, 5), of(0, 0, 0, 4), of(1, 1, 1, 1), of(4, 6, 7, 1));
    slice(cases, of(4, 6, 7, 5), of(0, 0, 0, 0), of(1, 2, 2, 1), of(4, 3, 4, 5));
    slice(cases, of(4, 6, 7, 5), of(1, 1, 1, 1), of(2, 2, 3, 2), of(2, 3, 2, 2));
    slice(cases, of(4, 6, 7, 5), of(3, 5, 6, 4), of(1, 1, 1, 1), of(1, 1, 1, 1));
    slice(cases, of(4, 6, 7, 5), of(3, 5, 6, 4), of(9, 9, 9, 9), of(1, 1, 1, 1));
    slice(cases, of(4, 1, 1, 1), of(1, 0, 0, 0), of(2, 1, 1, 1), of(2, 1, 1, 1));
    slice(cases, of(1, 4, 4, 1), of(0, 1, 1, 0), of(1, 2, 2, 1), of(1, 2, 2, 1));
    slice(cases, of(6, 5), of(2, 0), of(1, 1), of(3, 5));
    slice(cases, of(6, 5), of(0, 1), of(1, 1), of(6, 2));
    slice(cases, of(6, 5), of(0, 3), of(1, 1), of(6, 1));
    slice(cases, of(6, 5), of(4, 0), of(1, 1), of(1, 5));
    slice(cases, of(6, 5), of(1, 0), of(2, 2), of(3, 3));
    slice(cases, of(9), of(2), of(1), of(5));
    slice(cases, of(9), of(0), of(2), of(5));
    slice(cases, of(9), of(8), of(1), of(1));
    slice(cases, of(1), of(0), of(1), of(1));
    slice(cases, of(3, 4, 5), of(1, 0, 2), of(1, 1, 1), of(2, 4, 3));
    slice(cases, of(2, 3, 4, 3, 2), of(0, 1, 0, 1, 0), of(1, 1, 2, 1, 1), of(2, 2, 2, 2, 2));
  }

  private static void slice(
      List<KernelCase> cases, long[] large, long[] begin, long[] step, long[] small) {
    String what =
        Arrays.toString(large)
            + " at "
            + Arrays.toString(begin)
            + " step "
            + Arrays.toString(step)
            + " "
            + Arrays.toString(small);
    cases.add(
        KernelCase.of("slice " + what)
            .in(large)
            .out(small)
            .exact()
            .call((k, in, out) -> k.movement().slice(in[0], begin, step, out[0])));
    cases.add(
        KernelCase.of("place " + what)
            .in(small)
            .inOut(large)
            .exact()
            .call((k, in, out) -> k.movement().place(in[0], begin, step, out[0])));
  }

  private static void pads(List<KernelCase> cases) {
    for (PadMode mode : PadMode.values()) {
      for (Pad pad :
          List.of(
              Pad.of(0),
              Pad.of(1),
              Pad.of(3),
              new Pad(1, 0, 0, 2),
              new Pad(0, 2, 1, 0),
              new Pad(3, 1, 2, 3),
              new Pad(0, 0, 1, 1),
              new Pad(2, 2, 0, 0))) {
        pad(cases, mode, pad, of(2, 4, 5, 3));
        pad(cases, mode, pad, of(1, 5, 4, 1));
      }
      pad(cases, mode, Pad.of(1), of(2, 2, 2, 3));
      pad(cases, mode, Pad.of(0), of(2, 1, 1, 3));
    }
    pad(cases, PadMode.ZERO, Pad.of(2), of(1, 1, 1, 1));
    pad(cases, PadMode.ZERO, Pad.of(7), of(2, 3, 2, 2));
    pad(cases, PadMode.REFLECT, new Pad(0, 0, 3, 3), of(2, 1, 4, 2));
  }

  private static void pad(List<KernelCase> cases, PadMode mode, Pad pad, long[] shape) {
    long[] padded = {
      shape[0], shape[1] + pad.top() + pad.bottom(), shape[2] + pad.left() + pad.right(), shape[3]
    };
    String what = mode + " " + pad + " of " + Arrays.toString(shape);
    cases.add(
        KernelCase.of("pad " + what)
            .in(shape)
            .out(padded)
            .exact()
            .call((k, in, out) -> k.movement().pad(mode, pad, in[0], out[0])));
    cases.add(
        KernelCase.of("padGrad " + what)
            .in(padded)
            .out(shape)
            .call((k, in, out) -> k.movement().padGrad(mode, pad, in[0], out[0])));
  }

  private static void rows(List<KernelCase> cases) {
    rows(cases, 10, 6, 3, 1, 4, 1, 5, 9, 2, 6, 5);
    rows(cases, 10, 1, 0, 9, 9, 9);
    rows(cases, 1, 4, 0, 0);
    rows(cases, 1, 1, 0);
    rows(cases, 5, 3, 4);
  }

  private static void rows(List<KernelCase> cases, long entries, long width, int... indices) {
    String what = "[" + entries + ", " + width + "] " + Arrays.toString(indices);
    cases.add(
        KernelCase.of("gather " + what)
            .in(entries, width)
            .out(indices.length, width)
            .exact()
            .call((k, in, out) -> k.movement().gather(in[0], indices, out[0])));
    cases.add(
        KernelCase.of("scatterAdd " + what)
            .data(Data.INTEGERS)
            .in(indices.length, width)
            .out(entries, width)
            .exact()
            .call((k, in, out) -> k.movement().scatterAdd(in[0], indices, out[0])));
  }
}

package org.gan4j.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.gan4j.kernel.KernelCase.Data;

/** Cases of the element-wise functions. */
final class ElementWiseCases {

  private static final long[][] SHAPES = {
    {2, 3, 5, 4}, {1, 1, 1, 1}, {3, 1, 2, 1}, {16, 5, 5, 3}, {17}, {5, 3}, {1}, {}, {2, 1, 3, 2, 2}
  };

  private static final List<Activation> ACTIVATIONS =
      List.of(
          Activation.IDENTITY,
          Activation.RELU,
          Activation.leakyRelu(0.2),
          Activation.leakyRelu(0),
          Activation.TANH,
          Activation.SIGMOID);

  /** Shapes of a, b and their result. */
  private static final long[][][] BROADCASTS = {
    {{2, 3, 4, 5}, {2, 3, 4, 5}},
    {{2, 3, 4, 5}, {5}},
    {{2, 3, 4, 5}, {1, 1, 1, 5}},
    {{2, 3, 4, 5}, {2, 1, 1, 1}},
    {{2, 3, 4, 5}, {2, 1, 1, 5}},
    {{2, 3, 4, 5}, {2, 3, 4, 1}},
    {{2, 3, 4, 5}, {1, 3, 4, 1}},
    {{2, 3, 4, 5}, {1, 3, 1, 5}},
    {{2, 3, 4, 5}, {2, 1, 4, 1}},
    {{2, 3, 4, 5}, {3, 4, 5}},
    {{2, 3, 4, 5}, {4, 5}},
    {{2, 3, 4, 5}, {4, 1}},
    {{2, 3, 4, 5}, {3, 1, 1}},
    {{2, 3, 4, 5}, {1}},
    {{2, 3, 4, 5}, {}},
    {{2, 3, 4, 5}, {1, 1, 1, 1}},
    {{5}, {2, 3, 4, 5}},
    {{1}, {2, 3, 4, 5}},
    {{2, 1, 1, 5}, {2, 3, 4, 5}},
    {{2, 1, 4, 1}, {1, 3, 1, 5}},
    {{2, 3, 1, 1}, {1, 1, 4, 5}},
    {{2, 1}, {1, 3}},
    {{2, 1}, {3}},
    {{7, 3}, {3}},
    {{7, 3}, {7, 1}},
    {{7, 3}, {1, 3}},
    {{7, 1}, {7, 1}},
    {{7, 1}, {1}},
    {{7, 1}, {1, 1}},
    {{1, 1}, {1}},
    {{1}, {1}},
    {{}, {}},
    {{1}, {}},
    {{6}, {1}},
    {{6}, {6}},
    {{1, 6}, {6}},
    {{1, 1, 6}, {1, 6}},
    {{2, 3, 4}, {3, 1}},
    {{2, 3, 4}, {2, 1, 4}},
    {{2, 3, 2, 2, 3}, {3}},
    {{2, 3, 2, 2, 3}, {2, 3, 1, 1, 3}},
    {{2, 3, 2, 2, 3}, {1, 3, 1, 2, 1}},
    {{2, 3, 2, 2, 3}, {2, 1, 2, 1, 3}},
    {{1, 3, 1, 2, 1}, {2, 1, 2, 1, 3}},
    {{4, 1, 1, 1}, {4, 1, 1, 3}},
    {{1, 2, 2, 1}, {3, 2, 2, 1}},
    {{3, 16, 16, 24}, {3, 1, 1, 24}},
    {{3, 1, 1, 24}, {3, 16, 16, 24}},
  };

  /** The ops that go through every pattern; the others through every fourth. */
  private static final Set<BinaryOp> THOROUGH =
      EnumSet.of(BinaryOp.SUB, BinaryOp.MUL, BinaryOp.MAX, BinaryOp.GREATER);

  private ElementWiseCases() {}

  static Stream<KernelCase> all() {
    List<KernelCase> cases = new ArrayList<>();
    unary(cases);
    binary(cases);
    scalar(cases);
    activations(cases);
    scaleShift(cases);
    others(cases);
    return cases.stream();
  }

  private static void scaleShift(List<KernelCase> cases) {
    for (long[] shape : new long[][] {{2, 3, 4, 5}, {1, 1, 1, 1}, {3, 8, 8, 32}, {2, 1, 5, 3}}) {
      for (long samples : new long[] {1, shape[0]}) {
        for (Activation activation : ACTIVATIONS) {
          cases.add(
              KernelCase.of(
                      "scaleShift " + activation + " " + Arrays.toString(shape) + " " + samples)
                  .in(shape)
                  .in(shape[0], 1, 1, shape[3])
                  .in(samples, shape[1], shape[2], 1)
                  .in(shape[3])
                  .out(shape)
                  .inPlace(0)
                  .call(
                      (k, in, out) ->
                          k.elementWise()
                              .scaleShift(
                                  in[0], new ScaleShift(in[1], in[2], in[3], activation), out[0])));
        }
      }
    }
  }

  private static boolean needsPositive(UnaryOp op) {
    return switch (op) {
      case LOG, SQRT, RSQRT, RECIPROCAL -> true;
      default -> false;
    };
  }

  private static void unary(List<KernelCase> cases) {
    for (UnaryOp op : UnaryOp.values()) {
      for (long[] shape : SHAPES) {
        cases.add(
            KernelCase.of("unary " + op + " " + Arrays.toString(shape))
                .data(needsPositive(op) ? Data.POSITIVE : Data.NORMAL)
                .in(shape)
                .out(shape)
                .inPlace(0)
                .call((k, in, out) -> k.elementWise().unary(op, in[0], out[0])));
      }
    }
    for (UnaryOp op : new UnaryOp[] {UnaryOp.SIGN, UnaryOp.ABS}) {
      cases.add(
          KernelCase.of("unary " + op + " of whole numbers")
              .data(Data.INTEGERS)
              .in(4, 9)
              .out(4, 9)
              .inPlace(0)
              .exact()
              .call((k, in, out) -> k.elementWise().unary(op, in[0], out[0])));
    }
    for (UnaryOp op : new UnaryOp[] {UnaryOp.SIGMOID, UnaryOp.TANH, UnaryOp.SOFTPLUS}) {
      cases.add(
          KernelCase.of("unary " + op + " of large numbers")
              .data(Data.WIDE)
              .in(10, 11)
              .out(10, 11)
              .inPlace(0)
              .call((k, in, out) -> k.elementWise().unary(op, in[0], out[0])));
    }
    cases.add(
        KernelCase.of("unary SOFTPLUS without cancellation")
            .in(201)
            .prepare(in -> ramp(in[0], -20))
            .out(201)
            .elementWise()
            .call((k, in, out) -> k.elementWise().unary(UnaryOp.SOFTPLUS, in[0], out[0])));
    cases.add(
        KernelCase.of("unary SOFTPLUS without overflow")
            .in(201)
            .prepare(in -> ramp(in[0], 1000))
            .out(201)
            .elementWise()
            .call((k, in, out) -> k.elementWise().unary(UnaryOp.SOFTPLUS, in[0], out[0])));
  }

  /** From 0 to a value in equal steps. */
  private static void ramp(org.nd4j.linalg.api.ndarray.INDArray x, double last) {
    Dense.zerosLike(x).compute(i -> last * i[0] / (x.length() - 1)).writeTo(x);
  }

  private static void binary(List<KernelCase> cases) {
    for (BinaryOp op : BinaryOp.values()) {
      for (int pattern = 0; pattern < BROADCASTS.length; pattern++) {
        if (pattern % 4 != 0 && !THOROUGH.contains(op)) {
          continue;
        }
        long[][] shapes = BROADCASTS[pattern];
        long[] result = Shapes.broadcast(shapes[0], shapes[1]);
        Data data =
            switch (op) {
              case DIV, POW -> Data.POSITIVE;
              case GREATER, GREATER_EQUAL, EQUAL, MAX, MIN -> Data.INTEGERS;
              default -> Data.NORMAL;
            };
        KernelCase c =
            KernelCase.of("binary " + op + " " + Arrays.deepToString(shapes))
                .data(data)
                .in(shapes[0])
                .in(shapes[1])
                .out(result)
                .call((k, in, out) -> k.elementWise().binary(op, in[0], in[1], out[0]));
        for (int input = 0; input < 2; input++) {
          if (Arrays.equals(shapes[input], result)) {
            c.inPlace(input);
          }
        }
        cases.add(data == Data.INTEGERS ? c.exact() : c);
      }
      cases.add(
          KernelCase.of("binary " + op + " of an array with itself")
              .data(Data.POSITIVE)
              .in(3, 4)
              .out(3, 4)
              .inPlace(0)
              .call((k, in, out) -> k.elementWise().binary(op, in[0], in[0], out[0])));
    }
  }

  private static void scalar(List<KernelCase> cases) {
    for (BinaryOp op : BinaryOp.values()) {
      for (long[] shape : new long[][] {{2, 3, 5, 4}, {17}, {}}) {
        for (double b : new double[] {2, 3, -0.75, 0.5}) {
          Data data =
              switch (op) {
                case POW -> b >= 2 ? Data.NORMAL : Data.POSITIVE;
                case GREATER, GREATER_EQUAL, EQUAL -> Data.INTEGERS;
                default -> Data.NORMAL;
              };
          cases.add(
              KernelCase.of("scalar " + op + " " + Arrays.toString(shape) + " and " + b)
                  .data(data)
                  .in(shape)
                  .out(shape)
                  .inPlace(0)
                  .call((k, in, out) -> k.elementWise().scalar(op, in[0], b, out[0])));
        }
      }
    }
  }

  private static void activations(List<KernelCase> cases) {
    for (Activation f : ACTIVATIONS) {
      for (Data data : new Data[] {Data.NORMAL, Data.INTEGERS}) {
        for (long[] shape : new long[][] {{2, 3, 5, 4}, {1, 1, 1, 1}, {17}, {5, 1}, {}}) {
          String what = f.kind() + " " + f.slope() + " " + data + " " + Arrays.toString(shape);
          cases.add(
              KernelCase.of("activate " + what)
                  .data(data)
                  .in(shape)
                  .out(shape)
                  .inPlace(0)
                  .call((k, in, out) -> k.elementWise().activate(f, in[0], out[0])));
          cases.add(
              KernelCase.of("activateGrad " + what)
                  .data(data)
                  .in(shape)
                  .in(shape)
                  .prepare(in -> new ReferenceKernels().elementWise().activate(f, in[0], in[0]))
                  .out(shape)
                  .inPlace(1)
                  .call((k, in, out) -> k.elementWise().activateGrad(f, in[0], in[1], out[0])));
        }
      }
    }
  }

  private static void others(List<KernelCase> cases) {
    for (long[] shape : SHAPES) {
      cases.add(
          KernelCase.of("affine " + Arrays.toString(shape))
              .in(shape)
              .out(shape)
              .inPlace(0)
              .call((k, in, out) -> k.elementWise().affine(in[0], -1.5, 0.25, out[0])));
      cases.add(
          KernelCase.of("axpy " + Arrays.toString(shape))
              .in(shape)
              .inOut(shape)
              .call((k, in, out) -> k.elementWise().axpy(-0.3, in[0], out[0])));
      cases.add(
          KernelCase.of("axpy with 1 " + Arrays.toString(shape))
              .in(shape)
              .inOut(shape)
              .call((k, in, out) -> k.elementWise().axpy(1, in[0], out[0])));
      cases.add(
          KernelCase.of("copy " + Arrays.toString(shape))
              .in(shape)
              .out(shape)
              .exact()
              .call((k, in, out) -> k.elementWise().copy(in[0], out[0])));
      cases.add(
          KernelCase.of("copy flat " + Arrays.toString(shape))
              .in(shape)
              .out(Shapes.length(shape))
              .exact()
              .call((k, in, out) -> k.elementWise().copy(in[0], out[0])));
      for (double value : new double[] {0, 1, -2.5}) {
        cases.add(
            KernelCase.of("fill " + Arrays.toString(shape) + " " + value)
                .out(shape)
                .exact()
                .call((k, in, out) -> k.elementWise().fill(value, out[0])));
      }
    }
    cases.add(
        KernelCase.of("copy to another shape")
            .in(2, 3, 4, 5)
            .out(6, 20)
            .exact()
            .call((k, in, out) -> k.elementWise().copy(in[0], out[0])));
    cases.add(
        KernelCase.of("copy one element to rank 0")
            .in(1, 1)
            .out()
            .exact()
            .call((k, in, out) -> k.elementWise().copy(in[0], out[0])));
  }
}

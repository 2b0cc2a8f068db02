package org.gan4j.kernel.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** Short names for ND4J's operations. */
final class Ops {

  private Ops() {}

  /** Runs a custom operation of one output, named as in ND4J, with whole-number arguments. */
  static void run(String name, INDArray out, INDArray a, int... arguments) {
    exec(DynamicCustomOp.builder(name).addInputs(a), out, arguments);
  }

  /** Runs a custom operation of two inputs and one output. */
  static void run(String name, INDArray out, INDArray a, INDArray b, int... arguments) {
    exec(DynamicCustomOp.builder(name).addInputs(a, b), out, arguments);
  }

  private static void exec(
      DynamicCustomOp.DynamicCustomOpsBuilder op, INDArray out, int... arguments) {
    if (arguments.length > 0) {
      op.addIntegerArguments(arguments);
    }
    Nd4j.exec((CustomOp) op.addOutputs(out).build());
  }

  static void add(INDArray a, INDArray b, INDArray out) {
    run("add", out, a, b);
  }

  static void subtract(INDArray a, INDArray b, INDArray out) {
    run("subtract", out, a, b);
  }

  static void multiply(INDArray a, INDArray b, INDArray out) {
    run("multiply", out, a, b);
  }

  static void divide(INDArray a, INDArray b, INDArray out) {
    run("divide", out, a, b);
  }

  /** {@code out = x}; either may be a strided view. */
  static void copy(INDArray x, INDArray out) {
    run("identity", out, x);
  }

  /** {@code out = op(a) op(b) + beta * out}, for beta 0 or 1. */
  static void matmul(
      INDArray a, boolean transposeA, INDArray b, boolean transposeB, double beta, INDArray out) {
    Nd4j.exec(
        (CustomOp)
            DynamicCustomOp.builder("matmul")
                .addInputs(a, b)
                .addIntegerArguments(transposeA ? 1 : 0, transposeB ? 1 : 0, 0)
                .addFloatingPointArguments(1.0, beta)
                .addOutputs(out)
                .build());
  }
}

package org.gan4j.autodiff;

import java.util.List;
import org.gan4j.kernel.BinaryOp;
import org.gan4j.kernel.Lease;
import org.gan4j.kernel.Shapes;
import org.gan4j.kernel.UnaryOp;

/** Element-wise arithmetic with NumPy's broadcasting, and the matrix product. */
public final class Arithmetic {

  private Arithmetic() {}

  static Variable add(Variable a, Variable b) {
    return binary(BinaryOp.ADD, a, b, (y, gy) -> fit(gy, a), (y, gy) -> fit(gy, b));
  }

  static Variable sub(Variable a, Variable b) {
    return binary(BinaryOp.SUB, a, b, (y, gy) -> fit(gy, a), (y, gy) -> fit(gy.neg(), b));
  }

  static Variable mul(Variable a, Variable b) {
    return binary(
        BinaryOp.MUL,
        a,
        b,
        (y, gy) -> Reductions.sumProductTo(gy, b, a.shape()),
        (y, gy) -> Reductions.sumProductTo(gy, a, b.shape()));
  }

  static Variable div(Variable a, Variable b) {
    return binary(
        BinaryOp.DIV,
        a,
        b,
        (y, gy) -> fit(gy.div(b), a),
        (y, gy) -> fit(gy.mul(y).div(b).neg(), b));
  }

  static Variable extremum(BinaryOp op, Variable a, Variable b) {
    return binary(
        op,
        a,
        b,
        (y, gy) -> fit(gy.mul(share(op, a, b)), a),
        (y, gy) -> fit(gy.mul(share(op, b, a)), b));
  }

  /** 1 where a is the extremum, 1/2 where both are, 0 elsewhere; constant. */
  private static Variable share(BinaryOp op, Variable a, Variable b) {
    Variable greater = op == BinaryOp.MAX ? a : b;
    Variable lesser = op == BinaryOp.MAX ? b : a;
    return compare(BinaryOp.GREATER, greater, lesser)
        .add(compare(BinaryOp.GREATER_EQUAL, greater, lesser))
        .mul(0.5);
  }

  /** {@code scale * x + shift}. */
  static Variable affine(Variable x, double scale, double shift) {
    Lease out = Trace.borrow(x, x.shape());
    Trace.kernels(x).elementWise().affine(x.value(), scale, shift, out.array());
    return Trace.record(
        "affine", out, "x", List.of(x), (y, gy) -> scale == 1 ? gy : affine(gy, scale, 0));
  }

  /**
   * 1 where a comparison holds, 0 elsewhere: a constant, since its derivative is zero wherever it
   * has one.
   *
   * @param op one of the comparisons
   * @param a any shape
   * @param b a shape that broadcasts with a's
   * @return the mask
   */
  public static Variable compare(BinaryOp op, Variable a, Variable b) {
    Lease out = Trace.borrow(a, Shapes.broadcast(a.shape(), b.shape()));
    Trace.kernels(a).elementWise().binary(op, a.value(), b.value(), out.array());
    return Trace.constant(out);
  }

  /**
   * 1 where a comparison with a number holds, 0 elsewhere: a constant.
   *
   * @param op one of the comparisons
   * @param a any shape
   * @param b the number
   * @return the mask
   */
  public static Variable compare(BinaryOp op, Variable a, double b) {
    Lease out = Trace.borrow(a, a.shape());
    Trace.kernels(a).elementWise().scalar(op, a.value(), b, out.array());
    return Trace.constant(out);
  }

  static Variable pow(Variable x, double exponent) {
    Lease out = Trace.borrow(x, x.shape());
    Trace.kernels(x).elementWise().scalar(BinaryOp.POW, x.value(), exponent, out.array());
    return Trace.record(
        "pow", out, "x", List.of(x), (y, gy) -> gy.mul(pow(x, exponent - 1)).mul(exponent));
  }

  static Variable square(Variable x) {
    return unary(UnaryOp.SQUARE, x, (y, gy) -> gy.mul(x).mul(2));
  }

  static Variable sqrt(Variable x) {
    return unary(UnaryOp.SQRT, x, (y, gy) -> gy.div(y).mul(0.5));
  }

  static Variable rsqrt(Variable x) {
    return unary(UnaryOp.RSQRT, x, (y, gy) -> gy.mul(y.square().mul(y)).mul(-0.5));
  }

  static Variable exp(Variable x) {
    return unary(UnaryOp.EXP, x, (y, gy) -> gy.mul(y));
  }

  static Variable log(Variable x) {
    return unary(UnaryOp.LOG, x, (y, gy) -> gy.div(x));
  }

  static Variable abs(Variable x) {
    return unary(UnaryOp.ABS, x, (y, gy) -> gy.mul(unary(UnaryOp.SIGN, x, (sign, g) -> null)));
  }

  /** An element-wise function with its derivative's rule. */
  static Variable unary(UnaryOp op, Variable x, GradientRule.One rule) {
    Lease out = Trace.borrow(x, x.shape());
    Trace.kernels(x).elementWise().unary(op, x.value(), out.array());
    return Trace.record(op.name().toLowerCase(java.util.Locale.ROOT), out, "x", List.of(x), rule);
  }

  private static Variable binary(
      BinaryOp op, Variable a, Variable b, GradientRule.One ruleA, GradientRule.One ruleB) {
    Lease out = Trace.borrow(a, Shapes.broadcast(a.shape(), b.shape()));
    Trace.kernels(a).elementWise().binary(op, a.value(), b.value(), out.array());
    return Trace.record(
        op.name().toLowerCase(java.util.Locale.ROOT), out, "a, b", List.of(a, b), ruleA, ruleB);
  }

  /** A gradient summed over the axes along which x was broadcast. */
  private static Variable fit(Variable gradient, Variable x) {
    return Reductions.sumTo(gradient, x.shape());
  }

  /**
   * The matrix product, either factor transposed in its last two axes if asked.
   *
   * @param a {@code [M, K]}, or {@code [B, M, K]}; transposed, {@code [K, M]}
   * @param transposeA whether to transpose a
   * @param b {@code [K, N]}, or {@code [B, K, N]}; transposed, {@code [N, K]}
   * @param transposeB whether to transpose b
   * @return {@code [M, N]}, or {@code [B, M, N]}
   */
  public static Variable matmul(Variable a, boolean transposeA, Variable b, boolean transposeB) {
    Trace.check(
        (a.rank() == 2 || a.rank() == 3) && a.rank() == b.rank(),
        "matmul: expected two matrices or two batches of matrices, got %s and %s",
        a.shape(),
        b.shape());
    long inner = a.size(transposeA ? -2 : -1);
    Trace.check(
        inner == b.size(transposeB ? -1 : -2) && (a.rank() == 2 || a.size(0) == b.size(0)),
        "matmul: %s%s and %s%s don't fit",
        a.shape(),
        transposeA ? " transposed" : "",
        b.shape(),
        transposeB ? " transposed" : "");
    long rows = a.size(transposeA ? -1 : -2);
    long columns = b.size(transposeB ? -2 : -1);
    Lease out =
        a.rank() == 2 ? Trace.borrow(a, rows, columns) : Trace.borrow(a, a.size(0), rows, columns);
    Trace.kernels(a).products().matmul(a.value(), transposeA, b.value(), transposeB, out.array());
    return Trace.record(
        "matmul",
        out,
        "a, b",
        List.of(a, b),
        (y, gy) -> transposeA ? matmul(b, transposeB, gy, true) : matmul(gy, false, b, !transposeB),
        (y, gy) ->
            transposeB ? matmul(gy, true, a, transposeA) : matmul(a, !transposeA, gy, false));
  }
}

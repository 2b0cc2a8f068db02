package org.gan4j.autodiff;

import java.util.List;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.Lease;
import org.gan4j.kernel.UnaryOp;

/** Activation functions, and the functions that losses are written in. */
public final class Activations {

  private Activations() {}

  /**
   * An activation of every element.
   *
   * @param activation which
   * @param x any shape
   * @return activation(x)
   */
  public static Variable activate(Activation activation, Variable x) {
    if (activation.kind() == Activation.Kind.IDENTITY) {
      return x;
    }
    Lease out = Trace.borrow(x, x.shape());
    Trace.kernels(x).elementWise().activate(activation, x.value(), out.array());
    return Trace.record(
        name(activation), out, "x", List.of(x), (y, gy) -> activateGrad(activation, y, gy));
  }

  /**
   * {@code gy * activation'(x)}, from the output y. Its own gradient for y is that of the
   * derivative as a function of y: {@code 1 - y^2} for tanh, {@code y (1 - y)} for the sigmoid,
   * constant pieces for the others.
   */
  static Variable activateGrad(Activation activation, Variable y, Variable gy) {
    if (activation.kind() == Activation.Kind.IDENTITY) {
      return gy;
    }
    Lease out = Trace.borrow(gy, gy.shape());
    Trace.kernels(y).elementWise().activateGrad(activation, y.value(), gy.value(), out.array());
    return Trace.record(
        name(activation) + "_grad",
        out,
        "y, gy",
        List.of(y, gy),
        (gx, ggx) ->
            switch (activation.kind()) {
              case TANH -> ggx.mul(gy).mul(y).mul(-2);
              case SIGMOID -> ggx.mul(gy).mul(affine(y, -2, 1));
              case RELU, LEAKY_RELU, IDENTITY -> null;
            },
        (gx, ggx) -> activateGrad(activation, y, ggx));
  }

  private static Variable affine(Variable x, double scale, double shift) {
    return Arithmetic.affine(x, scale, shift);
  }

  private static String name(Activation activation) {
    return activation.kind().name().toLowerCase(java.util.Locale.ROOT);
  }

  /** {@code max(x, 0)}. */
  public static Variable relu(Variable x) {
    return activate(Activation.RELU, x);
  }

  /** {@code max(x, slope * x)} with a slope in [0, 1). */
  public static Variable leakyRelu(Variable x, double slope) {
    return activate(Activation.leakyRelu(slope), x);
  }

  /** The hyperbolic tangent. */
  public static Variable tanh(Variable x) {
    return activate(Activation.TANH, x);
  }

  /** {@code 1 / (1 + exp(-x))}. */
  public static Variable sigmoid(Variable x) {
    return activate(Activation.SIGMOID, x);
  }

  /** {@code log(1 + exp(x))}, safe for any finite x. */
  public static Variable softplus(Variable x) {
    return Arithmetic.unary(UnaryOp.SOFTPLUS, x, (y, gy) -> gy.mul(sigmoid(x)));
  }

  /** {@code log(sigmoid(x))}, safe for any finite x. */
  public static Variable logSigmoid(Variable x) {
    return softplus(x.neg()).neg();
  }
}

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

  /** {@code sin(x)}, the activation of SIREN (Sitzmann et al. 2020) for a frequency within x. */
  public static Variable sine(Variable x) {
    return Arithmetic.unary(UnaryOp.SIN, x, (y, gy) -> gy.mul(cosine(x)));
  }

  /** {@code cos(x)}. */
  public static Variable cosine(Variable x) {
    return Arithmetic.unary(UnaryOp.COS, x, (y, gy) -> gy.mul(sine(x)).neg());
  }

  /** The error function. */
  public static Variable erf(Variable x) {
    return Arithmetic.unary(
        UnaryOp.ERF, x, (y, gy) -> gy.mul(x.square().neg().exp()).mul(2 / Math.sqrt(Math.PI)));
  }

  /**
   * {@code x Phi(x)} with the normal distribution function (Hendrycks and Gimpel 2016, "Gaussian
   * Error Linear Units"), exactly: {@code x (1 + erf(x / sqrt(2))) / 2}.
   */
  public static Variable gelu(Variable x) {
    return erf(x.mul(Math.sqrt(0.5))).add(1).mul(x).mul(0.5);
  }

  /** GELU's approximation {@code x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) / 2}. */
  public static Variable geluTanh(Variable x) {
    Variable inner = x.square().mul(0.044715).add(1).mul(x).mul(Math.sqrt(2 / Math.PI));
    return tanh(inner).add(1).mul(x).mul(0.5);
  }

  /** {@code x sigmoid(x)}, also called swish (Ramachandran et al. 2017). */
  public static Variable silu(Variable x) {
    return x.mul(sigmoid(x));
  }

  /**
   * {@code x} where it is positive, {@code alpha (exp(x) - 1)} elsewhere (Clevert et al. 2016,
   * equation 15); at 0 the derivative is the mean of both sides'.
   *
   * @param x any shape
   * @param alpha greater than 0, 1 in the paper
   * @return as x
   */
  public static Variable elu(Variable x, double alpha) {
    Trace.check(alpha > 0, "elu: expected an alpha greater than 0, got %s", alpha);
    Variable zero = Variable.full(0, x.dataType(), 1);
    return x.maximum(zero).add(x.minimum(zero).exp().sub(1).mul(alpha));
  }

  /**
   * x cut to a range; at a bound the derivative is 1/2.
   *
   * @param x any shape
   * @param low the lowest value, -1 usually
   * @param high the highest value, greater than the lowest; 1 usually
   * @return as x
   */
  public static Variable hardtanh(Variable x, double low, double high) {
    Trace.check(low < high, "hardtanh: expected low < high, got %s and %s", low, high);
    return x.maximum(Variable.full(low, x.dataType(), 1))
        .minimum(Variable.full(high, x.dataType(), 1));
  }
}

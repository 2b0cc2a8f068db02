package org.gan4j.kernel;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The reference's element-wise functions. */
final class ReferenceElementWise implements ElementWiseKernels {

  private static DoubleUnaryOperator function(UnaryOp op) {
    return switch (op) {
      case EXP -> Math::exp;
      case LOG -> Math::log;
      case SQRT -> Math::sqrt;
      case RSQRT -> x -> 1 / Math.sqrt(x);
      case RECIPROCAL -> x -> 1 / x;
      case SQUARE -> x -> x * x;
      case ABS -> Math::abs;
      case SIGN -> Math::signum;
      case TANH -> Math::tanh;
      case SIGMOID -> x -> 1 / (1 + Math.exp(-x));
      case SOFTPLUS -> x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
      case SIN -> Math::sin;
      case COS -> Math::cos;
      case ERF -> ReferenceElementWise::erf;
    };
  }

  /**
   * The error function by its series {@code 2 / sqrt(pi) exp(-x^2) sum of 2^n x^(2n+1) / (2n+1)!!},
   * whose terms have one sign, so that nothing cancels.
   */
  private static double erf(double x) {
    if (Math.abs(x) > 6) {
      return Math.signum(x);
    }
    double term = x;
    double sum = x;
    for (int n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
  }

  private static DoubleBinaryOperator function(BinaryOp op) {
    return switch (op) {
      case ADD -> (a, b) -> a + b;
      case SUB -> (a, b) -> a - b;
      case MUL -> (a, b) -> a * b;
      case DIV -> (a, b) -> a / b;
      case MAX -> Math::max;
      case MIN -> Math::min;
      case POW -> Math::pow;
      case GREATER -> (a, b) -> a > b ? 1 : 0;
      case GREATER_EQUAL -> (a, b) -> a >= b ? 1 : 0;
      case EQUAL -> (a, b) -> a == b ? 1 : 0;
    };
  }

  static double activation(Activation f, double x) {
    return switch (f.kind()) {
      case IDENTITY -> x;
      case RELU -> Math.max(x, 0);
      case LEAKY_RELU -> x > 0 ? x : f.slope() * x;
      case TANH -> Math.tanh(x);
      case SIGMOID -> 1 / (1 + Math.exp(-x));
    };
  }

  /** The derivative at the input that gives the output y. */
  private static double derivative(Activation f, double y) {
    return switch (f.kind()) {
      case IDENTITY -> 1;
      case RELU -> y > 0 ? 1 : 0;
      case LEAKY_RELU -> y > 0 ? 1 : f.slope();
      case TANH -> 1 - y * y;
      case SIGMOID -> y * (1 - y);
    };
  }

  private static void map(DoubleUnaryOperator f, INDArray x, INDArray out) {
    Dense a = Dense.of(x);
    Dense.zerosLike(out).compute(i -> f.applyAsDouble(a.at(i))).writeTo(out);
  }

  @Override
  public void unary(UnaryOp op, INDArray x, INDArray out) {
    map(function(op), x, out);
  }

  @Override
  public void binary(BinaryOp op, INDArray a, INDArray b, INDArray out) {
    Dense x = Dense.of(a);
    Dense y = Dense.of(b);
    DoubleBinaryOperator f = function(op);
    Dense.zerosLike(out)
        .compute(i -> f.applyAsDouble(x.broadcastAt(i), y.broadcastAt(i)))
        .writeTo(out);
  }

  @Override
  public void scalar(BinaryOp op, INDArray a, double b, INDArray out) {
    map(x -> function(op).applyAsDouble(x, b), a, out);
  }

  @Override
  public void affine(INDArray x, double scale, double shift, INDArray out) {
    map(v -> scale * v + shift, x, out);
  }

  @Override
  public void axpy(double alpha, INDArray x, INDArray y) {
    Dense a = Dense.of(x);
    Dense b = Dense.of(y);
    Dense.zerosLike(y).compute(i -> b.at(i) + alpha * a.at(i)).writeTo(y);
  }

  @Override
  public void activate(Activation activation, INDArray x, INDArray out) {
    map(v -> activation(activation, v), x, out);
  }

  @Override
  public void activateGrad(Activation activation, INDArray y, INDArray gy, INDArray gx) {
    Dense a = Dense.of(y);
    Dense g = Dense.of(gy);
    Dense.zerosLike(gx).compute(i -> g.at(i) * derivative(activation, a.at(i))).writeTo(gx);
  }

  @Override
  public void copy(INDArray x, INDArray out) {
    Dense.of(x).writeTo(out);
  }

  @Override
  public void fill(double value, INDArray out) {
    Dense.zerosLike(out).compute(i -> value).writeTo(out);
  }

  @Override
  public void scaleShift(INDArray x, ScaleShift by, INDArray out) {
    ReferenceImages.scaleShift(
        Dense.of(x),
        Dense.of(by.scale()),
        Dense.of(by.noise()),
        Dense.of(by.bias()),
        v -> activation(by.activation(), v),
        out);
  }
}

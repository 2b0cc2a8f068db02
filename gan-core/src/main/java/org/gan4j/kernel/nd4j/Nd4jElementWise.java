package org.gan4j.kernel.nd4j;

import org.gan4j.kernel.Activation;
import org.gan4j.kernel.ArrayPool;
import org.gan4j.kernel.BinaryOp;
import org.gan4j.kernel.ElementWiseKernels;
import org.gan4j.kernel.Lease;
import org.gan4j.kernel.ScaleShift;
import org.gan4j.kernel.UnaryOp;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarMax;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarMin;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.api.ops.impl.scalar.comparison.ScalarEquals;
import org.nd4j.linalg.api.ops.impl.scalar.comparison.ScalarGreaterThan;
import org.nd4j.linalg.api.ops.impl.scalar.comparison.ScalarGreaterThanOrEqual;
import org.nd4j.linalg.api.ops.impl.transforms.floating.RSqrt;
import org.nd4j.linalg.api.ops.impl.transforms.floating.Sqrt;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.Axpy;
import org.nd4j.linalg.api.ops.impl.transforms.same.Abs;
import org.nd4j.linalg.api.ops.impl.transforms.same.Reciprocal;
import org.nd4j.linalg.api.ops.impl.transforms.same.Sign;
import org.nd4j.linalg.api.ops.impl.transforms.same.Square;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Cos;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Erf;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Exp;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Log;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sigmoid;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sin;
import org.nd4j.linalg.factory.Nd4j;

/** Element-wise functions. */
final class Nd4jElementWise implements ElementWiseKernels {

  private final ArrayPool pool;

  Nd4jElementWise(ArrayPool pool) {
    this.pool = pool;
  }

  private static void exec(Op op) {
    Nd4j.getExecutioner().exec(op);
  }

  @Override
  public void unary(UnaryOp op, INDArray x, INDArray out) {
    switch (op) {
      case EXP -> exec(new Exp(x, out));
      case LOG -> exec(new Log(x, out));
      case SQRT -> exec(new Sqrt(x, out));
      case RSQRT -> exec(new RSqrt(x, out));
      case RECIPROCAL -> exec(new Reciprocal(x, out));
      case SQUARE -> exec(new Square(x, out));
      case ABS -> exec(new Abs(x, out));
      case SIGN -> exec(new Sign(x, out));
      case TANH -> Ops.run("tanh", out, x);
      case SIGMOID -> exec(new Sigmoid(x, out));
      case SOFTPLUS -> softplus(x, out);
      case SIN -> exec(new Sin(x, out));
      case COS -> exec(new Cos(x, out));
      case ERF -> exec(new Erf(x, out));
    }
  }

  /**
   * {@code max(x, 0) + log(1 + u)} with {@code u = exp(-|x|)}: ND4J's own overflows. Its log1p is
   * the logarithm of the rounded sum {@code v = 1 + u}; what rounding lost comes back as {@code (u
   * - (v - 1)) / v}.
   */
  private void softplus(INDArray x, INDArray out) {
    try (Lease uLease = pool.borrow(x.dataType(), x.shape());
        Lease vLease = pool.borrow(x.dataType(), x.shape());
        Lease lostLease = pool.borrow(x.dataType(), x.shape())) {
      INDArray u = uLease.array();
      INDArray v = vLease.array();
      INDArray lost = lostLease.array();
      exec(new Abs(x, u));
      u.muli(-1);
      exec(new Exp(u, u));
      u.addi(1, v);
      v.subi(1, lost);
      Ops.subtract(u, lost, lost);
      Ops.run("divide", lost, lost, v);
      exec(new Log(v, v));
      Ops.add(v, lost, v);
      exec(new ScalarMax(x, null, out, 0));
      Ops.add(out, v, out);
    }
  }

  @Override
  public void binary(BinaryOp op, INDArray a, INDArray b, INDArray out) {
    switch (op) {
      case ADD -> Ops.add(a, b, out);
      case SUB -> Ops.subtract(a, b, out);
      case MUL -> Ops.multiply(a, b, out);
      case DIV -> Ops.run("divide", out, a, b);
      case MAX -> Ops.run("maximum", out, a, b);
      case MIN -> Ops.run("minimum", out, a, b);
      case POW -> Ops.run("Pow", out, a, b);
      case GREATER -> compare("greater", a, b, out);
      case GREATER_EQUAL -> compare("greater_equal", a, b, out);
      case EQUAL -> compare("equals", a, b, out);
    }
  }

  private void compare(String name, INDArray a, INDArray b, INDArray out) {
    try (Lease truth = pool.borrow(DataType.BOOL, out.shape())) {
      Ops.run(name, truth.array(), a, b);
      out.assign(truth.array());
    }
  }

  @Override
  public void scalar(BinaryOp op, INDArray a, double b, INDArray out) {
    switch (op) {
      case ADD -> a.addi(b, out);
      case SUB -> a.subi(b, out);
      case MUL -> a.muli(b, out);
      case DIV -> a.divi(b, out);
      case MAX -> exec(new ScalarMax(a, null, out, b));
      case MIN -> exec(new ScalarMin(a, null, out, b));
      case POW -> power(a, b, out);
      case GREATER, GREATER_EQUAL, EQUAL -> compare(op, a, b, out);
    }
  }

  private static void power(INDArray a, double b, INDArray out) {
    if (b == 2) {
      exec(new Square(a, out));
    } else {
      exec(new org.nd4j.linalg.api.ops.impl.scalar.Pow(a, out, b));
    }
  }

  private void compare(BinaryOp op, INDArray a, double b, INDArray out) {
    try (Lease lease = pool.borrow(DataType.BOOL, out.shape())) {
      INDArray truth = lease.array();
      exec(
          switch (op) {
            case GREATER -> new ScalarGreaterThan(a, truth, b);
            case GREATER_EQUAL -> new ScalarGreaterThanOrEqual(a, truth, b);
            default -> new ScalarEquals(a, truth, b);
          });
      out.assign(truth);
    }
  }

  @Override
  public void affine(INDArray x, double scale, double shift, INDArray out) {
    x.muli(scale, out);
    if (shift != 0) {
      out.addi(shift);
    }
  }

  @Override
  public void axpy(double alpha, INDArray x, INDArray y) {
    exec(new Axpy(x, y, y, alpha));
  }

  @Override
  public void copy(INDArray x, INDArray out) {
    Ops.copy(Views.reshape(x, out.shape()), out);
  }

  @Override
  public void fill(double value, INDArray out) {
    out.assign(value);
  }

  @Override
  public void scaleShift(INDArray x, ScaleShift by, INDArray out) {
    Ops.multiply(x, by.scale(), out);
    Ops.add(out, by.noise(), out);
    Ops.add(out, by.bias(), out);
    activate(by.activation(), out, out);
  }

  @Override
  public void activate(Activation activation, INDArray x, INDArray out) {
    switch (activation.kind()) {
      case IDENTITY -> {
        if (x != out) {
          Ops.copy(x, out);
        }
      }
      case RELU -> exec(new ScalarMax(x, null, out, 0));
      case LEAKY_RELU -> leakyRelu(x, activation.slope(), out);
      case TANH -> unary(UnaryOp.TANH, x, out);
      case SIGMOID -> unary(UnaryOp.SIGMOID, x, out);
    }
  }

  /** {@code max(x, slope * x)}: an eighth of the time of ND4J's own. */
  private void leakyRelu(INDArray x, double slope, INDArray out) {
    try (Lease lease = pool.borrow(x.dataType(), x.shape())) {
      INDArray lower = lease.array();
      x.muli(slope, lower);
      Ops.run("maximum", out, x, lower);
    }
  }

  @Override
  public void activateGrad(Activation activation, INDArray y, INDArray gy, INDArray gx) {
    if (activation.kind() == Activation.Kind.IDENTITY) {
      if (gy != gx) {
        Ops.copy(gy, gx);
      }
      return;
    }
    try (Lease lease = pool.borrow(y.dataType(), y.shape())) {
      INDArray derivative = lease.array();
      switch (activation.kind()) {
        case RELU -> exec(new Step(y, derivative, 0));
        case LEAKY_RELU -> {
          exec(new Step(y, derivative, 0));
          exec(new ScalarMax(derivative, null, derivative, activation.slope()));
        }
        case TANH -> {
          exec(new Square(y, derivative));
          derivative.rsubi(1);
        }
        case SIGMOID -> {
          y.rsubi(1, derivative);
          Ops.multiply(derivative, y, derivative);
        }
        case IDENTITY -> throw new AssertionError("returned above");
      }
      Ops.multiply(gy, derivative, gx);
    }
  }
}

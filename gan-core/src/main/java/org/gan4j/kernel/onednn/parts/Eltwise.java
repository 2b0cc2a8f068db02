package org.gan4j.kernel.onednn.parts;

import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.global.dnnl;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.BinaryOp;
import org.gan4j.kernel.UnaryOp;
import org.gan4j.kernel.onednn.binding.Address;
import org.gan4j.kernel.onednn.binding.Context;
import org.gan4j.kernel.onednn.binding.Key;
import org.gan4j.kernel.onednn.binding.Native;
import org.gan4j.kernel.onednn.binding.Primitive;
import org.gan4j.kernel.onednn.binding.Recipe;
import org.gan4j.kernel.onednn.binding.WithNumbers;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Functions of one array, and of an array and numbers. */
public final class Eltwise {

  private static final int SECOND_NUMBER =
      dnnl.DNNL_ARG_ATTR_MULTIPLE_POST_OP_BASE | dnnl.DNNL_ARG_SRC_1;

  private final Context context;

  /** Functions by the primitives of a context. */
  public Eltwise(Context context) {
    this.context = context;
  }

  /** Computes it; false if neither oneDNN nor {@link SmallArrays} has it. */
  public boolean unary(UnaryOp op, INDArray x, INDArray out) {
    switch (op) {
      case EXP -> run(dnnl.dnnl_eltwise_exp, 0, 0, x, out);
      case SQRT -> run(dnnl.dnnl_eltwise_sqrt, 0, 0, x, out);
      case RSQRT -> {
        run(dnnl.dnnl_eltwise_sqrt, 0, 0, x, out);
        run(dnnl.dnnl_eltwise_pow, 1, -1, out, out);
      }
      case RECIPROCAL -> run(dnnl.dnnl_eltwise_pow, 1, -1, x, out);
      case SQUARE -> run(dnnl.dnnl_eltwise_square, 0, 0, x, out);
      case ABS -> run(dnnl.dnnl_eltwise_abs, 0, 0, x, out);
      case TANH -> run(dnnl.dnnl_eltwise_tanh, 0, 0, x, out);
      case SIGMOID -> run(dnnl.dnnl_eltwise_logistic, 0, 0, x, out);
      // Of log(x) near 1 and soft_relu near 0 oneDNN gives four digits only; it has no sign.
      case LOG, SOFTPLUS, SIGN -> {
        return SmallArrays.unary(op, x, out);
      }
      case SIN, COS, ERF -> {
        return false;
      }
    }
    return true;
  }

  /** Activates x; not for the identity. */
  public void activate(Activation activation, INDArray x, INDArray out) {
    activate(activation, x.length(), Address.of(x), Address.of(out));
  }

  /** The same on a number of floats side by side. */
  public void activate(Activation activation, long length, long x, long out) {
    run(forward(activation), activation.slope(), 0, length, x, out);
  }

  /** The gradient for the input, from the output y; not for the identity. */
  public void activateGrad(Activation activation, INDArray y, INDArray gy, INDArray gx) {
    int algorithm = backward(activation);
    long length = y.length();
    double slope = activation.slope();
    Key key = new Key(Key.Op.ELTWISE_GRAD, algorithm, Double.doubleToLongBits(slope), length);
    context
        .primitive(key, recipe -> eltwiseGrad(recipe, algorithm, slope, length))
        .run(context.pool(), Address.of(y), Address.of(gy), Address.of(gx));
  }

  /** oneDNN's number of an activation as a function of its input. */
  public static int forward(Activation activation) {
    return switch (activation.kind()) {
      case IDENTITY -> dnnl.dnnl_eltwise_linear;
      case RELU, LEAKY_RELU -> dnnl.dnnl_eltwise_relu;
      case TANH -> dnnl.dnnl_eltwise_tanh;
      case SIGMOID -> dnnl.dnnl_eltwise_logistic;
    };
  }

  /** An activation applied to a primitive's result, if it does anything. */
  public static Recipe.PostOp[] after(Activation activation) {
    if (activation.kind() == Activation.Kind.IDENTITY) {
      return new Recipe.PostOp[0];
    }
    return new Recipe.PostOp[] {
      chain ->
          dnnl.dnnl_post_ops_append_eltwise(
              chain, forward(activation), (float) activation.slope(), 0)
    };
  }

  private static int backward(Activation activation) {
    return switch (activation.kind()) {
      case RELU, LEAKY_RELU -> dnnl.dnnl_eltwise_relu_use_dst_for_bwd;
      case TANH -> dnnl.dnnl_eltwise_tanh_use_dst_for_bwd;
      case SIGMOID -> dnnl.dnnl_eltwise_logistic_use_dst_for_bwd;
      case IDENTITY -> throw new IllegalArgumentException("activation: IDENTITY is a plain copy");
    };
  }

  private void run(int algorithm, double alpha, double beta, INDArray x, INDArray out) {
    run(algorithm, alpha, beta, x.length(), Address.of(x), Address.of(out));
  }

  private void run(int algorithm, double alpha, double beta, long length, long x, long out) {
    Key key =
        new Key(
            Key.Op.ELTWISE,
            algorithm,
            Double.doubleToLongBits(alpha),
            Double.doubleToLongBits(beta),
            length);
    context
        .primitive(key, recipe -> eltwise(recipe, algorithm, alpha, beta, length))
        .run(context.pool(), x, out);
  }

  private static Primitive eltwise(
      Recipe recipe, int algorithm, double alpha, double beta, long length) {
    return new Primitive(
        eltwiseDescriptor(recipe, algorithm, alpha, beta, recipe.dense(length)),
        dnnl.DNNL_ARG_SRC,
        dnnl.DNNL_ARG_DST);
  }

  private static dnnl_primitive_desc eltwiseDescriptor(
      Recipe recipe, int algorithm, double alpha, double beta, dnnl_memory_desc flat) {
    dnnl_primitive_attr attributes = recipe.attributes();
    return recipe.descriptor(
        "element-wise function " + algorithm,
        d ->
            dnnl.dnnl_eltwise_forward_primitive_desc_create(
                d,
                Native.ENGINE,
                dnnl.dnnl_forward_training,
                algorithm,
                flat,
                flat,
                (float) alpha,
                (float) beta,
                attributes));
  }

  private static Primitive eltwiseGrad(Recipe recipe, int algorithm, double alpha, long length) {
    dnnl_memory_desc flat = recipe.dense(length);
    dnnl_primitive_desc hint = eltwiseDescriptor(recipe, algorithm, alpha, 0, flat);
    dnnl_primitive_attr attributes = recipe.attributes();
    return new Primitive(
        recipe.descriptor(
            "gradient of element-wise function " + algorithm,
            d ->
                dnnl.dnnl_eltwise_backward_primitive_desc_create(
                    d,
                    Native.ENGINE,
                    algorithm,
                    flat,
                    flat,
                    flat,
                    (float) alpha,
                    0,
                    hint,
                    attributes)),
        dnnl.DNNL_ARG_DST,
        dnnl.DNNL_ARG_DIFF_DST,
        dnnl.DNNL_ARG_DIFF_SRC);
  }

  /** Computes it; false if oneDNN lacks the function. */
  public boolean scalar(BinaryOp op, INDArray x, double b, INDArray out) {
    if (op == BinaryOp.POW) {
      return power(x, b, out);
    }
    int algorithm = Binary.algorithm(op);
    long length = x.length();
    context
        .withNumbers(
            new Key(Key.Op.SCALAR, algorithm, length),
            recipe -> new WithNumbers(scalar(recipe, algorithm, length), false))
        .run(context.pool(), Address.of(x), b, 0, Address.of(out));
    return true;
  }

  private boolean power(INDArray x, double exponent, INDArray out) {
    if (exponent == 2) {
      return unary(UnaryOp.SQUARE, x, out);
    }
    if (exponent == 0.5) {
      return unary(UnaryOp.SQRT, x, out);
    }
    if (exponent == -0.5) {
      return unary(UnaryOp.RSQRT, x, out);
    }
    return exponent == -1 && unary(UnaryOp.RECIPROCAL, x, out);
  }

  /** {@code out = scale * x + shift}. */
  public void affine(INDArray x, double scale, double shift, INDArray out) {
    if (shift == 0) {
      scalar(BinaryOp.MUL, x, scale, out);
    } else if (scale == 1) {
      scalar(BinaryOp.ADD, x, shift, out);
    } else {
      long length = x.length();
      context
          .withNumbers(
              new Key(Key.Op.AFFINE, length),
              recipe -> new WithNumbers(affine(recipe, length), true))
          .run(context.pool(), Address.of(x), scale, shift, Address.of(out));
    }
  }

  /** {@code y += alpha * x}. */
  public void axpy(double alpha, INDArray x, INDArray y) {
    long length = x.length();
    context
        .withNumbers(
            new Key(Key.Op.AXPY, length), recipe -> new WithNumbers(axpy(recipe, length), false))
        .run(context.pool(), Address.of(x), alpha, 0, Address.of(y));
  }

  private static Primitive scalar(Recipe recipe, int algorithm, long length) {
    return withNumber(recipe, algorithm, length, new Recipe.PostOp[0], Binary.ARGUMENTS);
  }

  private static Primitive affine(Recipe recipe, long length) {
    dnnl_memory_desc one = recipe.dense(1);
    Recipe.PostOp[] plus = {
      chain -> dnnl.dnnl_post_ops_append_binary(chain, dnnl.dnnl_binary_add, one)
    };
    return withNumber(
        recipe,
        dnnl.dnnl_binary_mul,
        length,
        plus,
        dnnl.DNNL_ARG_SRC_0,
        dnnl.DNNL_ARG_SRC_1,
        dnnl.DNNL_ARG_DST,
        SECOND_NUMBER);
  }

  private static Primitive axpy(Recipe recipe, long length) {
    Recipe.PostOp[] plus = {Recipe.ADD_TO_OUTPUT};
    return withNumber(recipe, dnnl.dnnl_binary_mul, length, plus, Binary.ARGUMENTS);
  }

  private static Primitive withNumber(
      Recipe recipe, int algorithm, long length, Recipe.PostOp[] after, int... arguments) {
    dnnl_memory_desc flat = recipe.dense(length);
    return new Primitive(
        Binary.descriptor(recipe, algorithm, flat, recipe.dense(1), flat, after), arguments);
  }
}

package org.gan4j.kernel.onednn;

import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Pointer;
import org.gan4j.kernel.BinaryOp;
import org.gan4j.kernel.Lease;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Functions of two arrays with broadcasting. oneDNN broadcasts its second operand only, so an
 * operand that is smaller than the result goes there; if both are, the first is spread out before.
 */
final class Binary {

  /** The operands and the result, in the order in which {@link Primitive#run} takes them here. */
  static final int[] ARGUMENTS = {dnnl.DNNL_ARG_SRC_0, dnnl.DNNL_ARG_SRC_1, dnnl.DNNL_ARG_DST};

  private static final Recipe.PostOp NEGATE =
      chain -> dnnl.dnnl_post_ops_append_eltwise(chain, dnnl.dnnl_eltwise_linear, -1, 0);

  private final Context context;

  Binary(Context context) {
    this.context = context;
  }

  /** Computes it; false if oneDNN lacks the function. */
  boolean binary(BinaryOp op, INDArray a, INDArray b, INDArray out) {
    if (op == BinaryOp.POW) {
      return false;
    }
    Broadcast shapes = Broadcast.of(a.shape(), b.shape(), out.shape());
    long to = Address.of(out);
    if (shapes.wholeA()) {
      run(algorithm(op), false, shapes.out(), shapes.b(), Address.of(a), Address.of(b), to);
    } else if (shapes.wholeB() && op != BinaryOp.DIV) {
      int algorithm = swapped(op);
      boolean negate = op == BinaryOp.SUB;
      run(algorithm, negate, shapes.out(), shapes.a(), Address.of(b), Address.of(a), to);
    } else {
      try (Lease wide = context.pool().borrow(DataType.FLOAT, out.length())) {
        long at = Address.of(wide.array());
        Pointer.memset(new Address().at(at), 0, out.length() * Float.BYTES);
        run(dnnl.dnnl_binary_add, false, shapes.out(), shapes.a(), at, Address.of(a), at);
        run(algorithm(op), false, shapes.out(), shapes.b(), at, Address.of(b), to);
      }
    }
    return true;
  }

  private void run(
      int algorithm, boolean negate, long[] wide, long[] narrow, long a, long b, long out) {
    Key key = new Key(Key.Op.BINARY, algorithm, negate ? 1 : 0, Key.join(wide, narrow));
    context
        .primitive(
            key,
            recipe -> {
              dnnl_memory_desc whole = recipe.dense(wide);
              Recipe.PostOp[] after = negate ? new Recipe.PostOp[] {NEGATE} : new Recipe.PostOp[0];
              return new Primitive(
                  descriptor(recipe, algorithm, whole, recipe.dense(narrow), whole, after),
                  ARGUMENTS);
            })
        .run(context.pool(), a, b, out);
  }

  /** The descriptor of a function of two arrays, the second of which may be broadcast. */
  static dnnl_primitive_desc descriptor(
      Recipe recipe,
      int algorithm,
      dnnl_memory_desc a,
      dnnl_memory_desc b,
      dnnl_memory_desc out,
      Recipe.PostOp... after) {
    dnnl_primitive_attr attributes = recipe.attributes(after);
    return recipe.descriptor(
        "binary function " + algorithm,
        d ->
            dnnl.dnnl_binary_primitive_desc_create(
                d, Native.ENGINE, algorithm, a, b, out, attributes));
  }

  /** oneDNN's number of a function. */
  static int algorithm(BinaryOp op) {
    return switch (op) {
      case ADD -> dnnl.dnnl_binary_add;
      case SUB -> dnnl.dnnl_binary_sub;
      case MUL -> dnnl.dnnl_binary_mul;
      case DIV -> dnnl.dnnl_binary_div;
      case MAX -> dnnl.dnnl_binary_max;
      case MIN -> dnnl.dnnl_binary_min;
      case GREATER -> dnnl.dnnl_binary_gt;
      case GREATER_EQUAL -> dnnl.dnnl_binary_ge;
      case EQUAL -> dnnl.dnnl_binary_eq;
      case POW -> throw new IllegalArgumentException("oneDNN has no POW of two arrays");
    };
  }

  /** The function that gives the same (for SUB, the negative) with its operands exchanged. */
  private static int swapped(BinaryOp op) {
    return switch (op) {
      case GREATER -> dnnl.dnnl_binary_lt;
      case GREATER_EQUAL -> dnnl.dnnl_binary_le;
      default -> algorithm(op);
    };
  }
}

package org.gan4j.kernel.onednn.parts;

import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Pointer;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.BinaryOp;
import org.gan4j.kernel.Lease;
import org.gan4j.kernel.onednn.binding.Address;
import org.gan4j.kernel.onednn.binding.Context;
import org.gan4j.kernel.onednn.binding.Key;
import org.gan4j.kernel.onednn.binding.Native;
import org.gan4j.kernel.onednn.binding.Primitive;
import org.gan4j.kernel.onednn.binding.Recipe;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Functions of two arrays with broadcasting. oneDNN broadcasts its second operand only, so an
 * operand that is smaller than the result goes there; if both are, the first is spread out before.
 */
public final class Binary {

  /** The operands and the result, in the order in which {@link Primitive#run} takes them here. */
  public static final int[] ARGUMENTS = {
    dnnl.DNNL_ARG_SRC_0, dnnl.DNNL_ARG_SRC_1, dnnl.DNNL_ARG_DST
  };

  private static final long LONG_ROW = 1024;
  private static final long SHORT = 8;

  private final Context context;

  /** Functions by the primitives of a context. */
  public Binary(Context context) {
    this.context = context;
  }

  /** Computes it; false if oneDNN lacks the function. */
  public boolean binary(BinaryOp op, INDArray a, INDArray b, INDArray out) {
    if (op == BinaryOp.POW) {
      return false;
    }
    Broadcast shapes = Broadcast.of(a.shape(), b.shape(), out.shape());
    long to = Address.of(out);
    if (shapes.wholeA()) {
      run(algorithm(op), After.NOTHING, shapes.out(), shapes.b(), Address.of(a), Address.of(b), to);
    } else if (shapes.wholeB() && op != BinaryOp.DIV) {
      int algorithm = swapped(op);
      After after = op == BinaryOp.SUB ? After.NEGATION : After.NOTHING;
      run(algorithm, after, shapes.out(), shapes.a(), Address.of(b), Address.of(a), to);
    } else {
      try (Lease wide = context.pool().borrow(DataType.FLOAT, out.length())) {
        long at = Address.of(wide.array());
        StridedMoves.clear(at, out.length());
        run(dnnl.dnnl_binary_add, After.NOTHING, shapes.out(), shapes.a(), at, Address.of(a), at);
        run(algorithm(op), After.NOTHING, shapes.out(), shapes.b(), at, Address.of(b), to);
      }
    }
    return true;
  }

  /** The products of as many numbers side by side. */
  public void multiply(long length, long a, long b, long out) {
    long[] flat = {length};
    call(dnnl.dnnl_binary_mul, After.NOTHING, flat, flat, a, b, out);
  }

  /** {@code out = x * numbers}, a number for each row. */
  public void eachRow(long rows, long columns, long x, long numbers, long out) {
    call(
        dnnl.dnnl_binary_mul,
        After.NOTHING,
        new long[] {rows, columns},
        new long[] {rows, 1},
        x,
        numbers,
        out);
  }

  /** {@code x = activation(x + row)}, the same row added to each. */
  public void addRow(Activation activation, long rows, long columns, long row, long x) {
    After after =
        activation.kind() == Activation.Kind.IDENTITY
            ? After.NOTHING
            : new After(Eltwise.forward(activation), activation.slope());
    run(
        dnnl.dnnl_binary_add,
        after,
        new long[] {rows, columns},
        new long[] {1, columns},
        x,
        row,
        x);
  }

  /**
   * A function of the result, computed before it is stored.
   *
   * @param algorithm oneDNN's number of it
   */
  private record After(int algorithm, double slope) {

    static final After NOTHING = new After(dnnl.dnnl_eltwise_linear, 1);
    static final After NEGATION = new After(dnnl.dnnl_eltwise_linear, -1);

    Recipe.PostOp[] operations() {
      if (equals(NOTHING)) {
        return new Recipe.PostOp[0];
      }
      return new Recipe.PostOp[] {
        chain -> dnnl.dnnl_post_ops_append_eltwise(chain, algorithm, (float) slope, 0)
      };
    }
  }

  private void run(
      int algorithm, After after, long[] wide, long[] narrow, long a, long b, long out) {
    if (wide.length == 3 && narrow[0] > 1 && narrow[1] == 1) {
      perSample(algorithm, after, wide, narrow, a, b, out);
      return;
    }
    long repeats = repeats(wide, narrow);
    if (repeats == 1) {
      call(algorithm, after, wide, narrow, a, b, out);
      return;
    }
    long row = narrow[1];
    try (Lease tiled = context.pool().borrow(DataType.FLOAT, repeats * row)) {
      long tiles = Address.of(tiled.array());
      tile(b, row * Float.BYTES, repeats, tiles);
      long[] wider = {wide[0] / repeats, row * repeats};
      call(algorithm, after, wider, new long[] {1, row * repeats}, a, tiles, out);
    }
  }

  /** {@code [N, K, C]} and {@code [N, 1, C]} apart, for which oneDNN has no quick way. */
  private void perSample(
      int algorithm, After after, long[] wide, long[] narrow, long a, long b, long out) {
    long[] image = {wide[1], wide[2]};
    long[] row = {1, narrow[2]};
    for (long n = 0; n < wide[0]; n++) {
      long at = n * wide[1] * wide[2] * Float.BYTES;
      run(algorithm, after, image, row, a + at, b + n * narrow[2] * Float.BYTES, out + at);
    }
  }

  /**
   * How many rows to take as one where a row is added, say, to each of many: oneDNN spends 20 ns a
   * row, which is more than a short row's arithmetic.
   */
  private static long repeats(long[] wide, long[] narrow) {
    long repeats = 1;
    if (wide.length == 2 && narrow[0] == 1) {
      while (2 * repeats * wide[1] <= LONG_ROW && wide[0] % (2 * repeats) == 0) {
        repeats *= 2;
      }
    }
    // Short arrays aren't worth the copies.
    return repeats * SHORT < wide[0] ? repeats : 1;
  }

  /** Writes a number of copies, a power of two, side by side. */
  private static void tile(long from, long bytes, long repeats, long to) {
    Address source = new Address().at(from);
    Address target = new Address().at(to);
    Pointer.memcpy(target, source, bytes);
    source.at(to);
    for (long done = bytes; done < repeats * bytes; done *= 2) {
      Pointer.memcpy(target.at(to + done), source, done);
    }
  }

  private void call(
      int algorithm, After after, long[] wide, long[] narrow, long a, long b, long out) {
    long[] function = {algorithm, after.algorithm, Double.doubleToLongBits(after.slope)};
    Key key = new Key(Key.Op.BINARY, Key.join(function, wide, narrow));
    context
        .primitive(
            key,
            recipe -> {
              dnnl_memory_desc whole = recipe.dense(wide);
              return new Primitive(
                  descriptor(
                      recipe, algorithm, whole, recipe.dense(narrow), whole, after.operations()),
                  ARGUMENTS);
            })
        .run(context.pool(), a, b, out);
  }

  /** The descriptor of a function of two arrays, the second of which may be broadcast. */
  public static dnnl_primitive_desc descriptor(
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
  public static int algorithm(BinaryOp op) {
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

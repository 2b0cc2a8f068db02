package org.gan4j.kernel.onednn.parts;

import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.global.dnnl;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.Precision;
import org.gan4j.kernel.onednn.binding.Adapted;
import org.gan4j.kernel.onednn.binding.Context;
import org.gan4j.kernel.onednn.binding.Key;
import org.gan4j.kernel.onednn.binding.Native;
import org.gan4j.kernel.onednn.binding.Recipe;

/** Products of dense matrices at addresses. */
public final class MatrixProducts {

  private final Context context;

  /** Products by the primitives of a context. */
  public MatrixProducts(Context context) {
    this.context = context;
  }

  /**
   * A product of dense matrices: {@code [B, M, K] x [B, K, N]}, each factor possibly transposed.
   *
   * @param bias how many numbers are added to each row: N or none
   * @param add whether to add to what the output holds; without an activation
   */
  public record Product(
      long batch,
      long m,
      long n,
      long k,
      boolean transposeA,
      boolean transposeB,
      long bias,
      Activation activation,
      boolean add) {

    /** A product that replaces what the output held. */
    public Product(
        long batch,
        long m,
        long n,
        long k,
        boolean transposeA,
        boolean transposeB,
        long bias,
        Activation activation) {
      this(batch, m, n, k, transposeA, transposeB, bias, activation, false);
    }

    /** A single product without bias and activation. */
    public static Product of(long m, long n, long k, boolean transposeA, boolean transposeB) {
      return batched(1, m, n, k, transposeA, transposeB);
    }

    /** Several products without bias and activation. */
    public static Product batched(
        long batch, long m, long n, long k, boolean transposeA, boolean transposeB) {
      return new Product(batch, m, n, k, transposeA, transposeB, 0, Activation.IDENTITY);
    }

    /** The same product added to what the output holds. */
    public Product adding() {
      return new Product(batch, m, n, k, transposeA, transposeB, 0, Activation.IDENTITY, true);
    }
  }

  /** Runs a product on addresses; that of the bias is ignored if there is none. */
  public void run(Product p, long a, long b, long bias, long out) {
    Key key =
        new Key(
            Key.Op.MATMUL,
            p.batch,
            p.m,
            p.n,
            p.k,
            (p.transposeA ? 1 : 0) + (p.transposeB ? 2 : 0) + (p.add ? 4 : 0),
            p.bias,
            p.activation.kind().ordinal(),
            Double.doubleToLongBits(p.activation.slope()));
    Adapted primitive = context.adapted(key, recipe -> make(recipe, p));
    if (p.bias > 0) {
      primitive.run(context.pool(), a, b, bias, out);
    } else {
      primitive.run(context.pool(), a, b, out);
    }
  }

  private Adapted make(Recipe recipe, Product p) {
    int type = context.precision() == Precision.BFLOAT16 ? dnnl.dnnl_bf16 : dnnl.dnnl_f32;
    dnnl_memory_desc a = matrix(recipe, p.batch, p.m, p.k, p.transposeA, dnnl.dnnl_f32);
    dnnl_memory_desc b = matrix(recipe, p.batch, p.k, p.n, p.transposeB, dnnl.dnnl_f32);
    dnnl_memory_desc usedA = matrix(recipe, p.batch, p.m, p.k, p.transposeA, type);
    dnnl_memory_desc usedB = matrix(recipe, p.batch, p.k, p.n, p.transposeB, type);
    dnnl_memory_desc out = matrix(recipe, p.batch, p.m, p.n, false, dnnl.dnnl_f32);
    boolean plain = p.batch == 1;
    dnnl_memory_desc bias =
        p.bias == 0 ? null : plain ? recipe.dense(1, p.bias) : recipe.dense(1, 1, p.bias);
    Recipe.PostOp[] after =
        p.add ? new Recipe.PostOp[] {Recipe.ADD_TO_OUTPUT} : Eltwise.after(p.activation);
    dnnl_primitive_attr attributes = recipe.attributes(after);
    dnnl_primitive_desc descriptor =
        recipe.descriptor(
            "matrix product",
            d ->
                dnnl.dnnl_matmul_primitive_desc_create(
                    d, Native.ENGINE, usedA, usedB, bias, out, attributes));
    if (bias == null) {
      int[] arguments = {dnnl.DNNL_ARG_SRC, dnnl.DNNL_ARG_WEIGHTS, dnnl.DNNL_ARG_DST};
      return new Adapted(recipe, descriptor, arguments, a, b, out);
    }
    int[] arguments = {
      dnnl.DNNL_ARG_SRC, dnnl.DNNL_ARG_WEIGHTS, dnnl.DNNL_ARG_BIAS, dnnl.DNNL_ARG_DST
    };
    return new Adapted(recipe, descriptor, arguments, a, b, bias, out);
  }

  private static dnnl_memory_desc matrix(
      Recipe recipe, long batch, long rows, long columns, boolean transposed, int type) {
    long down = transposed ? 1 : columns;
    long right = transposed ? rows : 1;
    if (batch == 1) {
      return recipe.strided(new long[] {rows, columns}, new long[] {down, right}, type);
    }
    return recipe.strided(
        new long[] {batch, rows, columns}, new long[] {rows * columns, down, right}, type);
  }
}

package org.gan4j.kernel.onednn;

import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.global.dnnl;
import org.gan4j.kernel.BinaryOp;
import org.gan4j.kernel.Lease;
import org.gan4j.kernel.UnaryOp;
import org.gan4j.kernel.onednn.binding.Address;
import org.gan4j.kernel.onednn.binding.Context;
import org.gan4j.kernel.onednn.binding.Key;
import org.gan4j.kernel.onednn.binding.Native;
import org.gan4j.kernel.onednn.binding.Primitive;
import org.gan4j.kernel.onednn.binding.Recipe;
import org.gan4j.kernel.onednn.parts.Binary;
import org.gan4j.kernel.onednn.parts.Eltwise;
import org.gan4j.kernel.onednn.parts.Sums;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Pixel norm: oneDNN's layer normalization by the root of the mean square, without the mean. */
final class PixelNorms {

  private final Context context;
  private final Eltwise eltwise;
  private final Binary binary;
  private final Sums sums;

  PixelNorms(Context context, Eltwise eltwise, Binary binary, Sums sums) {
    this.context = context;
    this.eltwise = eltwise;
    this.binary = binary;
    this.sums = sums;
  }

  void forward(INDArray x, double eps, INDArray out, INDArray meanSquare) {
    long channels = x.size(x.rank() - 1);
    long rows = x.length() / channels;
    context
        .primitive(
            new Key(Key.Op.PIXEL_NORM, Double.doubleToLongBits(eps), rows, channels),
            recipe ->
                new Primitive(
                    descriptor(recipe, rows, channels, eps),
                    dnnl.DNNL_ARG_SRC,
                    dnnl.DNNL_ARG_DST,
                    dnnl.DNNL_ARG_VARIANCE))
        .run(context.pool(), Address.of(x), Address.of(out), Address.of(meanSquare));
  }

  /**
   * With r the root's reciprocal, {@code gx = r (gy - x r^2 mean(gy x))}. oneDNN's own backward
   * pass subtracts a mean of gy too, as if there were one of x.
   */
  void backward(INDArray x, INDArray meanSquare, double eps, INDArray gy, INDArray gx) {
    long channels = x.size(x.rank() - 1);
    long rows = x.length() / channels;
    try (Lease products = context.pool().borrow(DataType.FLOAT, x.shape());
        Lease scales = context.pool().borrow(DataType.FLOAT, meanSquare.shape());
        Lease shares = context.pool().borrow(DataType.FLOAT, meanSquare.shape())) {
      INDArray scale = scales.array();
      INDArray share = shares.array();
      long numbers = Address.of(products.array());
      binary.binary(BinaryOp.MUL, gy, x, products.array());
      sums.sumColumns(rows, channels, numbers, Address.of(share));
      eltwise.affine(meanSquare, 1, eps, scale);
      eltwise.scalar(BinaryOp.MUL, share, -1.0 / channels, share);
      binary.binary(BinaryOp.DIV, share, scale, share);
      eltwise.unary(UnaryOp.RSQRT, scale, scale);
      binary.binary(BinaryOp.MUL, share, scale, share);
      binary.eachRow(rows, channels, Address.of(gy), Address.of(scale), numbers);
      context
          .primitive(
              new Key(Key.Op.PIXEL_NORM_GRAD, rows, channels),
              recipe -> combination(recipe, rows, channels))
          .run(context.pool(), Address.of(x), Address.of(share), numbers, Address.of(gx));
    }
  }

  /** {@code out = x * share + numbers}, share a number a row. */
  private static Primitive combination(Recipe recipe, long rows, long channels) {
    dnnl_memory_desc vectors = recipe.dense(rows, channels);
    Recipe.PostOp[] after = {
      chain -> dnnl.dnnl_post_ops_append_binary(chain, dnnl.dnnl_binary_add, vectors)
    };
    return new Primitive(
        Binary.descriptor(
            recipe, dnnl.dnnl_binary_mul, vectors, recipe.dense(rows, 1), vectors, after),
        dnnl.DNNL_ARG_SRC_0,
        dnnl.DNNL_ARG_SRC_1,
        dnnl.DNNL_ARG_ATTR_MULTIPLE_POST_OP_BASE | dnnl.DNNL_ARG_SRC_1,
        dnnl.DNNL_ARG_DST);
  }

  private static dnnl_primitive_desc descriptor(
      Recipe recipe, long rows, long channels, double eps) {
    dnnl_memory_desc vectors = recipe.dense(rows, channels);
    dnnl_memory_desc statistics = recipe.dense(rows);
    dnnl_primitive_attr attributes = recipe.attributes();
    return recipe.descriptor(
        "pixel norm",
        d ->
            dnnl.dnnl_layer_normalization_forward_primitive_desc_create(
                d,
                Native.ENGINE,
                dnnl.dnnl_forward_training,
                vectors,
                vectors,
                statistics,
                (float) eps,
                dnnl.dnnl_rms_norm,
                attributes));
  }
}

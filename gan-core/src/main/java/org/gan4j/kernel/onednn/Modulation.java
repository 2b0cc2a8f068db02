package org.gan4j.kernel.onednn;

import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.global.dnnl;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.BinaryOp;
import org.gan4j.kernel.ScaleShift;
import org.gan4j.kernel.onednn.binding.Address;
import org.gan4j.kernel.onednn.binding.Context;
import org.gan4j.kernel.onednn.binding.Key;
import org.gan4j.kernel.onednn.binding.Native;
import org.gan4j.kernel.onednn.binding.Primitive;
import org.gan4j.kernel.onednn.binding.Recipe;
import org.gan4j.kernel.onednn.parts.Binary;
import org.gan4j.kernel.onednn.parts.Eltwise;
import org.gan4j.kernel.onednn.parts.Sums;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What follows a modulated convolution: the scaling, then everything else in one pass as a product
 * of the noise, a column, with a row of ones, which adds to its output.
 */
final class Modulation {

  private final Context context;
  private final Binary binary;
  private final Sums sums;

  Modulation(Context context, Binary binary, Sums sums) {
    this.context = context;
    this.binary = binary;
    this.sums = sums;
  }

  void scaleShift(INDArray x, ScaleShift by, INDArray out) {
    Activation activation = by.activation();
    binary.binary(BinaryOp.MUL, x, by.scale(), out);
    boolean shared = by.noise().size(0) < x.size(0);
    long parts = shared ? x.size(0) : 1;
    long channels = x.size(3);
    long pixels = x.length() / channels / parts;
    Key key =
        new Key(
            Key.Op.SHIFT,
            activation.kind().ordinal(),
            Double.doubleToLongBits(activation.slope()),
            pixels,
            channels);
    Primitive primitive =
        context.primitive(key, recipe -> shift(recipe, activation, pixels, channels));
    long to = Address.of(out);
    long noises = Address.of(by.noise());
    long biases = Address.of(by.bias());
    long ones = sums.ones(channels);
    for (long part = 0; part < parts; part++) {
      long at = to + part * pixels * channels * Float.BYTES;
      primitive.run(context.pool(), noises, ones, biases, at);
    }
  }

  private static Primitive shift(Recipe recipe, Activation activation, long pixels, long channels) {
    dnnl_memory_desc noise = recipe.dense(pixels, 1);
    dnnl_memory_desc row = recipe.dense(1, channels);
    dnnl_memory_desc image = recipe.dense(pixels, channels);
    Recipe.PostOp[] last = Eltwise.after(activation);
    Recipe.PostOp[] after = new Recipe.PostOp[1 + last.length];
    after[0] = Recipe.ADD_TO_OUTPUT;
    System.arraycopy(last, 0, after, 1, last.length);
    dnnl_primitive_attr attributes = recipe.attributes(after);
    return new Primitive(
        recipe.descriptor(
            "noise and bias",
            d ->
                dnnl.dnnl_matmul_primitive_desc_create(
                    d, Native.ENGINE, noise, row, row, image, attributes)),
        dnnl.DNNL_ARG_SRC,
        dnnl.DNNL_ARG_WEIGHTS,
        dnnl.DNNL_ARG_BIAS,
        dnnl.DNNL_ARG_DST);
  }
}

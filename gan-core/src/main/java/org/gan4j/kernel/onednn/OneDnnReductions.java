package org.gan4j.kernel.onednn;

import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.global.dnnl;
import org.gan4j.kernel.ReductionKernels;
import org.gan4j.kernel.onednn.binding.Address;
import org.gan4j.kernel.onednn.binding.Context;
import org.gan4j.kernel.onednn.binding.Key;
import org.gan4j.kernel.onednn.binding.Native;
import org.gan4j.kernel.onednn.binding.Primitive;
import org.gan4j.kernel.onednn.binding.Recipe;
import org.gan4j.kernel.onednn.parts.Binary;
import org.gan4j.kernel.onednn.parts.Sums;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Reductions; the maximum is the fallback's. */
final class OneDnnReductions extends Group implements ReductionKernels {

  private final ReductionKernels fallback;
  private final Sums sums;
  private final Contractions contractions;

  OneDnnReductions(Context context, ReductionKernels fallback, Sums sums) {
    super(context);
    this.fallback = fallback;
    this.sums = sums;
    this.contractions = new Contractions(context, new Binary(context), sums);
  }

  @Override
  public void sum(INDArray x, INDArray out) {
    sums.sum(x, out);
    alive(x, out);
  }

  @Override
  public void sumProduct(INDArray a, INDArray b, INDArray out) {
    contractions.sumProduct(a, b, out);
    alive(a, b, out);
  }

  @Override
  public void max(INDArray x, INDArray out) {
    fallback.max(x, out);
    alive(x, out);
  }

  @Override
  public void softmax(INDArray x, INDArray out) {
    softmax(x, false, out);
    alive(x, out);
  }

  @Override
  public void logSoftmax(INDArray x, INDArray out) {
    softmax(x, true, out);
    alive(x, out);
  }

  private void softmax(INDArray x, boolean logarithm, INDArray out) {
    long[] shape = x.shape();
    long row = shape.length == 0 ? 1 : shape[shape.length - 1];
    long rows = x.length() / row;
    Key key = new Key(Key.Op.SOFTMAX, logarithm ? 1 : 0, rows, row);
    context
        .primitive(key, recipe -> softmax(recipe, rows, row, logarithm))
        .run(context.pool(), Address.of(x), Address.of(out));
  }

  private static Primitive softmax(Recipe recipe, long rows, long row, boolean logarithm) {
    dnnl_memory_desc layout = recipe.dense(rows, row);
    dnnl_primitive_attr attributes = recipe.attributes();
    int algorithm = logarithm ? dnnl.dnnl_softmax_log : dnnl.dnnl_softmax_accurate;
    return new Primitive(
        recipe.descriptor(
            "softmax",
            d ->
                dnnl.dnnl_softmax_forward_primitive_desc_create(
                    d,
                    Native.ENGINE,
                    dnnl.dnnl_forward_inference,
                    algorithm,
                    layout,
                    layout,
                    1,
                    attributes)),
        dnnl.DNNL_ARG_SRC,
        dnnl.DNNL_ARG_DST);
  }
}

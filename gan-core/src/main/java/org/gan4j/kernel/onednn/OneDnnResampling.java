package org.gan4j.kernel.onednn;

import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.global.dnnl;
import org.gan4j.kernel.Pool2d;
import org.gan4j.kernel.ResamplingKernels;
import org.gan4j.kernel.UpFirDown;
import org.gan4j.kernel.onednn.binding.Address;
import org.gan4j.kernel.onednn.binding.Context;
import org.gan4j.kernel.onednn.binding.Key;
import org.gan4j.kernel.onednn.binding.Native;
import org.gan4j.kernel.onednn.binding.Primitive;
import org.gan4j.kernel.onednn.binding.Recipe;
import org.gan4j.kernel.onednn.parts.Eltwise;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Resampling; what oneDNN has no quick way for goes to the fallback's. */
final class OneDnnResampling extends Group implements ResamplingKernels {

  private final ResamplingKernels fallback;
  private final Eltwise eltwise;
  private final OneDnnPooling pooling;
  private final Filtering filtering;

  OneDnnResampling(Context context, ResamplingKernels fallback, OneDnnPooling pooling) {
    super(context);
    this.fallback = fallback;
    this.eltwise = new Eltwise(context);
    this.pooling = pooling;
    this.filtering = new Filtering(context);
  }

  @Override
  public void upsampleNearest(int factor, INDArray x, INDArray out) {
    resize(false, x, out);
    alive(x, out);
  }

  @Override
  public void sumBlocks(int factor, INDArray x, INDArray out) {
    pooling.avgPool(Pool2d.of(factor), x, out);
    eltwise.affine(out, (double) factor * factor, 0, out);
    alive(x, out);
  }

  @Override
  public void resizeBilinear(INDArray x, INDArray out) {
    resize(true, x, out);
    alive(x, out);
  }

  @Override
  public void resizeBilinearGrad(INDArray gy, INDArray gx) {
    // oneDNN's resampling has no quick way back.
    fallback.resizeBilinearGrad(gy, gx);
    alive(gy, gx);
  }

  @Override
  public void upfirdn2d(UpFirDown filter, INDArray x, INDArray out) {
    if (!filtering.upfirdn2d(filter, x, out)) {
      fallback.upfirdn2d(filter, x, out);
    }
    alive(x, out);
  }

  /** Nearest or bilinear, to the size of out. */
  private void resize(boolean bilinear, INDArray x, INDArray out) {
    int algorithm = algorithm(bilinear);
    long[] from = x.shape();
    long[] to = out.shape();
    Key key = new Key(Key.Op.RESAMPLE, algorithm, Key.join(from, to));
    context
        .primitive(
            key,
            recipe ->
                new Primitive(
                    forward(recipe, algorithm, recipe.images(from), recipe.images(to)),
                    dnnl.DNNL_ARG_SRC,
                    dnnl.DNNL_ARG_DST))
        .run(context.pool(), Address.of(x), Address.of(out));
  }

  private static int algorithm(boolean bilinear) {
    return bilinear ? dnnl.dnnl_resampling_linear : dnnl.dnnl_resampling_nearest;
  }

  private static dnnl_primitive_desc forward(
      Recipe recipe, int algorithm, dnnl_memory_desc from, dnnl_memory_desc to) {
    dnnl_primitive_attr attributes = recipe.attributes();
    return recipe.descriptor(
        "resampling",
        d ->
            dnnl.dnnl_resampling_forward_primitive_desc_create(
                d,
                Native.ENGINE,
                dnnl.dnnl_forward_training,
                algorithm,
                (float[]) null,
                from,
                to,
                attributes));
  }
}

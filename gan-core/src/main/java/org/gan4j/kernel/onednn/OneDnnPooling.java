package org.gan4j.kernel.onednn;

import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.global.dnnl;
import org.gan4j.kernel.ArrayPool;
import org.gan4j.kernel.Lease;
import org.gan4j.kernel.Pool2d;
import org.gan4j.kernel.PoolingKernels;
import org.gan4j.kernel.onednn.binding.Address;
import org.gan4j.kernel.onednn.binding.Context;
import org.gan4j.kernel.onednn.binding.Key;
import org.gan4j.kernel.onednn.binding.Native;
import org.gan4j.kernel.onednn.binding.Primitive;
import org.gan4j.kernel.onednn.binding.Recipe;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Pooling; the second derivative of the maximum is the fallback's. */
final class OneDnnPooling extends Group implements PoolingKernels {

  private static final long[] NONE = {0, 0};

  private final PoolingKernels fallback;

  OneDnnPooling(Context context, PoolingKernels fallback) {
    super(context);
    this.fallback = fallback;
  }

  @Override
  public void avgPool(Pool2d pool, INDArray x, INDArray out) {
    pool(new Form(false, pool, x.shape(), out.shape()), x, out);
  }

  @Override
  public void maxPool(Pool2d pool, INDArray x, INDArray out) {
    pool(new Form(true, pool, x.shape(), out.shape()), x, out);
  }

  @Override
  public void maxPoolSelect(Pool2d pool, INDArray x, INDArray values, INDArray out) {
    fallback.maxPoolSelect(pool, x, values, out);
    alive(x, values, out);
  }

  private void pool(Form form, INDArray x, INDArray out) {
    context
        .primitive(
            form.key(Key.Op.POOL),
            recipe ->
                new Primitive(
                    form.forward(recipe, dnnl.dnnl_forward_inference),
                    dnnl.DNNL_ARG_SRC,
                    dnnl.DNNL_ARG_DST))
        .run(context.pool(), Address.of(x), Address.of(out));
    alive(x, out);
  }

  @Override
  public void avgPoolGrad(Pool2d pool, INDArray gy, INDArray gx) {
    Form form = new Form(false, pool, gx.shape(), gy.shape());
    context
        .primitive(
            form.key(Key.Op.POOL_GRAD),
            recipe ->
                new Primitive(
                    form.backward(recipe, form.forward(recipe, dnnl.dnnl_forward_training)),
                    dnnl.DNNL_ARG_DIFF_DST,
                    dnnl.DNNL_ARG_DIFF_SRC))
        .run(context.pool(), Address.of(gy), Address.of(gx));
    alive(gy, gx);
  }

  @Override
  public void maxPoolGrad(Pool2d pool, INDArray x, INDArray gy, INDArray gx) {
    Form form = new Form(true, pool, gx.shape(), gy.shape());
    context
        .cache()
        .get(form.key(Key.Op.POOL_GRAD), MaxPoolGrad.class, recipe -> new MaxPoolGrad(recipe, form))
        .run(context.pool(), x, gy, gx);
    alive(x, gy, gx);
  }

  /** One pooling: the maximum or the mean, of which windows, from and to which extents. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Form(boolean maximum, Pool2d pool, long[] from, long[] to) {

    Key key(Key.Op op) {
      return new Key(op, pool.size() * 2L + (maximum ? 1 : 0), pool.stride(), Key.join(from, to));
    }

    dnnl_primitive_desc forward(Recipe recipe, int kind) {
      dnnl_memory_desc x = recipe.images(from);
      dnnl_memory_desc y = recipe.images(to);
      dnnl_primitive_attr attributes = recipe.attributes();
      return recipe.descriptor(
          "pooling",
          d ->
              dnnl.dnnl_pooling_forward_primitive_desc_create(
                  d,
                  Native.ENGINE,
                  kind,
                  algorithm(),
                  x,
                  y,
                  both(pool.stride()),
                  both(pool.size()),
                  NONE,
                  NONE,
                  NONE,
                  attributes));
    }

    dnnl_primitive_desc backward(Recipe recipe, dnnl_primitive_desc forward) {
      dnnl_memory_desc x = recipe.images(from);
      dnnl_memory_desc y = recipe.images(to);
      dnnl_primitive_attr attributes = recipe.attributes();
      return recipe.descriptor(
          "gradient of pooling",
          d ->
              dnnl.dnnl_pooling_backward_primitive_desc_create(
                  d,
                  Native.ENGINE,
                  algorithm(),
                  x,
                  y,
                  both(pool.stride()),
                  both(pool.size()),
                  NONE,
                  NONE,
                  NONE,
                  forward,
                  attributes));
    }

    private int algorithm() {
      return maximum ? dnnl.dnnl_pooling_max : dnnl.dnnl_pooling_avg_exclude_padding;
    }

    private static long[] both(long number) {
      return new long[] {number, number};
    }
  }

  /** Forward once more, to learn where the maxima are, and backward. */
  private static final class MaxPoolGrad {

    private final Primitive forward;
    private final Primitive backward;
    private final long[] to;
    private final long workspaceBytes;

    MaxPoolGrad(Recipe recipe, Form form) {
      dnnl_primitive_desc descriptor = form.forward(recipe, dnnl.dnnl_forward_training);
      this.forward =
          new Primitive(descriptor, dnnl.DNNL_ARG_SRC, dnnl.DNNL_ARG_DST, dnnl.DNNL_ARG_WORKSPACE);
      this.backward =
          new Primitive(
              form.backward(recipe, descriptor),
              dnnl.DNNL_ARG_DIFF_DST,
              dnnl.DNNL_ARG_WORKSPACE,
              dnnl.DNNL_ARG_DIFF_SRC);
      this.to = form.to();
      this.workspaceBytes =
          dnnl.dnnl_memory_desc_get_size(Primitive.layout(descriptor, dnnl.DNNL_ARG_WORKSPACE));
    }

    void run(ArrayPool pool, INDArray x, INDArray gy, INDArray gx) {
      try (Lease maxima = pool.borrow(x.dataType(), to);
          Lease places = Primitive.borrow(pool, workspaceBytes)) {
        long workspace = Address.of(places.array());
        forward.run(pool, Address.of(x), Address.of(maxima.array()), workspace);
        backward.run(pool, Address.of(gy), workspace, Address.of(gx));
      }
    }
  }
}

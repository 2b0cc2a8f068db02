package org.gan4j.kernel.onednn;

import java.util.List;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.FloatPointer;
import org.gan4j.kernel.ArrayPool;
import org.gan4j.kernel.UpFirDown;
import org.gan4j.kernel.onednn.binding.Address;
import org.gan4j.kernel.onednn.binding.Context;
import org.gan4j.kernel.onednn.binding.Key;
import org.gan4j.kernel.onednn.binding.Native;
import org.gan4j.kernel.onednn.binding.Primitive;
import org.gan4j.kernel.onednn.binding.Recipe;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Resampling with a filter, as a convolution of each channel with the same kernel: the forward form
 * for downsampling, the input gradient, whose stride spreads the image, for upsampling.
 */
final class Filtering {

  private static final long[] NO_DILATION = {0, 0};

  private final Context context;

  Filtering(Context context) {
    this.context = context;
  }

  /** Computes it; false if it goes up and down at once, or is a crop. */
  boolean upfirdn2d(UpFirDown filter, INDArray x, INDArray out) {
    boolean spread = filter.up() > 1;
    int taps = filter.taps().size();
    if ((spread && filter.down() > 1) || filter.before() < 0 || filter.before() >= taps) {
      return false;
    }
    long[] from = x.shape();
    long[] to = out.shape();
    Key key = new Key(Key.Op.FILTER, Key.join(from, to, numbers(filter)));
    context
        .cache()
        .get(
            key,
            Depthwise.class,
            recipe -> new Depthwise(context.pool(), recipe, filter, spread, from, to))
        .run(context.pool(), Address.of(x), Address.of(out));
    return true;
  }

  private static long[] numbers(UpFirDown filter) {
    List<Double> taps = filter.taps();
    long[] out = new long[taps.size() + 3];
    out[0] = filter.up();
    out[1] = filter.down();
    out[2] = filter.before();
    for (int i = 0; i < taps.size(); i++) {
      out[i + 3] = Double.doubleToLongBits(taps.get(i));
    }
    return out;
  }

  /** A compiled filter for one shape, with its weights in the layout that it likes. */
  private static final class Depthwise {

    private final Primitive primitive;
    private final FloatPointer weights;

    Depthwise(
        ArrayPool pool, Recipe recipe, UpFirDown filter, boolean spread, long[] from, long[] to) {
      int k = filter.taps().size();
      long channels = from[3];
      long[] image = spread ? to : from;
      long[] result = spread ? from : to;
      int stride = spread ? filter.up() : filter.down();
      int before = spread ? k - 1 - filter.before() : filter.before();
      long[] strides = {stride, stride};
      long[] paddingBefore = {before, before};
      long[] paddingAfter = {
        (result[1] - 1) * stride + k - image[1] - before,
        (result[2] - 1) * stride + k - image[2] - before
      };
      dnnl_memory_desc x = recipe.images(image);
      dnnl_memory_desc y = recipe.images(result);
      dnnl_memory_desc w = recipe.any(dnnl.dnnl_f32, channels, 1, 1, k, k);
      dnnl_primitive_attr attributes = recipe.attributes();
      dnnl_primitive_desc forward =
          recipe.descriptor(
              "filter",
              d ->
                  dnnl.dnnl_convolution_forward_primitive_desc_create(
                      d,
                      Native.ENGINE,
                      dnnl.dnnl_forward_training,
                      dnnl.dnnl_convolution_direct,
                      x,
                      w,
                      null,
                      y,
                      strides,
                      NO_DILATION,
                      paddingBefore,
                      paddingAfter,
                      attributes));
      dnnl_primitive_desc used = forward;
      if (spread) {
        used =
            recipe.descriptor(
                "spreading filter",
                d ->
                    dnnl.dnnl_convolution_backward_data_primitive_desc_create(
                        d,
                        Native.ENGINE,
                        dnnl.dnnl_convolution_direct,
                        x,
                        w,
                        y,
                        strides,
                        NO_DILATION,
                        paddingBefore,
                        paddingAfter,
                        forward,
                        attributes));
      }
      this.primitive =
          spread
              ? new Primitive(
                  used, dnnl.DNNL_ARG_DIFF_DST, dnnl.DNNL_ARG_WEIGHTS, dnnl.DNNL_ARG_DIFF_SRC)
              : new Primitive(used, dnnl.DNNL_ARG_SRC, dnnl.DNNL_ARG_WEIGHTS, dnnl.DNNL_ARG_DST);
      this.weights = weights(pool, recipe, filter, spread, channels, used);
    }

    /** The filter's outer product for every channel, as the primitive wants it. */
    private static FloatPointer weights(
        ArrayPool pool,
        Recipe recipe,
        UpFirDown filter,
        boolean spread,
        long channels,
        dnnl_primitive_desc descriptor) {
      UpFirDown read = spread ? filter.adjoint() : filter;
      int k = read.taps().size();
      float[] values = new float[Math.toIntExact(channels * k * k)];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (read.taps().get(i / k % k) * read.taps().get(i % k));
      }
      dnnl_memory_desc wanted = Primitive.layout(descriptor, dnnl.DNNL_ARG_WEIGHTS);
      FloatPointer out = new FloatPointer(dnnl.dnnl_memory_desc_get_size(wanted) / Float.BYTES);
      try (FloatPointer plain = new FloatPointer(values)) {
        recipe
            .reorder(recipe.dense(channels, 1, 1, k, k), wanted)
            .run(pool, plain.address(), out.address());
      }
      return out;
    }

    void run(ArrayPool pool, long from, long to) {
      primitive.run(pool, from, weights.address(), to);
    }
  }
}

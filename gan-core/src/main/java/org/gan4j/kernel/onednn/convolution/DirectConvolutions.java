package org.gan4j.kernel.onednn.convolution;

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
import org.gan4j.kernel.onednn.binding.Strides;
import org.gan4j.kernel.onednn.parts.Eltwise;
import org.jspecify.annotations.Nullable;

/**
 * oneDNN's convolutions on channels-last images, with the weight in the layout that the primitive
 * prefers: it is copied at each call, which takes 1 to 2 % of the convolution's time, whereas on
 * the plain layout most forms take twice as long.
 */
final class DirectConvolutions implements ConvolutionWay {

  private static final long[] NO_DILATION = {0, 0};

  private final Context context;

  DirectConvolutions(Context context) {
    this.context = context;
  }

  @Override
  public void forward(ConvShape s, Activation activation, long x, long w, long bias, long y) {
    boolean biased = bias != 0;
    Key key =
        new Key(
            Key.Op.CONVOLUTION,
            activation.kind().ordinal() + (biased ? 100 : 0),
            Double.doubleToLongBits(activation.slope()),
            s.key());
    Adapted primitive = context.adapted(key, recipe -> forward(recipe, s, biased, activation));
    if (biased) {
      primitive.run(context.pool(), x, w, bias, y);
    } else {
      primitive.run(context.pool(), x, w, y);
    }
  }

  @Override
  public void inputGrad(ConvShape s, long gy, long w, long gx) {
    Key key = new Key(Key.Op.CONVOLUTION_INPUT_GRAD, s.key());
    context.adapted(key, recipe -> inputGrad(recipe, s)).run(context.pool(), gy, w, gx);
  }

  @Override
  public void weightGrad(ConvShape s, long x, long gy, long gw) {
    Key key = new Key(Key.Op.CONVOLUTION_WEIGHT_GRAD, s.key());
    context.adapted(key, recipe -> weightGrad(recipe, s)).run(context.pool(), x, gy, gw);
  }

  private int type() {
    return context.precision() == Precision.BFLOAT16 ? dnnl.dnnl_bf16 : dnnl.dnnl_f32;
  }

  /** Weights in memory as oneDNN likes them. */
  private static dnnl_memory_desc preferred(Recipe recipe, ConvShape s, int type) {
    return recipe.any(type, axes(s));
  }

  /** Weights in memory as given. */
  private static dnnl_memory_desc given(Recipe recipe, ConvShape s) {
    long[] strides = Strides.dense(s.w());
    long ofGroup = s.o() / s.groups();
    return recipe.strided(
        axes(s),
        s.groups() == 1
            ? new long[] {strides[3], strides[2], strides[0], strides[1]}
            : new long[] {ofGroup, strides[3], strides[2], strides[0], strides[1]});
  }

  /** The weight's extents in oneDNN's order: O, I, kH, kW, after the groups if there are any. */
  private static long[] axes(ConvShape s) {
    long[] w = s.w();
    long groups = s.groups();
    return groups == 1
        ? new long[] {w[3], w[2], w[0], w[1]}
        : new long[] {groups, w[3] / groups, w[2], w[0], w[1]};
  }

  private Adapted forward(Recipe recipe, ConvShape s, boolean biased, Activation activation) {
    dnnl_memory_desc bias = biased ? recipe.dense(s.o()) : null;
    dnnl_memory_desc x = recipe.images(s.x());
    dnnl_memory_desc y = recipe.images(s.y());
    dnnl_primitive_attr attributes = recipe.attributes(Eltwise.after(activation));
    dnnl_primitive_desc descriptor = descriptor(recipe, s, bias, y, attributes);
    if (bias != null) {
      int[] arguments = {
        dnnl.DNNL_ARG_SRC, dnnl.DNNL_ARG_WEIGHTS, dnnl.DNNL_ARG_BIAS, dnnl.DNNL_ARG_DST
      };
      return new Adapted(recipe, descriptor, arguments, x, given(recipe, s), bias, y);
    }
    int[] arguments = {dnnl.DNNL_ARG_SRC, dnnl.DNNL_ARG_WEIGHTS, dnnl.DNNL_ARG_DST};
    return new Adapted(recipe, descriptor, arguments, x, given(recipe, s), y);
  }

  private dnnl_primitive_desc descriptor(
      Recipe recipe,
      ConvShape s,
      @Nullable dnnl_memory_desc bias,
      dnnl_memory_desc y,
      dnnl_primitive_attr attributes) {
    dnnl_memory_desc x = recipe.images(s.x(), type());
    dnnl_memory_desc w = preferred(recipe, s, type());
    return recipe.descriptor(
        "convolution",
        d ->
            dnnl.dnnl_convolution_forward_primitive_desc_create(
                d,
                Native.ENGINE,
                dnnl.dnnl_forward_training,
                dnnl.dnnl_convolution_direct,
                x,
                w,
                bias,
                y,
                s.strides(),
                NO_DILATION,
                s.before(),
                s.after(),
                attributes));
  }

  /** A gradient's descriptor, from what it needs beside the gradient's own layout. */
  private interface Gradient {
    int fill(
        dnnl_primitive_desc descriptor,
        dnnl_memory_desc gy,
        dnnl_primitive_desc forward,
        dnnl_primitive_attr attributes);
  }

  private dnnl_primitive_desc gradient(String what, Recipe recipe, ConvShape s, Gradient gradient) {
    dnnl_memory_desc gy = recipe.images(s.y(), type());
    // The forward convolution that oneDNN wants to see before it makes a gradient.
    dnnl_primitive_desc forward = descriptor(recipe, s, null, gy, recipe.attributes());
    dnnl_primitive_attr attributes = recipe.attributes();
    return recipe.descriptor(what, d -> gradient.fill(d, gy, forward, attributes));
  }

  private Adapted inputGrad(Recipe recipe, ConvShape s) {
    dnnl_memory_desc gx = recipe.images(s.x());
    dnnl_memory_desc w = preferred(recipe, s, type());
    dnnl_primitive_desc descriptor =
        gradient(
            "input gradient of a convolution",
            recipe,
            s,
            (d, gy, forward, attributes) ->
                dnnl.dnnl_convolution_backward_data_primitive_desc_create(
                    d,
                    Native.ENGINE,
                    dnnl.dnnl_convolution_direct,
                    gx,
                    w,
                    gy,
                    s.strides(),
                    NO_DILATION,
                    s.before(),
                    s.after(),
                    forward,
                    attributes));
    int[] arguments = {dnnl.DNNL_ARG_DIFF_DST, dnnl.DNNL_ARG_WEIGHTS, dnnl.DNNL_ARG_DIFF_SRC};
    return new Adapted(recipe, descriptor, arguments, recipe.images(s.y()), given(recipe, s), gx);
  }

  private Adapted weightGrad(Recipe recipe, ConvShape s) {
    dnnl_memory_desc x = recipe.images(s.x(), type());
    dnnl_memory_desc gw = preferred(recipe, s, dnnl.dnnl_f32);
    dnnl_primitive_desc descriptor =
        gradient(
            "weight gradient of a convolution",
            recipe,
            s,
            (d, gy, forward, attributes) ->
                dnnl.dnnl_convolution_backward_weights_primitive_desc_create(
                    d,
                    Native.ENGINE,
                    dnnl.dnnl_convolution_direct,
                    x,
                    gw,
                    null,
                    gy,
                    s.strides(),
                    NO_DILATION,
                    s.before(),
                    s.after(),
                    forward,
                    attributes));
    int[] arguments = {dnnl.DNNL_ARG_SRC, dnnl.DNNL_ARG_DIFF_DST, dnnl.DNNL_ARG_DIFF_WEIGHTS};
    dnnl_memory_desc plain = recipe.images(s.x());
    return new Adapted(
        recipe, descriptor, arguments, plain, recipe.images(s.y()), given(recipe, s));
  }
}

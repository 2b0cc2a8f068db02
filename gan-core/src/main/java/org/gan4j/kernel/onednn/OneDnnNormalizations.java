package org.gan4j.kernel.onednn;

import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.global.dnnl;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.Lease;
import org.gan4j.kernel.Moments;
import org.gan4j.kernel.Norm;
import org.gan4j.kernel.NormGradients;
import org.gan4j.kernel.NormSettings;
import org.gan4j.kernel.NormalizationKernels;
import org.gan4j.kernel.onednn.binding.Address;
import org.gan4j.kernel.onednn.binding.Context;
import org.gan4j.kernel.onednn.binding.Key;
import org.gan4j.kernel.onednn.binding.Native;
import org.gan4j.kernel.onednn.binding.Primitive;
import org.gan4j.kernel.onednn.binding.Recipe;
import org.gan4j.kernel.onednn.parts.Binary;
import org.gan4j.kernel.onednn.parts.Eltwise;
import org.gan4j.kernel.onednn.parts.Sums;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Batch and instance normalization. Forward, an instance is a group of one channel to oneDNN;
 * backward, where its group normalization has no quick implementation, a batch of one image.
 */
final class OneDnnNormalizations extends Group implements NormalizationKernels {

  private static final int SCALE_AND_SHIFT = dnnl.dnnl_use_scale | dnnl.dnnl_use_shift;

  private final Eltwise eltwise;
  private final Sums sums;
  private final PixelNorms pixelNorms;

  OneDnnNormalizations(Context context, Sums sums) {
    super(context);
    this.eltwise = new Eltwise(context);
    this.sums = sums;
    this.pixelNorms = new PixelNorms(context, eltwise, new Binary(context), sums);
  }

  @Override
  public void normalize(
      NormSettings settings,
      INDArray x,
      @Nullable INDArray gamma,
      @Nullable INDArray beta,
      INDArray out,
      Moments moments) {
    Activation activation = settings.activation();
    double eps = settings.eps();
    long[] images = images(x.shape());
    boolean batch = settings.norm() == Norm.BATCH || images[0] == 1;
    boolean fused = batch && activation.kind() == Activation.Kind.RELU;
    int flags =
        (gamma == null ? 0 : dnnl.dnnl_use_scale) | (beta == null ? 0 : dnnl.dnnl_use_shift);
    Key key =
        new Key(
            Key.Op.NORM,
            flags + (batch ? 1000 : 0) + (fused ? 2000 : 0),
            Double.doubleToLongBits(eps),
            images);
    // Arguments that the primitive doesn't use take any address.
    long first = Address.of(x);
    context
        .primitive(key, recipe -> forward(recipe, images, batch, flags, eps, fused))
        .run(
            context.pool(),
            first,
            gamma == null ? first : Address.of(gamma),
            beta == null ? first : Address.of(beta),
            Address.of(out),
            Address.of(moments.mean()),
            Address.of(moments.variance()));
    if (!fused && activation.kind() != Activation.Kind.IDENTITY) {
      eltwise.activate(activation, out, out);
    }
    alive(x, gamma, beta, out, moments.mean(), moments.variance());
  }

  @Override
  public void normalizeGrad(
      NormSettings settings,
      INDArray x,
      @Nullable INDArray gamma,
      Moments moments,
      INDArray gy,
      NormGradients gradients) {
    double eps = settings.eps();
    INDArray gx = gradients.x();
    INDArray ggamma = gradients.gamma();
    INDArray gbeta = gradients.beta();
    long[] images = images(x.shape());
    long runs = settings.norm() == Norm.BATCH ? 1 : images[0];
    long[] part = images.clone();
    part[0] = images[0] / runs;
    long channels = images[3];
    Primitive primitive =
        context.primitive(
            new Key(Key.Op.NORM_GRAD, Double.doubleToLongBits(eps), 0, part),
            recipe -> backward(recipe, part, eps));
    long scale = gamma == null ? sums.ones(channels) : Address.of(gamma);
    try (Lease scales = context.pool().borrow(DataType.FLOAT, runs, channels);
        Lease shifts = context.pool().borrow(DataType.FLOAT, runs, channels)) {
      long toScale = runs == 1 && ggamma != null ? Address.of(ggamma) : Address.of(scales.array());
      long toShift = runs == 1 && gbeta != null ? Address.of(gbeta) : Address.of(shifts.array());
      long imageBytes = Float.BYTES * x.length() / runs;
      long channelBytes = Float.BYTES * channels;
      for (long run = 0; run < runs; run++) {
        primitive.run(
            context.pool(),
            Address.of(x) + run * imageBytes,
            Address.of(gy) + run * imageBytes,
            Address.of(moments.mean()) + run * channelBytes,
            Address.of(moments.variance()) + run * channelBytes,
            scale,
            Address.of(gx) + run * imageBytes,
            toScale + run * channelBytes,
            toShift + run * channelBytes);
      }
      if (runs > 1 && ggamma != null) {
        sums.sumRows(runs, channels, toScale, Address.of(ggamma));
      }
      if (runs > 1 && gbeta != null) {
        sums.sumRows(runs, channels, toShift, Address.of(gbeta));
      }
    }
    alive(x, gamma, moments.mean(), moments.variance(), gy, gx, ggamma, gbeta);
  }

  @Override
  public void pixelNorm(INDArray x, double eps, INDArray out, INDArray meanSquare) {
    pixelNorms.forward(x, eps, out, meanSquare);
    alive(x, out, meanSquare);
  }

  @Override
  public void pixelNormGrad(INDArray x, INDArray meanSquare, double eps, INDArray gy, INDArray gx) {
    pixelNorms.backward(x, meanSquare, eps, gy, gx);
    alive(x, meanSquare, gy, gx);
  }

  @Override
  public void groupDeviation(int group, double eps, INDArray x, INDArray out) {
    GroupDeviations.of(group, eps, x).forward(out);
    alive(x, out);
  }

  @Override
  public void groupDeviationGrad(int group, double eps, INDArray x, INDArray gy, INDArray gx) {
    GroupDeviations.of(group, eps, x).backward(gy, gx);
    alive(x, gy, gx);
  }

  @Override
  public void groupDeviationGradGrad(
      int group, double eps, INDArray x, INDArray gy, INDArray ggx, INDArray gx, INDArray ggy) {
    GroupDeviations.of(group, eps, x).second(gy, ggx, gx, ggy);
    alive(x, gy, ggx, gx, ggy);
  }

  private static long[] images(long[] shape) {
    return shape.length == 4 ? shape : new long[] {shape[0], 1, 1, shape[1]};
  }

  private static Primitive forward(
      Recipe recipe, long[] images, boolean batch, int flags, double eps, boolean relu) {
    Activation after = relu ? Activation.RELU : Activation.IDENTITY;
    dnnl_primitive_attr attributes = recipe.attributes(Eltwise.after(after));
    dnnl_memory_desc layout = recipe.images(images);
    dnnl_primitive_desc descriptor =
        batch
            ? batchDescriptor(recipe, layout, flags, eps, attributes)
            : recipe.descriptor(
                "instance normalization",
                d ->
                    dnnl.dnnl_group_normalization_forward_primitive_desc_create(
                        d,
                        Native.ENGINE,
                        dnnl.dnnl_forward_training,
                        layout,
                        layout,
                        images[3],
                        (float) eps,
                        flags,
                        attributes));
    return new Primitive(
        descriptor,
        dnnl.DNNL_ARG_SRC,
        dnnl.DNNL_ARG_SCALE,
        dnnl.DNNL_ARG_SHIFT,
        dnnl.DNNL_ARG_DST,
        dnnl.DNNL_ARG_MEAN,
        dnnl.DNNL_ARG_VARIANCE);
  }

  private static dnnl_primitive_desc batchDescriptor(
      Recipe recipe,
      dnnl_memory_desc layout,
      int flags,
      double eps,
      dnnl_primitive_attr attributes) {
    return recipe.descriptor(
        "batch normalization",
        d ->
            dnnl.dnnl_batch_normalization_forward_primitive_desc_create(
                d,
                Native.ENGINE,
                dnnl.dnnl_forward_training,
                layout,
                layout,
                (float) eps,
                flags,
                attributes));
  }

  private static Primitive backward(Recipe recipe, long[] images, double eps) {
    dnnl_memory_desc layout = recipe.images(images);
    dnnl_primitive_attr attributes = recipe.attributes();
    dnnl_primitive_desc hint = batchDescriptor(recipe, layout, SCALE_AND_SHIFT, eps, attributes);
    return new Primitive(
        recipe.descriptor(
            "gradient of batch normalization",
            d ->
                dnnl.dnnl_batch_normalization_backward_primitive_desc_create(
                    d,
                    Native.ENGINE,
                    dnnl.dnnl_backward,
                    layout,
                    layout,
                    layout,
                    (float) eps,
                    SCALE_AND_SHIFT,
                    hint,
                    attributes)),
        dnnl.DNNL_ARG_SRC,
        dnnl.DNNL_ARG_DIFF_DST,
        dnnl.DNNL_ARG_MEAN,
        dnnl.DNNL_ARG_VARIANCE,
        dnnl.DNNL_ARG_SCALE,
        dnnl.DNNL_ARG_DIFF_SRC,
        dnnl.DNNL_ARG_DIFF_SCALE,
        dnnl.DNNL_ARG_DIFF_SHIFT);
  }
}

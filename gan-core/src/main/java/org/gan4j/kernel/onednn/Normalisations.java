package org.gan4j.kernel.onednn;

import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.global.dnnl;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.Lease;
import org.gan4j.kernel.Norm;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Batch and instance normalisation. Forward, an instance is a group of one channel to oneDNN;
 * backward, where its group normalisation has no quick implementation, a batch of one image.
 */
final class Normalisations {

  private static final int SCALE_AND_SHIFT = dnnl.dnnl_use_scale | dnnl.dnnl_use_shift;

  private final Context context;
  private final ElementWise elementWise;
  private final Reductions reductions;

  Normalisations(Context context, ElementWise elementWise, Reductions reductions) {
    this.context = context;
    this.elementWise = elementWise;
    this.reductions = reductions;
  }

  void forward(
      Norm norm,
      INDArray x,
      INDArray gamma,
      INDArray beta,
      double eps,
      Activation activation,
      INDArray out,
      INDArray mean,
      INDArray variance) {
    long[] images = images(x.shape());
    boolean batch = norm == Norm.BATCH || images[0] == 1;
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
            Address.of(mean),
            Address.of(variance));
    if (!fused && activation.kind() != Activation.Kind.IDENTITY) {
      elementWise.activate(activation, out, out);
    }
  }

  void backward(
      Norm norm,
      INDArray x,
      INDArray gamma,
      INDArray mean,
      INDArray variance,
      double eps,
      INDArray gy,
      INDArray gx,
      INDArray ggamma,
      INDArray gbeta) {
    long[] images = images(x.shape());
    long runs = norm == Norm.BATCH ? 1 : images[0];
    long[] part = images.clone();
    part[0] = images[0] / runs;
    long channels = images[3];
    Primitive primitive =
        context.primitive(
            new Key(Key.Op.NORM_GRAD, Double.doubleToLongBits(eps), 0, part),
            recipe -> backward(recipe, part, eps));
    long scale = gamma == null ? reductions.ones(channels) : Address.of(gamma);
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
            Address.of(mean) + run * channelBytes,
            Address.of(variance) + run * channelBytes,
            scale,
            Address.of(gx) + run * imageBytes,
            toScale + run * channelBytes,
            toShift + run * channelBytes);
      }
      if (runs > 1 && ggamma != null) {
        reductions.sumRows(runs, channels, toScale, Address.of(ggamma));
      }
      if (runs > 1 && gbeta != null) {
        reductions.sumRows(runs, channels, toShift, Address.of(gbeta));
      }
    }
  }

  private static long[] images(long[] shape) {
    return shape.length == 4 ? shape : new long[] {shape[0], 1, 1, shape[1]};
  }

  private static Primitive forward(
      Recipe recipe, long[] images, boolean batch, int flags, double eps, boolean relu) {
    Activation after = relu ? Activation.RELU : Activation.IDENTITY;
    dnnl_primitive_attr attributes = recipe.attributes(ElementWise.after(after));
    dnnl_memory_desc layout = recipe.images(images);
    dnnl_primitive_desc descriptor =
        batch
            ? batchDescriptor(recipe, layout, flags, eps, attributes)
            : recipe.descriptor(
                "instance normalisation",
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
        "batch normalisation",
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
            "gradient of batch normalisation",
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

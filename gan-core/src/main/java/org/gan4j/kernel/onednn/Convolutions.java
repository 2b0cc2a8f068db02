package org.gan4j.kernel.onednn;

import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.global.dnnl;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Precision;
import org.gan4j.kernel.onednn.Products.Product;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The three forms of convolution. Where the kernel covers the image, or one pixel, they are matrix
 * products; where few channels leave oneDNN's vectors empty, matrix products of the unfolded image
 * ({@link Columns}); everywhere else oneDNN's convolutions, with the weight in the layout that the
 * primitive prefers, copied at each call (the copy takes 1 to 2 % of the convolution's time).
 */
final class Convolutions {

  private final Context context;
  private final Products products;
  private final Columns columns;

  Convolutions(Context context, Products products, Columns columns) {
    this.context = context;
    this.products = products;
    this.columns = columns;
  }

  void forward(
      INDArray x,
      INDArray w,
      INDArray bias,
      Activation activation,
      ConvGeometry geometry,
      INDArray out) {
    Shape s = new Shape(x.shape(), w.shape(), out.shape(), geometry);
    long added = bias == null ? 0 : Address.of(bias);
    if (s.isProduct()) {
      Product product =
          new Product(
              1, s.rows(), s.o(), s.taps(), false, false, bias == null ? 0 : s.o(), activation);
      products.run(product, Address.of(x), Address.of(w), added, Address.of(out));
      return;
    }
    Key key =
        new Key(
            Key.Op.CONVOLUTION,
            activation.kind().ordinal() + (bias == null ? 0 : 100),
            Double.doubleToLongBits(activation.slope()),
            s.key());
    Adapted primitive =
        context.adapted(key, recipe -> forward(recipe, s, bias != null, activation));
    if (bias == null) {
      primitive.run(context.pool(), Address.of(x), Address.of(w), Address.of(out));
    } else {
      primitive.run(context.pool(), Address.of(x), Address.of(w), added, Address.of(out));
    }
  }

  void inputGrad(INDArray gy, INDArray w, ConvGeometry geometry, INDArray gx) {
    Shape s = new Shape(gx.shape(), w.shape(), gy.shape(), geometry);
    if (s.isProduct()) {
      Product product =
          new Product(1, s.rows(), s.taps(), s.o(), false, true, 0, Activation.IDENTITY);
      products.run(product, Address.of(gy), Address.of(w), 0, Address.of(gx));
    } else if (columns.suitInputGrad(s)) {
      columns.inputGrad(s, Address.of(gy), Address.of(w), Address.of(gx));
    } else {
      context
          .adapted(new Key(Key.Op.CONVOLUTION_INPUT_GRAD, s.key()), recipe -> inputGrad(recipe, s))
          .run(context.pool(), Address.of(gy), Address.of(w), Address.of(gx));
    }
  }

  void weightGrad(INDArray x, INDArray gy, ConvGeometry geometry, INDArray gw) {
    Shape s = new Shape(x.shape(), gw.shape(), gy.shape(), geometry);
    if (s.isProduct()) {
      Product product =
          new Product(1, s.taps(), s.o(), s.rows(), true, false, 0, Activation.IDENTITY);
      products.run(product, Address.of(x), Address.of(gy), 0, Address.of(gw));
    } else {
      context
          .adapted(
              new Key(Key.Op.CONVOLUTION_WEIGHT_GRAD, s.key()), recipe -> weightGrad(recipe, s))
          .run(context.pool(), Address.of(x), Address.of(gy), Address.of(gw));
    }
  }

  /**
   * The shapes of a convolution.
   *
   * @param x {@code [N, H, W, I]}
   * @param w {@code [kH, kW, I, O]}
   * @param y {@code [N, H', W', O]}
   * @param geometry strides and padding
   */
  record Shape(long[] x, long[] w, long[] y, ConvGeometry geometry) {

    long o() {
      return w[3];
    }

    /** Products that are summed for one output: kernel times input channels. */
    long taps() {
      return w[0] * w[1] * w[2];
    }

    /** Output pixels of all images. */
    long rows() {
      return y[0] * y[1] * y[2];
    }

    /** Whether x, as it lies in memory, is the matrix of all patches. */
    boolean isProduct() {
      ConvGeometry g = geometry;
      if (g.padTop() + g.padBottom() + g.padLeft() + g.padRight() > 0) {
        return false;
      }
      boolean whole = w[0] == x[1] && w[1] == x[2];
      boolean pixel = w[0] == 1 && w[1] == 1 && g.strideH() == 1 && g.strideW() == 1;
      return whole || pixel;
    }

    long[] key() {
      ConvGeometry g = geometry;
      long[] numbers = {
        g.strideH(), g.strideW(), g.padTop(), g.padBottom(), g.padLeft(), g.padRight()
      };
      return Key.join(x, w, y, numbers);
    }

    long[] strides() {
      return new long[] {geometry.strideH(), geometry.strideW()};
    }

    long[] before() {
      return new long[] {geometry.padTop(), geometry.padLeft()};
    }

    /** Padding after the last row and column as far as windows reach into it; may be negative. */
    long[] after() {
      return new long[] {
        (y[1] - 1) * geometry.strideH() + w[0] - x[1] - geometry.padTop(),
        (y[2] - 1) * geometry.strideW() + w[1] - x[2] - geometry.padLeft()
      };
    }
  }

  private static final long[] DENSE = {0, 0};

  private int type() {
    return context.precision() == Precision.BFLOAT16 ? dnnl.dnnl_bf16 : dnnl.dnnl_f32;
  }

  private dnnl_memory_desc weights(Recipe recipe, Shape s, int type) {
    return recipe.any(type, s.w[3], s.w[2], s.w[0], s.w[1]);
  }

  private dnnl_primitive_desc forwardDescriptor(
      Recipe recipe,
      Shape s,
      dnnl_memory_desc x,
      dnnl_memory_desc w,
      dnnl_memory_desc bias,
      dnnl_memory_desc y,
      dnnl_primitive_attr attributes) {
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
                DENSE,
                s.before(),
                s.after(),
                attributes));
  }

  private Adapted forward(Recipe recipe, Shape s, boolean biased, Activation activation) {
    dnnl_memory_desc bias = biased ? recipe.dense(s.o()) : null;
    dnnl_memory_desc y = recipe.images(s.y);
    dnnl_primitive_desc descriptor =
        forwardDescriptor(
            recipe,
            s,
            recipe.images(s.x, type()),
            weights(recipe, s, type()),
            bias,
            y,
            recipe.attributes(ElementWise.after(activation)));
    dnnl_memory_desc x = recipe.images(s.x);
    dnnl_memory_desc w = recipe.weights(s.w);
    if (biased) {
      int[] arguments = {
        dnnl.DNNL_ARG_SRC, dnnl.DNNL_ARG_WEIGHTS, dnnl.DNNL_ARG_BIAS, dnnl.DNNL_ARG_DST
      };
      return new Adapted(recipe, descriptor, arguments, x, w, bias, y);
    }
    int[] arguments = {dnnl.DNNL_ARG_SRC, dnnl.DNNL_ARG_WEIGHTS, dnnl.DNNL_ARG_DST};
    return new Adapted(recipe, descriptor, arguments, x, w, y);
  }

  /** The forward convolution that oneDNN wants to see before it makes a gradient. */
  private dnnl_primitive_desc hint(Recipe recipe, Shape s) {
    return forwardDescriptor(
        recipe,
        s,
        recipe.images(s.x, type()),
        weights(recipe, s, type()),
        null,
        recipe.images(s.y, type()),
        recipe.attributes());
  }

  private Adapted inputGrad(Recipe recipe, Shape s) {
    dnnl_memory_desc gx = recipe.images(s.x);
    dnnl_memory_desc w = weights(recipe, s, type());
    dnnl_memory_desc gy = recipe.images(s.y, type());
    dnnl_primitive_desc hint = hint(recipe, s);
    dnnl_primitive_attr attributes = recipe.attributes();
    dnnl_primitive_desc descriptor =
        recipe.descriptor(
            "input gradient of a convolution",
            d ->
                dnnl.dnnl_convolution_backward_data_primitive_desc_create(
                    d,
                    Native.ENGINE,
                    dnnl.dnnl_convolution_direct,
                    gx,
                    w,
                    gy,
                    s.strides(),
                    DENSE,
                    s.before(),
                    s.after(),
                    hint,
                    attributes));
    int[] arguments = {dnnl.DNNL_ARG_DIFF_DST, dnnl.DNNL_ARG_WEIGHTS, dnnl.DNNL_ARG_DIFF_SRC};
    return new Adapted(recipe, descriptor, arguments, recipe.images(s.y), recipe.weights(s.w), gx);
  }

  private Adapted weightGrad(Recipe recipe, Shape s) {
    dnnl_memory_desc x = recipe.images(s.x, type());
    dnnl_memory_desc gw = weights(recipe, s, dnnl.dnnl_f32);
    dnnl_memory_desc gy = recipe.images(s.y, type());
    dnnl_primitive_desc hint = hint(recipe, s);
    dnnl_primitive_attr attributes = recipe.attributes();
    dnnl_primitive_desc descriptor =
        recipe.descriptor(
            "weight gradient of a convolution",
            d ->
                dnnl.dnnl_convolution_backward_weights_primitive_desc_create(
                    d,
                    Native.ENGINE,
                    dnnl.dnnl_convolution_direct,
                    x,
                    gw,
                    null,
                    gy,
                    s.strides(),
                    DENSE,
                    s.before(),
                    s.after(),
                    hint,
                    attributes));
    int[] arguments = {dnnl.DNNL_ARG_SRC, dnnl.DNNL_ARG_DIFF_DST, dnnl.DNNL_ARG_DIFF_WEIGHTS};
    return new Adapted(
        recipe, descriptor, arguments, recipe.images(s.x), recipe.images(s.y), recipe.weights(s.w));
  }
}

package org.gan4j.autodiff;

import java.util.List;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.BinaryOp;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Lease;
import org.jspecify.annotations.Nullable;

/**
 * Convolution and its two gradients. Each of the three is linear in each of its two arguments, and
 * the gradients of each are again among the three: so convolution can be differentiated any number
 * of times.
 */
public final class Convolutions {

  private Convolutions() {}

  /**
   * Cross-correlation.
   *
   * @param x {@code [N, H, W, I]}
   * @param weight {@code [kH, kW, I / groups, O]}
   * @param geometry strides, padding and groups
   * @return {@code [N, H', W', O]}
   */
  public static Variable conv2d(Variable x, Variable weight, ConvGeometry geometry) {
    return conv2d(x, weight, null, Activation.IDENTITY, geometry);
  }

  /**
   * Cross-correlation, bias and activation in one operation.
   *
   * @param x {@code [N, H, W, I]}
   * @param weight {@code [kH, kW, I / groups, O]}
   * @param bias {@code [O]}, or null for none
   * @param activation applied last
   * @param geometry strides, padding and groups
   * @return {@code [N, H', W', O]}
   */
  public static Variable conv2d(
      Variable x,
      Variable weight,
      @Nullable Variable bias,
      Activation activation,
      ConvGeometry geometry) {
    checkArguments("conv2d", x, weight, 2, geometry);
    checkBias("conv2d", bias, weight.size(3));
    Lease out =
        Trace.borrow(
            x,
            x.size(0),
            geometry.outHeight(x.size(1), weight.size(0)),
            geometry.outWidth(x.size(2), weight.size(1)),
            weight.size(3));
    Trace.kernels(x)
        .convolutions()
        .conv2d(
            x.value(),
            weight.value(),
            bias == null ? null : bias.value(),
            activation,
            geometry,
            out.array());
    return Trace.record(
        "conv2d",
        out,
        (y, gy, wanted) -> {
          Variable g = Activations.activateGrad(activation, y, gy);
          return gradients(
              wanted[0] ? inputGrad(g, weight, geometry, x.size(1), x.size(2)) : null,
              wanted[1] ? weightGrad(x, g, geometry, weight.size(0), weight.size(1)) : null,
              bias != null && wanted[2] ? Reductions.sumTo(g, bias.shape()) : null);
        },
        inputs(x, weight, bias));
  }

  /**
   * Transposed convolution, the adjoint of {@link #conv2d} for its input.
   *
   * @param x {@code [N, H, W, I]}
   * @param weight {@code [kH, kW, O / groups, I]}: that of the convolution which this one
   *     transposes
   * @param bias {@code [O]}, or null for none
   * @param activation applied last
   * @param geometry strides, padding and groups of the convolution which this one transposes
   * @param outHeight rows of the result: {@code (H - 1) * stride + kH - padding}, plus up to stride
   *     - 1
   * @param outWidth columns of the result, likewise
   * @return {@code [N, outHeight, outWidth, O]}
   */
  public static Variable convTranspose2d(
      Variable x,
      Variable weight,
      @Nullable Variable bias,
      Activation activation,
      ConvGeometry geometry,
      long outHeight,
      long outWidth) {
    checkArguments("convTranspose2d", x, weight, 3, geometry);
    long channels = weight.size(2) * geometry.groups();
    checkBias("convTranspose2d", bias, channels);
    Trace.check(
        geometry.outHeight(outHeight, weight.size(0)) == x.size(1)
            && geometry.outWidth(outWidth, weight.size(1)) == x.size(2),
        "convTranspose2d: a %sx%s result has no %s input",
        outHeight,
        outWidth,
        x.shape());
    Lease out = Trace.borrow(x, x.size(0), outHeight, outWidth, channels);
    Trace.kernels(x)
        .convolutions()
        .conv2dInputGrad(x.value(), weight.value(), geometry, out.array());
    if (bias != null) {
      Trace.kernels(x).elementWise().binary(BinaryOp.ADD, out.array(), bias.value(), out.array());
    }
    if (activation.kind() != Activation.Kind.IDENTITY) {
      Trace.kernels(x).elementWise().activate(activation, out.array(), out.array());
    }
    return Trace.record(
        "convTranspose2d",
        out,
        (y, gy, wanted) -> {
          Variable g = Activations.activateGrad(activation, y, gy);
          return gradients(
              wanted[0] ? conv2d(g, weight, geometry) : null,
              wanted[1] ? weightGrad(g, x, geometry, weight.size(0), weight.size(1)) : null,
              bias != null && wanted[2] ? Reductions.sumTo(g, bias.shape()) : null);
        },
        inputs(x, weight, bias));
  }

  /**
   * Cross-correlation of series, bias and activation: {@link #conv2d} of images one row high.
   *
   * @param x {@code [N, T, I]}
   * @param weight {@code [k, I, O]}
   * @param bias {@code [O]}, or null for none
   * @param activation applied last
   * @param geometry stride and padding {@linkplain ConvGeometry#alongWidth of the columns}
   * @return {@code [N, T', O]}
   */
  public static Variable conv1d(
      Variable x,
      Variable weight,
      @Nullable Variable bias,
      Activation activation,
      ConvGeometry geometry) {
    checkSeries("conv1d", x, weight);
    return asSeries(conv2d(asImages(x), asRow(weight), bias, activation, geometry));
  }

  /**
   * Transposed convolution of series, the adjoint of {@link #conv1d} for its input.
   *
   * @param x {@code [N, T, I]}
   * @param weight {@code [k, O, I]}: that of the convolution which this one transposes
   * @param bias {@code [O]}, or null for none
   * @param activation applied last
   * @param geometry stride and padding of the convolution which this one transposes
   * @param length of the result: {@code (T - 1) * stride + k - padding}, plus up to stride - 1
   * @return {@code [N, length, O]}
   */
  public static Variable convTranspose1d(
      Variable x,
      Variable weight,
      @Nullable Variable bias,
      Activation activation,
      ConvGeometry geometry,
      long length) {
    checkSeries("convTranspose1d", x, weight);
    return asSeries(
        convTranspose2d(asImages(x), asRow(weight), bias, activation, geometry, 1, length));
  }

  private static Variable asImages(Variable series) {
    return series.reshape(series.size(0), 1, series.size(1), series.size(2));
  }

  private static Variable asRow(Variable weight) {
    return weight.reshape(1, weight.size(0), weight.size(1), weight.size(2));
  }

  private static Variable asSeries(Variable images) {
    return images.reshape(images.size(0), images.size(2), images.size(3));
  }

  private static void checkSeries(String operation, Variable x, Variable weight) {
    Trace.check(
        x.rank() == 3 && weight.rank() == 3,
        "%s: expected series [N, T, C] and a weight of three axes, got %s and %s",
        operation,
        x.shape(),
        weight.shape());
  }

  private static Variable inputGrad(
      Variable gy, Variable weight, ConvGeometry geometry, long height, long width) {
    return convTranspose2d(gy, weight, null, Activation.IDENTITY, geometry, height, width);
  }

  private static Variable weightGrad(
      Variable x, Variable gy, ConvGeometry geometry, long kernelHeight, long kernelWidth) {
    long channels = x.size(3) / geometry.groups();
    Lease out = Trace.borrow(x, kernelHeight, kernelWidth, channels, gy.size(3));
    Trace.kernels(x).convolutions().conv2dWeightGrad(x.value(), gy.value(), geometry, out.array());
    return Trace.record(
        "conv2d_weight_grad",
        out,
        "x, gy",
        List.of(x, gy),
        (gw, ggw) -> inputGrad(gy, ggw, geometry, x.size(1), x.size(2)),
        (gw, ggw) -> conv2d(x, ggw, geometry));
  }

  private static Variable[] inputs(Variable x, Variable weight, @Nullable Variable bias) {
    return bias == null ? new Variable[] {x, weight} : new Variable[] {x, weight, bias};
  }

  private static @Nullable Variable[] gradients(
      @Nullable Variable x, @Nullable Variable weight, @Nullable Variable bias) {
    return new Variable[] {x, weight, bias};
  }

  private static void checkArguments(
      String operation, Variable x, Variable weight, int weightAxis, ConvGeometry geometry) {
    Trace.check(
        x.rank() == 4 && weight.rank() == 4,
        "%s: expected images [N, H, W, C] and a weight of four axes, got %s and %s",
        operation,
        x.shape(),
        weight.shape());
    int groups = geometry.groups();
    Trace.check(
        weight.size(3) % groups == 0,
        "%s: groups must divide the weight's last axis, got %s groups and a weight %s",
        operation,
        groups,
        weight.shape());
    Trace.check(
        x.size(3) == weight.size(weightAxis) * (weightAxis == 2 ? groups : 1),
        "%s: expected images [N, H, W, C] and a weight with C%s as its axis %s, got %s and %s",
        operation,
        weightAxis == 2 && groups > 1 ? " / " + groups : "",
        weightAxis,
        x.shape(),
        weight.shape());
  }

  private static void checkBias(String operation, @Nullable Variable bias, long channels) {
    Trace.check(
        bias == null || (bias.rank() == 1 && bias.size(0) == channels),
        "%s: expected a bias of shape [%s], got %s",
        operation,
        channels,
        bias == null ? null : bias.shape());
  }
}

package org.gan4j.bench.cases;

import org.gan4j.kernel.ConvGeometry;

/**
 * The extents of a square convolution, and through them its cost. A transposed convolution has the
 * shape of the convolution whose input gradient it is. All three forms (forward, input gradient,
 * weight gradient) cost the same.
 *
 * @param batch images
 * @param size the input's rows and columns
 * @param in the input's channels
 * @param out the output's channels
 * @param kernel the kernel's rows and columns
 * @param stride the stride
 * @param pad the padding on every side
 */
public record ConvCase(int batch, int size, int in, int out, int kernel, int stride, int pad) {

  /**
   * The geometry.
   *
   * @return stride and padding
   */
  public ConvGeometry geometry() {
    return ConvGeometry.of(stride, pad);
  }

  /**
   * The output's rows and columns.
   *
   * @return the extent
   */
  public int outSize() {
    return (int) geometry().outHeight(size, kernel);
  }

  /**
   * The floating-point operations of one of the three forms; products with padding are counted, as
   * is usual.
   *
   * @return two an output element, kernel element and input channel
   */
  public double flops() {
    double outputs = (double) batch * outSize() * outSize() * out;
    return 2 * outputs * kernel * kernel * in;
  }

  /**
   * The extent of the input.
   *
   * @return {@code [N, H, W, I]}
   */
  public long[] inputShape() {
    return new long[] {batch, size, size, in};
  }

  /**
   * The extent of the output.
   *
   * @return {@code [N, H', W', O]}
   */
  public long[] outputShape() {
    return new long[] {batch, outSize(), outSize(), out};
  }

  /**
   * The extent of the weight.
   *
   * @return {@code [kH, kW, I, O]}
   */
  public long[] weightShape() {
    return new long[] {kernel, kernel, in, out};
  }

  @Override
  public String toString() {
    return String.format(
        "%dx%d/%d %d->%d, batch %d, %dx%d", kernel, kernel, stride, in, out, batch, size, size);
  }
}

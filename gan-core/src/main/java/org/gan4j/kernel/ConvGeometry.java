package org.gan4j.kernel;

/**
 * The geometry of a two-dimensional convolution: {@code out = (in + padBefore + padAfter - kernel)
 * / stride + 1}, rounded down, with zeros as padding. The kernel's size is the weight's.
 *
 * @param strideH rows between two outputs, at least 1
 * @param strideW columns between two outputs, at least 1
 * @param padTop rows of zeros before the first row, at least 0
 * @param padBottom rows of zeros after the last row, at least 0
 * @param padLeft columns of zeros before the first column, at least 0
 * @param padRight columns of zeros after the last column, at least 0
 */
public record ConvGeometry(
    int strideH, int strideW, int padTop, int padBottom, int padLeft, int padRight) {

  /** Checks strides and padding. */
  public ConvGeometry {
    if (strideH < 1 || strideW < 1) {
      throw new IllegalArgumentException(
          "stride: expected at least 1, got " + strideH + "x" + strideW);
    }
    if (padTop < 0 || padBottom < 0 || padLeft < 0 || padRight < 0) {
      throw new IllegalArgumentException(
          "padding: expected at least 0, got "
              + padTop
              + ", "
              + padBottom
              + ", "
              + padLeft
              + ", "
              + padRight
              + "; crop with slice instead");
    }
  }

  /**
   * The same stride and padding on both axes and sides.
   *
   * @param stride the stride
   * @param pad the padding
   * @return the geometry
   */
  public static ConvGeometry of(int stride, int pad) {
    return new ConvGeometry(stride, stride, pad, pad, pad, pad);
  }

  /**
   * That of a convolution along the columns alone, of images one row high.
   *
   * @param stride columns between two outputs
   * @param before columns of zeros before the first column
   * @param after columns of zeros after the last column
   * @return the geometry
   */
  public static ConvGeometry alongWidth(int stride, int before, int after) {
    return new ConvGeometry(1, stride, 0, 0, before, after);
  }

  /**
   * The output's rows.
   *
   * @param height the input's rows
   * @param kernelH the kernel's rows
   * @return the rows, at least 1
   * @throws IllegalArgumentException if the kernel is taller than the padded input
   */
  public long outHeight(long height, long kernelH) {
    return out(height + padTop + padBottom, kernelH, strideH, "height");
  }

  /**
   * The output's columns.
   *
   * @param width the input's columns
   * @param kernelW the kernel's columns
   * @return the columns, at least 1
   * @throws IllegalArgumentException if the kernel is wider than the padded input
   */
  public long outWidth(long width, long kernelW) {
    return out(width + padLeft + padRight, kernelW, strideW, "width");
  }

  private static long out(long padded, long kernel, int stride, String axis) {
    if (kernel > padded) {
      throw new IllegalArgumentException(
          axis + ": the kernel spans " + kernel + ", the padded input only " + padded);
    }
    return (padded - kernel) / stride + 1;
  }
}

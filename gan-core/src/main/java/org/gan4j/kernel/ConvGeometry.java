package org.gan4j.kernel;

/**
 * The geometry of a two-dimensional convolution: {@code out = (in + padBefore + padAfter - kernel)
 * / stride + 1}, rounded down, with zeros as padding. The kernel's size is the weight's.
 *
 * <p>With several groups, the channels of input and output are cut into as many parts of equal
 * size, and each part of the output sees its part of the input alone (Krizhevsky et al. 2012; Xie
 * et al. 2017 call their number the cardinality). The weight is {@code [kH, kW, I / groups, O]}.
 *
 * @param strideH rows between two outputs, at least 1
 * @param strideW columns between two outputs, at least 1
 * @param padTop rows of zeros before the first row, at least 0
 * @param padBottom rows of zeros after the last row, at least 0
 * @param padLeft columns of zeros before the first column, at least 0
 * @param padRight columns of zeros after the last column, at least 0
 * @param groups parts of the channels that don't see each other, at least 1
 */
public record ConvGeometry(
    int strideH, int strideW, int padTop, int padBottom, int padLeft, int padRight, int groups) {

  /** Checks strides, padding and groups. */
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
    if (groups < 1) {
      throw new IllegalArgumentException("groups: expected at least 1, got " + groups);
    }
  }

  /**
   * The geometry of a convolution whose outputs see all channels.
   *
   * @param strideH rows between two outputs, at least 1
   * @param strideW columns between two outputs, at least 1
   * @param padTop rows of zeros before the first row, at least 0
   * @param padBottom rows of zeros after the last row, at least 0
   * @param padLeft columns of zeros before the first column, at least 0
   * @param padRight columns of zeros after the last column, at least 0
   */
  public ConvGeometry(
      int strideH, int strideW, int padTop, int padBottom, int padLeft, int padRight) {
    this(strideH, strideW, padTop, padBottom, padLeft, padRight, 1);
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
   * The same strides and padding with a number of groups.
   *
   * @param changed parts of the channels that don't see each other, at least 1
   * @return the geometry
   */
  public ConvGeometry groups(int changed) {
    return new ConvGeometry(strideH, strideW, padTop, padBottom, padLeft, padRight, changed);
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

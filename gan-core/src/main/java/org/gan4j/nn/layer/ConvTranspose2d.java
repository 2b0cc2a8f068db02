package org.gan4j.nn.layer;

import org.gan4j.autodiff.Convolutions;
import org.gan4j.autodiff.Variable;
import org.gan4j.io.Require;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.nn.weight.WeightSettings;
import org.gan4j.nn.weight.WeightedLayer;

/**
 * Transposed two-dimensional convolution, from {@code [N, H, W, I]} to {@code [N, H', W', O]} with
 * {@code H' = (H - 1) stride - 2 padding + kH + outputPadding}, W' likewise; the weight is {@code
 * [kH, kW, O, I]}, that of the convolution which this one transposes.
 *
 * <pre>{@code
 * ConvTranspose2d.of(128, 64, 4).stride(2).padding(1) // twice the rows and columns
 * }</pre>
 */
public final class ConvTranspose2d extends WeightedLayer<ConvTranspose2d> {

  private final ConvSize size;
  private final int outputPadding;

  private ConvTranspose2d(ConvSize size, int outputPadding, WeightSettings settings) {
    super(settings, 2, size.kernelHeight(), size.kernelWidth(), size.out(), size.in());
    this.size = size;
    this.outputPadding = outputPadding;
  }

  /**
   * A layer with a square kernel, stride 1, no padding, and a bias.
   *
   * @param inChannels I, at least 1
   * @param outChannels O, at least 1
   * @param kernel rows and columns of the kernel, at least 1
   * @return the layer
   */
  public static ConvTranspose2d of(long inChannels, long outChannels, int kernel) {
    return of(inChannels, outChannels, kernel, kernel);
  }

  /**
   * A layer with stride 1, no padding, and a bias.
   *
   * @param inChannels I, at least 1
   * @param outChannels O, at least 1
   * @param kernelHeight rows of the kernel, at least 1
   * @param kernelWidth columns of the kernel, at least 1
   * @return the layer
   */
  public static ConvTranspose2d of(
      long inChannels, long outChannels, int kernelHeight, int kernelWidth) {
    return new ConvTranspose2d(
        ConvSize.of(inChannels, outChannels, kernelHeight, kernelWidth),
        0,
        WeightSettings.STANDARD);
  }

  /**
   * The stride on both axes, by which the output grows; 1 if not said.
   *
   * @param stride at least 1
   * @return a fresh layer
   */
  public ConvTranspose2d stride(int stride) {
    return new ConvTranspose2d(size.stride(stride), outputPadding, settings());
  }

  /**
   * How many rows and columns are cut from each side of the output; 0 if not said.
   *
   * @param padding at least 0
   * @return a fresh layer
   */
  public ConvTranspose2d padding(int padding) {
    return new ConvTranspose2d(size.padding(padding), outputPadding, settings());
  }

  /**
   * How many rows and columns are added at the output's bottom and right; 0 if not said. A
   * convolution of stride 2 maps 7 and 8 rows onto the same number: this says which of the two.
   *
   * @param rows at least 0 and less than the stride
   * @return a fresh layer
   */
  public ConvTranspose2d outputPadding(int rows) {
    Require.notNegative("outputPadding", rows);
    return new ConvTranspose2d(size, rows, settings());
  }

  /**
   * Strides and padding of each axis and side, of the convolution which this one transposes.
   *
   * @param geometry replaces what was set before
   * @return a fresh layer
   */
  public ConvTranspose2d geometry(ConvGeometry geometry) {
    if (geometry.groups() > 1) {
      throw new IllegalArgumentException(
          "geometry: a transposed convolution has one group, got " + geometry.groups());
    }
    return new ConvTranspose2d(size.geometry(geometry), outputPadding, settings());
  }

  @Override
  protected ConvTranspose2d with(WeightSettings changed) {
    return new ConvTranspose2d(size, outputPadding, changed);
  }

  @Override
  protected Variable forward(Variable x, Activation activation) {
    expectImages(x, size.in());
    ConvGeometry geometry = size.geometry();
    long height =
        (x.size(1) - 1) * geometry.strideH()
            - geometry.padTop()
            - geometry.padBottom()
            + size.kernelHeight()
            + outputPadding;
    long width =
        (x.size(2) - 1) * geometry.strideW()
            - geometry.padLeft()
            - geometry.padRight()
            + size.kernelWidth()
            + outputPadding;
    return Convolutions.convTranspose2d(x, weight(), bias(), activation, geometry, height, width);
  }
}

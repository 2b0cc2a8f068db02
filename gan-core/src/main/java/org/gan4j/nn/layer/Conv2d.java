package org.gan4j.nn.layer;

import org.gan4j.autodiff.Convolutions;
import org.gan4j.autodiff.Variable;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.nn.weight.WeightSettings;
import org.gan4j.nn.weight.WeightedLayer;

/**
 * Two-dimensional convolution, from {@code [N, H, W, I]} to {@code [N, H', W', O]}; the weight is
 * {@code [kH, kW, I / groups, O]}.
 *
 * <pre>{@code
 * Conv2d.of(64, 128, 4).stride(2).padding(1).bias(false).spectralNorm()
 * }</pre>
 */
public final class Conv2d extends WeightedLayer<Conv2d> {

  private final ConvSize size;

  private Conv2d(ConvSize size, WeightSettings settings) {
    super(
        settings,
        3,
        size.kernelHeight(),
        size.kernelWidth(),
        size.in() / size.geometry().groups(),
        size.out());
    this.size = size;
  }

  /**
   * A layer with a square kernel, stride 1, no padding, and a bias.
   *
   * @param inChannels I, at least 1
   * @param outChannels O, at least 1
   * @param kernel rows and columns of the kernel, at least 1
   * @return the layer
   */
  public static Conv2d of(long inChannels, long outChannels, int kernel) {
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
  public static Conv2d of(long inChannels, long outChannels, int kernelHeight, int kernelWidth) {
    return new Conv2d(
        ConvSize.of(inChannels, outChannels, kernelHeight, kernelWidth), WeightSettings.STANDARD);
  }

  /**
   * The stride on both axes; 1 if not said.
   *
   * @param stride at least 1
   * @return a fresh layer
   */
  public Conv2d stride(int stride) {
    return new Conv2d(size.stride(stride), settings());
  }

  /**
   * The padding with zeros on all sides; 0 if not said.
   *
   * @param padding at least 0
   * @return a fresh layer
   */
  public Conv2d padding(int padding) {
    return new Conv2d(size.padding(padding), settings());
  }

  /**
   * The parts of the channels that don't see each other; 1 if not said, and as many as there are
   * input channels for a convolution of each channel by itself.
   *
   * @param groups a divisor of I and of O
   * @return a fresh layer
   */
  public Conv2d groups(int groups) {
    return new Conv2d(size.geometry(size.geometry().groups(groups)), settings());
  }

  /**
   * Strides and padding of each axis and side, and groups.
   *
   * @param geometry replaces what was set before
   * @return a fresh layer
   */
  public Conv2d geometry(ConvGeometry geometry) {
    return new Conv2d(size.geometry(geometry), settings());
  }

  @Override
  protected Conv2d with(WeightSettings changed) {
    return new Conv2d(size, changed);
  }

  @Override
  protected Variable forward(Variable x, Activation activation) {
    expectImages(x, size.in());
    return Convolutions.conv2d(x, weight(), bias(), activation, size.geometry());
  }
}

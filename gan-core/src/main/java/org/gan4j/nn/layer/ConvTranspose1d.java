package org.gan4j.nn.layer;

import org.gan4j.autodiff.Convolutions;
import org.gan4j.autodiff.Variable;
import org.gan4j.io.Require;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.nn.weight.WeightSettings;
import org.gan4j.nn.weight.WeightedLayer;

/**
 * Transposed one-dimensional convolution of series, from {@code [N, T, I]} to {@code [N, T', O]}
 * with {@code T' = (T - 1) stride - 2 padding + k + outputPadding}; the weight is {@code [k, O,
 * I]}, that of the convolution which this one transposes.
 *
 * <pre>{@code
 * ConvTranspose1d.of(16, 8, 4).stride(2).padding(1) // twice the steps
 * }</pre>
 */
public final class ConvTranspose1d extends WeightedLayer<ConvTranspose1d> {

  private final ConvSize size;
  private final int outputPadding;

  private ConvTranspose1d(ConvSize size, int outputPadding, WeightSettings settings) {
    super(settings, 1, size.kernelWidth(), size.out(), size.in());
    this.size = size;
    this.outputPadding = outputPadding;
  }

  /**
   * A layer with stride 1, no padding, and a bias.
   *
   * @param inChannels I, at least 1
   * @param outChannels O, at least 1
   * @param kernel k, at least 1
   * @return the layer
   */
  public static ConvTranspose1d of(long inChannels, long outChannels, int kernel) {
    return new ConvTranspose1d(
        ConvSize.of(inChannels, outChannels, 1, kernel), 0, WeightSettings.STANDARD);
  }

  /**
   * The stride, by which the output grows; 1 if not said.
   *
   * @param stride at least 1
   * @return a fresh layer
   */
  public ConvTranspose1d stride(int stride) {
    int padding = size.geometry().padLeft();
    return geometry(ConvGeometry.alongWidth(stride, padding, padding));
  }

  /**
   * How many steps are cut from each end of the output; 0 if not said.
   *
   * @param padding at least 0
   * @return a fresh layer
   */
  public ConvTranspose1d padding(int padding) {
    return geometry(ConvGeometry.alongWidth(size.geometry().strideW(), padding, padding));
  }

  /**
   * How many steps are added at the output's end; 0 if not said.
   *
   * @param steps at least 0 and less than the stride
   * @return a fresh layer
   */
  public ConvTranspose1d outputPadding(int steps) {
    Require.notNegative("outputPadding", steps);
    return new ConvTranspose1d(size, steps, settings());
  }

  private ConvTranspose1d geometry(ConvGeometry geometry) {
    return new ConvTranspose1d(size.geometry(geometry), outputPadding, settings());
  }

  @Override
  protected ConvTranspose1d with(WeightSettings changed) {
    return new ConvTranspose1d(size, outputPadding, changed);
  }

  @Override
  protected Variable forward(Variable x, Activation activation) {
    expect(x.rank() == 3 && x.size(2) == size.in(), "[N, T, " + size.in() + "]", x);
    ConvGeometry geometry = size.geometry();
    long length =
        (x.size(1) - 1) * geometry.strideW()
            - geometry.padLeft()
            - geometry.padRight()
            + size.kernelWidth()
            + outputPadding;
    return Convolutions.convTranspose1d(x, weight(), bias(), activation, geometry, length);
  }
}

package org.gan4j.nn.layer;

import org.gan4j.autodiff.Convolutions;
import org.gan4j.autodiff.Variable;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.nn.weight.WeightSettings;
import org.gan4j.nn.weight.WeightedLayer;

/**
 * One-dimensional convolution of series, from {@code [N, T, I]} to {@code [N, T', O]} with {@code
 * T' = (T + before + after - k) / stride + 1}; the weight is {@code [k, I, O]}.
 *
 * <pre>{@code
 * Conv1d.of(8, 16, 4).stride(2).padding(1) // half the steps
 * }</pre>
 */
public final class Conv1d extends WeightedLayer<Conv1d> {

  private final ConvSize size;

  private Conv1d(ConvSize size, WeightSettings settings) {
    super(settings, 2, size.kernelWidth(), size.in(), size.out());
    this.size = size;
  }

  /**
   * A layer with stride 1, no padding, and a bias.
   *
   * @param inChannels I, at least 1
   * @param outChannels O, at least 1
   * @param kernel k, the steps that it sees, at least 1
   * @return the layer
   */
  public static Conv1d of(long inChannels, long outChannels, int kernel) {
    return new Conv1d(ConvSize.of(inChannels, outChannels, 1, kernel), WeightSettings.STANDARD);
  }

  /**
   * The steps between two outputs; 1 if not said.
   *
   * @param stride at least 1
   * @return a fresh layer
   */
  public Conv1d stride(int stride) {
    ConvGeometry now = size.geometry();
    return geometry(ConvGeometry.alongWidth(stride, now.padLeft(), now.padRight()));
  }

  /**
   * The zeros before the first step and after the last; 0 if not said.
   *
   * @param padding at least 0
   * @return a fresh layer
   */
  public Conv1d padding(int padding) {
    return padding(padding, padding);
  }

  /**
   * The zeros before the first step and after the last; {@code padding(k - 1, 0)} makes the layer
   * causal.
   *
   * @param before at least 0
   * @param after at least 0
   * @return a fresh layer
   */
  public Conv1d padding(int before, int after) {
    return geometry(ConvGeometry.alongWidth(size.geometry().strideW(), before, after));
  }

  private Conv1d geometry(ConvGeometry geometry) {
    return new Conv1d(size.geometry(geometry), settings());
  }

  @Override
  protected Conv1d with(WeightSettings changed) {
    return new Conv1d(size, changed);
  }

  @Override
  protected Variable forward(Variable x, Activation activation) {
    expect(x.rank() == 3 && x.size(2) == size.in(), "[N, T, " + size.in() + "]", x);
    return Convolutions.conv1d(x, weight(), bias(), activation, size.geometry());
  }
}

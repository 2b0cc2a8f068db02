package org.gan4j.nn.layer;

import java.util.Arrays;
import org.gan4j.autodiff.Activations;
import org.gan4j.autodiff.Variable;
import org.gan4j.io.Require;
import org.gan4j.kernel.Activation;
import org.gan4j.nn.weight.WeightSettings;
import org.gan4j.nn.weight.WeightedLayer;

/**
 * {@code x weight + bias}, from {@code [..., I]} to {@code [..., O]}; the weight is {@code [I, O]}.
 */
public final class Linear extends WeightedLayer<Linear> {

  private final long inFeatures;
  private final long outFeatures;

  private Linear(long inFeatures, long outFeatures, WeightSettings settings) {
    super(settings, 1, inFeatures, outFeatures);
    this.inFeatures = inFeatures;
    this.outFeatures = outFeatures;
  }

  /**
   * A layer with a bias.
   *
   * @param inFeatures I, at least 1
   * @param outFeatures O, at least 1
   * @return the layer
   */
  public static Linear of(long inFeatures, long outFeatures) {
    return new Linear(
        Require.positive("inFeatures", inFeatures),
        Require.positive("outFeatures", outFeatures),
        WeightSettings.STANDARD);
  }

  @Override
  protected Linear with(WeightSettings changed) {
    return new Linear(inFeatures, outFeatures, changed);
  }

  @Override
  protected Variable forward(Variable x, Activation activation) {
    expect(x.size(-1) == inFeatures, "[..., " + inFeatures + "]", x);
    Variable y = x.reshape(-1, inFeatures).matmul(weight());
    Variable bias = bias();
    if (bias != null) {
      y = y.add(bias);
    }
    long[] shape = Arrays.copyOf(x.shape(), x.rank());
    shape[shape.length - 1] = outFeatures;
    return Activations.activate(activation, y).reshape(shape);
  }
}

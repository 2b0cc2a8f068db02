package org.gan4j.nn.norm;

import org.gan4j.autodiff.Normalizations;
import org.gan4j.autodiff.Variable;
import org.gan4j.io.Require;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.Norm;
import org.gan4j.nn.FusingLayer;
import org.gan4j.nn.init.Initializer;

/**
 * Instance normalization (Ulyanov et al. 2016) of {@code [N, H, W, C]} over H and W, the same in
 * training and inference: {@code (x - mean) / sqrt(variance + eps)}, times {@code gamma} and plus
 * {@code beta} of {@code [C]} where asked.
 *
 * <p>Its settings never change: each method that sets one gives a fresh layer, to be used instead.
 */
public final class InstanceNorm2d extends FusingLayer {

  private final long channels;
  private final double eps;
  private final ScaleAndShift affine;

  private InstanceNorm2d(long channels, double eps, ScaleAndShift.Settings settings) {
    this.channels = channels;
    this.eps = eps;
    this.affine = new ScaleAndShift(settings, this::parameter, channels);
  }

  /**
   * A layer with eps 1e-5, without gamma and beta.
   *
   * @param channels C, at least 1
   * @return the layer
   */
  public static InstanceNorm2d of(long channels) {
    return new InstanceNorm2d(
        Require.positive("channels", channels), 1e-5, ScaleAndShift.Settings.STANDARD.on(false));
  }

  /**
   * What is added to the variance; 1e-5 if not said.
   *
   * @param epsilon greater than 0
   * @return a fresh layer
   */
  public InstanceNorm2d eps(double epsilon) {
    return new InstanceNorm2d(channels, Epsilon.checked(epsilon), affine.settings());
  }

  /**
   * Says whether there are gamma and beta; there are none if not said.
   *
   * @param on whether to scale and shift
   * @return a fresh layer
   */
  public InstanceNorm2d affine(boolean on) {
    return new InstanceNorm2d(channels, eps, affine.settings().on(on));
  }

  /**
   * Adds gamma and beta, and sets gamma's initializer.
   *
   * @param initializer how gamma's first values are drawn
   * @return a fresh layer
   */
  public InstanceNorm2d gamma(Initializer initializer) {
    return new InstanceNorm2d(channels, eps, affine.settings().gamma(initializer));
  }

  @Override
  protected Variable forward(Variable x, Activation activation) {
    expectImages(x, channels);
    return Normalizations.normalize(
            Norm.INSTANCE, x, affine.gamma(), affine.beta(), eps, activation)
        .y();
  }
}

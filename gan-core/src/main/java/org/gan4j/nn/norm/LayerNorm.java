package org.gan4j.nn.norm;

import org.gan4j.autodiff.Normalizations;
import org.gan4j.autodiff.Variable;
import org.gan4j.io.Require;
import org.gan4j.nn.Layer;

/**
 * Layer normalization (Ba et al. 2016) of {@code [..., K]} over the last axis, with parameters
 * {@code gamma} and {@code beta} of {@code [K]}; of images that is over the channels of each pixel.
 *
 * <p>Its settings never change: each method that sets one gives a fresh layer, to be used instead.
 */
public final class LayerNorm extends Layer {

  private final long features;
  private final double eps;
  private final ScaleAndShift affine;

  private LayerNorm(long features, double eps, ScaleAndShift.Settings settings) {
    this.features = features;
    this.eps = eps;
    this.affine = new ScaleAndShift(settings, this::parameter, features);
  }

  /**
   * A layer with eps 1e-5, gamma 1 and beta 0.
   *
   * @param features K, at least 1
   * @return the layer
   */
  public static LayerNorm of(long features) {
    return new LayerNorm(
        Require.positive("features", features), 1e-5, ScaleAndShift.Settings.STANDARD);
  }

  /**
   * What is added to the variance; 1e-5 if not said.
   *
   * @param epsilon greater than 0
   * @return a fresh layer
   */
  public LayerNorm eps(double epsilon) {
    return new LayerNorm(features, Epsilon.checked(epsilon), affine.settings());
  }

  /**
   * Says whether there are gamma and beta; there are if not said.
   *
   * @param on whether to scale and shift
   * @return a fresh layer
   */
  public LayerNorm affine(boolean on) {
    return new LayerNorm(features, eps, affine.settings().on(on));
  }

  @Override
  protected Variable forward(Variable x) {
    expect(x.size(-1) == features, "[..., " + features + "]", x);
    Variable y = Normalizations.layerNorm(x, eps);
    Variable gamma = affine.gamma();
    Variable beta = affine.beta();
    return gamma == null || beta == null ? y : y.mul(gamma).add(beta);
  }
}

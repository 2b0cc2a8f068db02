package org.gan4j.nn.norm;

import org.gan4j.autodiff.Normalizations;
import org.gan4j.autodiff.Variable;
import org.gan4j.nn.Layer;

/**
 * Scales every feature vector of {@code [..., C]} to a mean square of one (Karras et al. 2018,
 * section 4.2).
 */
public final class PixelNorm extends Layer {

  private final double eps;

  private PixelNorm(double eps) {
    this.eps = eps;
  }

  /**
   * The paper's layer, with 1e-8 added to the mean square.
   *
   * @return the layer
   */
  public static PixelNorm create() {
    return new PixelNorm(1e-8);
  }

  /**
   * What is added to the mean square; 1e-8 if not said.
   *
   * @param epsilon greater than 0
   * @return a fresh layer
   */
  public PixelNorm eps(double epsilon) {
    return new PixelNorm(Epsilon.checked(epsilon));
  }

  @Override
  protected Variable forward(Variable x) {
    return Normalizations.pixelNorm(x, eps);
  }
}

package org.gan4j.nn.layer;

import org.gan4j.autodiff.Resampling;
import org.gan4j.autodiff.Variable;
import org.gan4j.io.Require;
import org.gan4j.nn.Layer;

/**
 * Bilinear enlargement, corners not aligned: {@code [N, H, W, C]} to {@code [N, factor H, factor W,
 * C]}.
 */
public final class UpsampleBilinear extends Layer {

  private final int factor;

  private UpsampleBilinear(int factor) {
    this.factor = factor;
  }

  /**
   * A layer that enlarges by a factor.
   *
   * @param factor at least 1
   * @return the layer
   */
  public static UpsampleBilinear of(int factor) {
    return new UpsampleBilinear(Require.positive("factor", factor));
  }

  @Override
  protected Variable forward(Variable x) {
    expect(x.rank() == 4, "[N, H, W, C]", x);
    return Resampling.resizeBilinear(x, x.size(1) * factor, x.size(2) * factor);
  }
}

package org.gan4j.nn.layer;

import org.gan4j.autodiff.Resampling;
import org.gan4j.autodiff.Variable;
import org.gan4j.io.Require;
import org.gan4j.nn.Layer;

/** Repeats every pixel: {@code [N, H, W, C]} to {@code [N, factor H, factor W, C]}. */
public final class UpsampleNearest extends Layer {

  private final int factor;

  private UpsampleNearest(int factor) {
    this.factor = factor;
  }

  /**
   * A layer that enlarges by a factor.
   *
   * @param factor at least 1
   * @return the layer
   */
  public static UpsampleNearest of(int factor) {
    return new UpsampleNearest(Require.positive("factor", factor));
  }

  @Override
  protected Variable forward(Variable x) {
    return Resampling.upsampleNearest(x, factor);
  }
}

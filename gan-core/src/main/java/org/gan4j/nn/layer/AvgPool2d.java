package org.gan4j.nn.layer;

import org.gan4j.autodiff.Resampling;
import org.gan4j.autodiff.Variable;
import org.gan4j.kernel.Pool2d;
import org.gan4j.nn.Layer;

/** The mean of every window: {@code [N, H, W, C]} to {@code [N, H', W', C]}. */
public final class AvgPool2d extends Layer {

  private final Pool2d pool;

  private AvgPool2d(Pool2d pool) {
    this.pool = pool;
  }

  /**
   * Windows that touch and don't overlap.
   *
   * @param size rows and columns of the window, at least 1
   * @return the layer
   */
  public static AvgPool2d of(int size) {
    return new AvgPool2d(Pool2d.of(size));
  }

  /**
   * The rows and columns between two windows; the window's if not said.
   *
   * @param stride at least 1
   * @return a fresh layer
   */
  public AvgPool2d stride(int stride) {
    return new AvgPool2d(new Pool2d(pool.size(), stride));
  }

  @Override
  protected Variable forward(Variable x) {
    return Resampling.avgPool(x, pool);
  }
}

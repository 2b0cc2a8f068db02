package org.gan4j.nn.layer;

import org.gan4j.autodiff.Variable;
import org.gan4j.nn.Layer;

/**
 * {@code [N, ...]} to {@code [N, K]} without moving an element: of images {@code [N, H, W, C]} in
 * the order row, column, channel.
 */
public final class Flatten extends Layer {

  private Flatten() {}

  /**
   * The layer.
   *
   * @return a layer
   */
  public static Flatten create() {
    return new Flatten();
  }

  @Override
  protected Variable forward(Variable x) {
    return x.reshape(x.size(0), -1);
  }
}

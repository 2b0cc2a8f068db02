package org.gan4j.nn.layer;

import org.gan4j.autodiff.Shaping;
import org.gan4j.autodiff.Variable;
import org.gan4j.kernel.Pad;
import org.gan4j.kernel.PadMode;
import org.gan4j.nn.Layer;

/**
 * Adds a border that mirrors the image, its edge not repeated: {@code [N, H, W, C]} to {@code [N, H
 * + 2 pad, W + 2 pad, C]}.
 */
public final class ReflectionPad2d extends Layer {

  private final Pad pad;

  private ReflectionPad2d(Pad pad) {
    this.pad = pad;
  }

  /**
   * The same border on all sides.
   *
   * @param pad rows and columns a side, at least 0 and less than the image's
   * @return the layer
   */
  public static ReflectionPad2d of(int pad) {
    return new ReflectionPad2d(Pad.of(pad));
  }

  @Override
  protected Variable forward(Variable x) {
    return Shaping.pad(PadMode.REFLECT, pad, x);
  }
}

package org.gan4j.models.r3gan;

import org.gan4j.nn.init.Initializer;
import org.gan4j.nn.init.Initializers;

/**
 * First values that keep the size of what goes through many blocks without any norm (Zhang et al.
 * 2019, "Fixup Initialization"; section 4.1 of R3GAN's paper): normal draws of deviation {@code
 * gain / sqrt(fan in)}, small inside the blocks, zero at their ends.
 */
final class Fixup {

  /** Of the leaky ReLU's slope for negative inputs. */
  static final double SLOPE = 0.2;

  /** The three convolutions of a block. */
  private static final int LAYERS = 3;

  private Fixup() {}

  /** For a layer that nothing bends afterwards. */
  static Initializer plain(long fanIn) {
    return scaled(1, fanIn);
  }

  /** For a layer with a gain of its own. */
  static Initializer scaled(double gain, long fanIn) {
    return Initializers.normal(gain / Math.sqrt(fanIn));
  }

  /** For a layer inside one of so many blocks, before a leaky ReLU. */
  static Initializer inside(int blocks, long fanIn) {
    double gain = Math.sqrt(2 / (1 + SLOPE * SLOPE));
    return scaled(gain * Math.pow(blocks, -1.0 / (2 * LAYERS - 2)), fanIn);
  }
}

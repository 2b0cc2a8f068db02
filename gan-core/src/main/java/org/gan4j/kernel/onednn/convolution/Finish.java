package org.gan4j.kernel.onednn.convolution;

import org.gan4j.kernel.Activation;
import org.gan4j.kernel.onednn.binding.Context;
import org.gan4j.kernel.onednn.parts.Binary;
import org.gan4j.kernel.onednn.parts.Eltwise;

/** What comes after the sums of a convolution that oneDNN's own primitive doesn't make. */
final class Finish {

  private final Binary binary;
  private final Eltwise eltwise;

  Finish(Context context) {
    this.binary = new Binary(context);
    this.eltwise = new Eltwise(context);
  }

  /**
   * Adds the bias to each pixel and activates it.
   *
   * @param bias its address; 0 if there is none
   * @param y the address of {@code [pixels, channels]}
   */
  void run(Activation activation, long bias, long pixels, long channels, long y) {
    if (bias != 0) {
      binary.addRow(activation, pixels, channels, bias, y);
    } else if (activation.kind() != Activation.Kind.IDENTITY) {
      eltwise.activate(activation, pixels * channels, y, y);
    }
  }
}

package org.gan4j.train;

import org.gan4j.autodiff.Scope;
import org.gan4j.kernel.Kernels;
import org.gan4j.nn.LayerProbe;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Finds where a NaN or infinite value appeared. */
final class Divergence {

  private Divergence() {}

  /**
   * Checks a loss.
   *
   * @param network whose loss it is, for the message
   * @param loss its value
   * @param kernels what the networks run on
   * @param forward runs the networks' forward passes once more
   * @throws DivergedException if the loss isn't finite
   */
  static void check(String network, double loss, Kernels kernels, Runnable forward) {
    if (Double.isFinite(loss)) {
      return;
    }
    String place = firstPlace(kernels, forward);
    throw new DivergedException(
        "the "
            + network
            + "'s loss is "
            + loss
            + "; "
            + (place == null
                ? "every layer's output is finite, so it arose in the loss or a penalty"
                : "first in the output of " + place)
            + "; lower the learning rate, clip gradients or take another loss");
  }

  private static String firstPlace(Kernels kernels, Runnable forward) {
    String[] place = {null};
    try (Scope scope = Scope.noGrad(kernels);
        LayerProbe probe =
            LayerProbe.open(
                (layer, output) -> {
                  if (place[0] == null && !finite(output.value())) {
                    place[0] = layer.toString();
                  }
                })) {
      forward.run();
    }
    return place[0];
  }

  private static boolean finite(INDArray array) {
    // A sum of finite numbers of moderate size is finite; NaN and infinities make it non-finite.
    return Double.isFinite(array.sumNumber().doubleValue());
  }
}

package org.gan4j.models.translation;

import java.util.Arrays;
import org.gan4j.autodiff.Variable;
import org.gan4j.data.ImageShape;
import org.gan4j.io.HostArrays;
import org.gan4j.nn.Inference;
import org.gan4j.nn.Layer;
import org.gan4j.nn.Network;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Runs a translating network outside of training. */
public final class Translation {

  private static final int AT_ONCE = 8;

  private Translation() {}

  /**
   * Translates images in inference mode, some at a time.
   *
   * @param generator from images to images of the same extents
   * @param images {@code [N, H, W, C]} in [-1, 1]; not modified
   * @param shape the extents that the network was made for
   * @return {@code [N, H, W, C]} in [-1, 1]
   * @throws IllegalArgumentException if the images have other extents
   */
  public static INDArray apply(
      Network<? extends Layer> generator, INDArray images, ImageShape shape) {
    if (!Arrays.equals(images.shape(), shape.batch(images.size(0)))) {
      throw new IllegalArgumentException(
          "images: expected [N, "
              + shape.height()
              + ", "
              + shape.width()
              + ", "
              + shape.channels()
              + "], got "
              + Arrays.toString(images.shape()));
    }
    return Inference.inParts(
        generator,
        (int) images.size(0),
        AT_ONCE,
        (begin, end) ->
            generator
                .module()
                .apply(Variable.constant(HostArrays.rows(images, begin, end).dup('c'))));
  }
}

package org.gan4j.models.translation;

import org.gan4j.data.Domain;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A model that turns images of one domain into images of another. */
public interface Translator {

  /**
   * Translates images, in inference mode.
   *
   * @param images {@code [N, H, W, C]} in [-1, 1]; not modified
   * @param from the images' domain
   * @return {@code [N, H, W, C]} in [-1, 1], of the other domain
   * @throws IllegalArgumentException if the model doesn't translate from that domain, or takes
   *     images of other extents
   */
  INDArray translate(INDArray images, Domain from);
}

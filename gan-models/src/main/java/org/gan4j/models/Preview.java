package org.gan4j.models;

import org.nd4j.linalg.api.ndarray.INDArray;

/** The picture that shows how far a training is: always of the same latents or inputs. */
public interface Preview {

  /**
   * Draws it anew with the weights as they are.
   *
   * @return {@code [N, H, W, C]} in [-1, 1], row by row
   */
  INDArray images();

  /**
   * How many images a row has.
   *
   * @return at least 1
   */
  int columns();
}

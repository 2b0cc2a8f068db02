package org.gan4j.metrics;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Says which class an image belongs to. */
public interface Classifier {

  /**
   * The number of classes.
   *
   * @return K, at least 1
   */
  int classes();

  /**
   * The most likely class of each image.
   *
   * @param images {@code [N, H, W, C]} in [-1, 1]
   * @return N class indices in [0, K)
   */
  int[] classify(INDArray images);
}

package org.gan4j.models.extractor;

import org.nd4j.linalg.api.ndarray.INDArray;

/** A network that was trained on something else, by whose features images are compared. */
public interface FeatureExtractor extends AutoCloseable {

  /** How many images at a time an extractor is best given. */
  int BATCH = 16;

  /**
   * What it sees in images, which count as the bytes that a PNG file would have.
   *
   * @param images {@code [N, H, W, C]} in [-1, 1], C 1, 3 or 4; not modified
   * @return fresh arrays, FLOAT
   * @throws IllegalArgumentException if it can't be given such images
   */
  Extracted extract(INDArray images);

  /**
   * What figures from its features depend on.
   *
   * @return the protocol
   */
  ExtractorProtocol protocol();

  /**
   * How many classes it tells apart.
   *
   * @return 0 if it gives no logits
   */
  int classes();

  /** Whether its features are those that the FID, KID and Inception score are defined by. */
  default boolean isInception() {
    return false;
  }

  @Override
  default void close() {}
}

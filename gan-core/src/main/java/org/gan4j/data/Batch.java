package org.gan4j.data;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Samples to train on at once: one image each, or several, as those of two domains or a photograph
 * and its mask. The arrays belong to the source that they came from and hold until it is asked for
 * the next batch.
 *
 * @param parts FLOAT {@code [N, H, W, C]} in [-1, 1], one array for each image that a sample has;
 *     channels may differ from one array to the next. Vectors are {@code [N, D]}, series {@code [N,
 *     T, C]}, of any range
 * @param labels N class indices; null if the samples have no labels
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Batch(List<INDArray> parts, int @Nullable [] labels) {

  /** Checks that there are images. */
  public Batch {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("batch: expected at least one array of images, got none");
    }
  }

  /**
   * Samples of one image each.
   *
   * @param images FLOAT {@code [N, H, W, C]} in [-1, 1]
   * @param labels N class indices; null if the images have no labels
   */
  public Batch(INDArray images, int @Nullable [] labels) {
    this(List.of(images), labels);
  }

  /**
   * Samples without labels.
   *
   * @param parts one array for each image that a sample has
   */
  public Batch(INDArray... parts) {
    this(List.of(parts), null);
  }

  /**
   * The only image of each sample, or the first.
   *
   * @return {@code [N, H, W, C]}
   */
  public INDArray images() {
    return parts.get(0);
  }

  /**
   * The images of a domain.
   *
   * @param domain which
   * @return {@code [N, H, W, C]}
   * @throws IllegalArgumentException if the batch isn't of two domains
   */
  public INDArray images(Domain domain) {
    if (parts.size() != Domain.values().length) {
      throw new IllegalArgumentException(
          "batch: expected images of two domains, got "
              + parts.size()
              + " image(s) a sample; take batches from DomainBatches or Batches.pairs");
    }
    return parts.get(domain.ordinal());
  }

  /**
   * How many images there are in all.
   *
   * @return those of all parts
   */
  public long count() {
    return parts.stream().mapToLong(part -> part.size(0)).sum();
  }
}

package org.gan4j.evaluation;

import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import org.gan4j.io.HostArrays;
import org.gan4j.io.InputException;
import org.gan4j.metrics.FeatureStatistics;
import org.gan4j.models.extractor.Extracted;
import org.gan4j.models.extractor.FeatureExtractor;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One of two sets that are compared, with what was computed of it once: its images, or features, or
 * nothing but their statistics. For one thread.
 */
public final class Side implements AutoCloseable {

  private final String description;
  private final long count;
  private final @Nullable ImageSet images;
  private @Nullable INDArray features;
  private @Nullable INDArray logits;
  private @Nullable FeatureStatistics statistics;

  private Side(
      String description,
      long count,
      @Nullable ImageSet images,
      @Nullable INDArray features,
      @Nullable FeatureStatistics statistics) {
    this.description = description;
    this.count = count;
    this.images = images;
    this.features = features;
    this.statistics = statistics;
  }

  /**
   * Images.
   *
   * @param images the images
   * @return a side
   */
  public static Side of(ImageSet images) {
    return new Side(images.description(), images.count(), images, null, null);
  }

  /**
   * Features that somebody extracted.
   *
   * @param description where they come from
   * @param features {@code [N, D]}; closed with this
   * @return a side
   */
  public static Side ofFeatures(String description, INDArray features) {
    return new Side(description, features.size(0), null, features, null);
  }

  /**
   * Statistics of features that somebody extracted.
   *
   * @param description where they come from
   * @param statistics the statistics; of how many features isn't known
   * @return a side
   */
  public static Side ofStatistics(String description, FeatureStatistics statistics) {
    return new Side(description, 0, null, null, statistics);
  }

  /** What it is, for protocols. */
  String description() {
    return description;
  }

  /** How many images or features; 0 if that isn't known. */
  long count() {
    return count;
  }

  /** The images, where there are some. */
  Optional<ImageSet> images() {
    return Optional.ofNullable(images);
  }

  boolean hasFeatures() {
    return features != null;
  }

  boolean hasStatistics() {
    return statistics != null || features != null;
  }

  /** {@code [N, D]}, extracted once. */
  INDArray features(Optional<FeatureExtractor> by) {
    if (features == null) {
      extract(by.orElseThrow());
    }
    return Objects.requireNonNull(features);
  }

  /** {@code [N, K]}, extracted once. */
  INDArray logits(Optional<FeatureExtractor> by) {
    if (logits == null) {
      extract(by.orElseThrow());
    }
    return Objects.requireNonNull(logits);
  }

  /** Mean and covariance of the features. */
  FeatureStatistics statistics(Optional<FeatureExtractor> by) {
    if (statistics == null) {
      INDArray all = features(by);
      statistics = InputException.guard(description, () -> FeatureStatistics.of(all));
    }
    return statistics;
  }

  private void extract(FeatureExtractor by) {
    long at = 0;
    Iterator<INDArray> all = images().orElseThrow().batches();
    while (all.hasNext()) {
      try (INDArray batch = all.next()) {
        for (long begin = 0; begin < batch.size(0); begin += FeatureExtractor.BATCH) {
          long end = Math.min(begin + FeatureExtractor.BATCH, batch.size(0));
          Extracted seen = by.extract(HostArrays.rows(batch, begin, end));
          features = put(seen.features(), features, at);
          if (seen.logits().isPresent()) {
            logits = put(seen.logits().get(), logits, at);
          }
          at += end - begin;
        }
      }
    }
  }

  /** Rows into the array of all rows, which is made for the first. */
  private INDArray put(INDArray rows, @Nullable INDArray all, long at) {
    INDArray whole =
        all == null ? Nd4j.createUninitializedDetached(DataType.FLOAT, count, rows.size(1)) : all;
    HostArrays.rows(whole, at, at + rows.size(0)).assign(rows);
    rows.close();
    return whole;
  }

  @Override
  public void close() {
    if (features != null) {
      features.close();
    }
    if (logits != null) {
      logits.close();
    }
  }
}

package org.gan4j.evaluation;

import java.util.Optional;
import org.gan4j.gan.Generator;
import org.gan4j.models.extractor.ExtractorProtocol;
import org.gan4j.models.extractor.FeatureExtractor;
import org.gan4j.models.extractor.Lpips;
import org.jspecify.annotations.Nullable;

/**
 * Two sets, and what they are compared by.
 *
 * @param subject what it is called: {@code samples}, or a direction of translation
 * @param real of the data
 * @param fake of the samples
 * @param extractor whose features are compared, where there is one
 * @param perception how different two images look, where weights for that are at hand
 * @param generator what drew the samples, where it is at hand
 * @param classes how many classes the data have; 0 without labels
 * @param seed of every random draw
 */
public record Comparison(
    String subject,
    Side real,
    Side fake,
    Optional<FeatureExtractor> extractor,
    Optional<Lpips> perception,
    Optional<Generator> generator,
    int classes,
    long seed)
    implements AutoCloseable {

  /** A figure of features. */
  Figure ofFeatures(
      Metric metric,
      String name,
      String title,
      double value,
      @Nullable Double deviation,
      String method) {
    return new Figure(
        subject,
        metric,
        name,
        title,
        value,
        deviation,
        protocol(extractor.map(FeatureExtractor::protocol).orElse(null), method));
  }

  /** A figure of pixels, or of another network than the extractor. */
  Figure ofImages(
      Metric metric,
      String name,
      String title,
      double value,
      @Nullable Double deviation,
      String method) {
    return new Figure(subject, metric, name, title, value, deviation, protocol(null, method));
  }

  private Protocol protocol(@Nullable ExtractorProtocol by, String method) {
    return new Protocol(
        real.description(), fake.description(), real.count(), fake.count(), seed, by, method);
  }

  /** Whether the features are those that the FID is defined by. */
  boolean isInception() {
    return extractor.map(FeatureExtractor::isInception).orElse(false);
  }

  @Override
  public void close() {
    real.close();
    fake.close();
  }
}

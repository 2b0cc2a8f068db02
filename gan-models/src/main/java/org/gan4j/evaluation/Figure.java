package org.gan4j.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A number that says how good samples are, with how it came about.
 *
 * @param subject what was compared: {@code samples}, or a direction of translation
 * @param metric what it belongs to
 * @param name its name in files, such as {@code precision}
 * @param title its name for people; a Fréchet distance is called FID only if it is one
 * @param value the number
 * @param deviation its deviation over parts or subsets; null if there are none
 * @param protocol how it came about
 */
public record Figure(
    String subject,
    Metric metric,
    String name,
    String title,
    double value,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double deviation,
    Protocol protocol) {

  /**
   * What figures have to share to be compared.
   *
   * @return name, extractor, counts and seed in one line
   */
  public String kind() {
    return String.format(
        Locale.ROOT,
        "%s of %s, %s, %d real, %d fake, seed %d%s",
        name,
        subject,
        protocol.method(),
        protocol.realCount(),
        protocol.fakeCount(),
        protocol.seed(),
        protocol.extractor() == null ? "" : ", " + protocol.extractor());
  }

  /**
   * The value, or its negative where greater ones are better.
   *
   * @return the smaller, the better
   */
  public double cost() {
    return metric.smallerIsBetter() ? value : -value;
  }
}

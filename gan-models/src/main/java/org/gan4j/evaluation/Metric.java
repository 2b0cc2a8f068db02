package org.gan4j.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gan4j.io.InputException;

/** What can be measured of samples: each gives one figure or several that belong together. */
public enum Metric {
  /** The Fréchet distance of features, which of Inception's is the FID. */
  FID("Fréchet distance of features; FID", true, true, FeatureFigures::frechet, Need.STATISTICS),
  /** The kernel distance of features, which of Inception's is the KID. */
  KID("kernel distance of features; KID", true, true, FeatureFigures::kernel, Need.FEATURES),
  /** The Inception score, or the same of another classifier. */
  IS("Inception score, or another classifier's", false, true, FeatureFigures::score, Need.LOGITS),
  /** Precision, recall, density and coverage. */
  PRDC(
      "precision, recall, density, coverage",
      false,
      true,
      FeatureFigures::neighbours,
      Need.FEATURES),
  /** The Monge distance of features. */
  MIND("Monge distance of features", true, false, FeatureFigures::monge, Need.FEATURES),
  /** The sliced Wasserstein distance of pixels. */
  SWD("sliced Wasserstein distance of pixels", true, true, PixelFigures::sliced, Need.IMAGES),
  /** How often a classifier sees the class that was asked for. */
  AGREEMENT(
      "class agreement of a conditional model",
      false,
      true,
      ClassFigures::agreement,
      Need.CONDITION,
      Need.SAMPLES),
  /** How many of the data's classes are found among samples. */
  MODES(
      "classes found among samples",
      false,
      false,
      ClassFigures::modes,
      Need.OWN_CLASSES,
      Need.SAMPLES);

  private final String description;
  private final boolean smallerIsBetter;
  private final boolean usual;
  private final Measure measure;
  private final Set<Need> needs;

  /** Measures. */
  interface Measure {
    List<Figure> of(Comparison comparison);
  }

  Metric(
      String description, boolean smallerIsBetter, boolean usual, Measure measure, Need... needs) {
    this.description = description;
    this.smallerIsBetter = smallerIsBetter;
    this.usual = usual;
    this.measure = measure;
    this.needs = Set.of(needs);
  }

  /** What it is, in a phrase. */
  public String description() {
    return description;
  }

  /** Whether its first figure is the better the smaller it is. */
  public boolean smallerIsBetter() {
    return smallerIsBetter;
  }

  /** Whether it is measured where nobody says what is to be. */
  boolean usual() {
    return usual;
  }

  /** What it can't be measured without and isn't there; nothing if it can be measured. */
  Optional<String> lacking(Comparison comparison) {
    return needs.stream()
        .sorted()
        .filter(need -> !need.isMet(comparison))
        .map(Need::hint)
        .findFirst();
  }

  /**
   * Measures it.
   *
   * @param comparison what is compared
   * @return one figure or several, the one that tells most first
   * @throws InputException if something that it needs isn't there, or there are too few images
   */
  public List<Figure> measure(Comparison comparison) {
    Optional<String> lacking = lacking(comparison);
    if (lacking.isPresent()) {
      throw new InputException(this + ": " + lacking.get());
    }
    return InputException.guard(toString(), () -> measure.of(comparison));
  }

  /**
   * The metric of a name.
   *
   * @param name as users write it
   * @return the metric
   * @throws IllegalArgumentException if there is none
   */
  public static Metric of(String name) {
    return Arrays.stream(values())
        .filter(metric -> metric.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "metric: expected "
                        + Arrays.stream(values())
                            .map(Metric::toString)
                            .collect(Collectors.joining(", "))
                        + "; got "
                        + name));
  }

  /** The metric as users write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

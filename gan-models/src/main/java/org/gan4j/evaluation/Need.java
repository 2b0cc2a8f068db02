package org.gan4j.evaluation;

import java.util.function.Predicate;
import org.gan4j.models.extractor.FeatureExtractor;

/** What a metric can't be measured without. */
enum Need {
  /** Mean and covariance of features. */
  STATISTICS(
      "needs features: an extractor, .npy files of features, or .npz files with mu and sigma",
      c -> Need.has(c.real(), c) && Need.has(c.fake(), c)),
  /** Features themselves. */
  FEATURES(
      "needs features of every image: an extractor, or .npy files",
      c -> Need.hasAll(c.real(), c) && Need.hasAll(c.fake(), c)),
  /** A classifier's logits of samples. */
  LOGITS(
      "needs an extractor with logits, and images of samples",
      c ->
          c.extractor().map(FeatureExtractor::classes).orElse(0) > 0
              && c.fake().images().isPresent()),
  /** Pixels of both sets. */
  IMAGES(
      "needs the images of both sets",
      c -> c.real().images().isPresent() && c.fake().images().isPresent()),
  /** Pixels of samples. */
  SAMPLES("needs images of samples", c -> c.fake().images().isPresent()),
  /** How different two images look. */
  PERCEPTION(
      "needs LPIPS: put alexnet-owt-7be5be79.pth (torchvision's) and lpips-alex-v0.1.pth"
          + " (lpips/weights/v0.1/alex.pth of richzhang/PerceptualSimilarity) into the cache"
          + " folder",
      c -> c.perception().isPresent()),
  /** What drew the samples. */
  GENERATOR("needs a run whose model draws from latents", c -> c.generator().isPresent()),
  /** A generator that is asked for classes that a classifier knows. */
  CONDITION(
      "needs a conditional run, and a classifier of its classes: --extractor classifier",
      c ->
          c.generator().map(g -> g.classes()).orElse(0) > 0
              && c.extractor().map(FeatureExtractor::classes).orElse(0).equals(c.classes())),
  /** A classifier of the data's own classes. */
  OWN_CLASSES(
      "needs labelled images and a classifier of their classes: --extractor classifier",
      c ->
          c.classes() > 1
              && c.extractor().map(FeatureExtractor::classes).orElse(0).equals(c.classes()));

  private final String hint;
  private final Predicate<Comparison> met;

  Need(String hint, Predicate<Comparison> met) {
    this.hint = hint;
    this.met = met;
  }

  /** What to do where it is missing. */
  String hint() {
    return hint;
  }

  /** Whether it is there. */
  boolean isMet(Comparison of) {
    return met.test(of);
  }

  private static boolean has(Side side, Comparison c) {
    return side.hasStatistics() || extractable(side, c);
  }

  private static boolean hasAll(Side side, Comparison c) {
    return side.hasFeatures() || extractable(side, c);
  }

  private static boolean extractable(Side side, Comparison c) {
    return side.images().isPresent() && c.extractor().isPresent();
  }
}

package org.gan4j.run;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.gan4j.data.Domain;
import org.gan4j.data.ImageData;
import org.gan4j.evaluation.Comparison;
import org.gan4j.evaluation.DataImages;
import org.gan4j.evaluation.DrawnImages;
import org.gan4j.evaluation.Evaluation;
import org.gan4j.evaluation.EvaluationSettings;
import org.gan4j.evaluation.Side;
import org.gan4j.evaluation.TranslatedSet;
import org.gan4j.gan.Generator;
import org.gan4j.io.InputException;
import org.gan4j.kernel.Kernels;
import org.gan4j.models.Inputs;
import org.gan4j.models.Model;
import org.gan4j.models.SamplingModel;
import org.gan4j.models.extractor.CacheFolder;
import org.gan4j.models.extractor.Extractors;
import org.gan4j.models.extractor.FeatureExtractor;
import org.gan4j.models.translation.Translator;
import org.jspecify.annotations.Nullable;

/**
 * Measures what a run's model makes: samples against the images that it was trained on, or
 * translations against images of the domain that they are to be of. What is computed of the images
 * is kept from one time to the next. For one thread.
 */
final class RunEvaluation implements AutoCloseable {

  private final RunConfig config;
  private final TrainingImages images;
  private final EvaluationSettings settings;
  private final Kernels kernels;
  private final Consumer<String> notices;
  private final Map<ImageData, Side> real = new IdentityHashMap<>();
  private @Nullable Optional<FeatureExtractor> extractor;

  /**
   * An evaluation, for which nothing is loaded yet.
   *
   * @param config what the run is made of
   * @param images its images
   * @param settings what is measured
   * @param kernels what computes
   * @param notices told, a line each, what takes time or isn't as one would wish
   */
  RunEvaluation(
      RunConfig config,
      TrainingImages images,
      EvaluationSettings settings,
      Kernels kernels,
      Consumer<String> notices) {
    this.config = config;
    this.images = images;
    this.settings = settings;
    this.kernels = kernels;
    this.notices = notices;
  }

  /**
   * Measures.
   *
   * @param model with the weights to measure
   * @param label the run's, for protocols
   */
  Evaluation of(Model model, String label) {
    List<Comparison> comparisons = new ArrayList<>();
    if (model instanceof SamplingModel sampling) {
      comparisons.add(samples(sampling.sampler(), label));
    } else if (model instanceof Translator translator) {
      comparisons.add(translations(translator, Domain.A));
      if (images.kind() == Inputs.UNPAIRED_DOMAINS) {
        comparisons.add(translations(translator, Domain.B));
      }
    } else {
      throw new InputException(config.model() + " neither samples nor translates");
    }
    try {
      return Evaluation.of(settings.metrics(), comparisons);
    } finally {
      comparisons.forEach(comparison -> comparison.fake().close());
    }
  }

  private Optional<FeatureExtractor> extractor() {
    if (extractor == null) {
      List<ImageData> shown = images.shown();
      extractor =
          new Extractors(CacheFolder.standard(), kernels, notices)
              .find(
                  settings.extractor(),
                  shown.size() == 1 ? Optional.of(shown.get(0)) : Optional.empty());
    }
    return extractor;
  }

  /** What the images are, extracted once. */
  private Side real(ImageData set, DataImages some) {
    return real.computeIfAbsent(set, key -> Side.of(some));
  }

  @Override
  public void close() {
    real.values().forEach(Side::close);
    if (extractor != null) {
      extractor.ifPresent(FeatureExtractor::close);
    }
  }

  private Comparison samples(Generator generator, String label) {
    ImageData set = images.shown().get(0);
    if (generator.classes() > 0 && generator.classes() != set.classNames().size()) {
      throw new InputException(
          String.format(
              "%s: expected images of %d classes as the run had, got %d",
              config.data().kind(), generator.classes(), set.classNames().size()));
    }
    DataImages some =
        DataImages.of(
            set, config.data().kind() + ", training split", settings.count(), settings.seed());
    int[] labels = generator.classes() > 0 ? some.labels() : new int[0];
    DrawnImages fake = new DrawnImages(generator, settings.count(), labels, settings.seed(), label);
    return new Comparison(
        "samples",
        real(set, some),
        Side.of(fake),
        extractor(),
        Optional.empty(),
        Optional.of(generator),
        set.classNames().size(),
        settings.seed());
  }

  private Comparison translations(Translator translator, Domain from) {
    Domain to = from.other();
    return new Comparison(
        from + " to " + to,
        real(images.shown().get(to.ordinal()), domain(to)),
        Side.of(new TranslatedSet(translator, from, domain(from))),
        extractor(),
        Optional.empty(),
        Optional.empty(),
        0,
        settings.seed());
  }

  private DataImages domain(Domain domain) {
    return DataImages.of(
        images.shown().get(domain.ordinal()),
        config.data().kind() + ", " + domain + " as shown",
        settings.count(),
        settings.seed());
  }
}

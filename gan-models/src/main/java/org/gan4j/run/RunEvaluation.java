package org.gan4j.run;

import java.util.ArrayList;
import java.util.List;
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

/**
 * Measures what a run's model makes: samples against the images that it was trained on, or
 * translations against images of the domain that they are to be of.
 *
 * @param config what the run is made of
 * @param images its images
 * @param kernels what computes
 * @param notices told, a line each, what takes time or isn't as one would wish
 */
record RunEvaluation(
    RunConfig config, TrainingImages images, Kernels kernels, Consumer<String> notices) {

  /**
   * Measures.
   *
   * @param model with the weights to measure
   * @param label the run's, for protocols
   * @param settings what is measured
   */
  Evaluation of(Model model, String label, EvaluationSettings settings) {
    List<ImageData> shown = images.shown();
    Optional<ImageData> labelled = shown.size() == 1 ? Optional.of(shown.get(0)) : Optional.empty();
    Extractors extractors = new Extractors(CacheFolder.standard(), kernels, notices);
    Optional<FeatureExtractor> extractor = extractors.find(settings.extractor(), labelled);
    List<Comparison> comparisons = new ArrayList<>();
    try {
      if (model instanceof SamplingModel sampling) {
        comparisons.add(samples(sampling.sampler(), label, settings, extractor));
      } else if (model instanceof Translator translator) {
        comparisons.add(translations(translator, Domain.A, settings, extractor));
        if (images.kind() == Inputs.UNPAIRED_DOMAINS) {
          comparisons.add(translations(translator, Domain.B, settings, extractor));
        }
      } else {
        throw new InputException(config.model() + " neither samples nor translates");
      }
      return Evaluation.of(settings.metrics(), comparisons);
    } finally {
      comparisons.forEach(Comparison::close);
      extractor.ifPresent(FeatureExtractor::close);
    }
  }

  private Comparison samples(
      Generator generator,
      String label,
      EvaluationSettings settings,
      Optional<FeatureExtractor> extractor) {
    ImageData set = images.shown().get(0);
    if (generator.classes() > 0 && generator.classes() != set.classNames().size()) {
      throw new InputException(
          String.format(
              "%s: expected images of %d classes as the run had, got %d",
              config.data().kind(), generator.classes(), set.classNames().size()));
    }
    DataImages real =
        DataImages.of(
            set, config.data().kind() + ", training split", settings.count(), settings.seed());
    int[] labels = generator.classes() > 0 ? real.labels() : new int[0];
    DrawnImages fake = new DrawnImages(generator, settings.count(), labels, settings.seed(), label);
    return new Comparison(
        "samples",
        Side.of(real),
        Side.of(fake),
        extractor,
        Optional.empty(),
        Optional.of(generator),
        set.classNames().size(),
        settings.seed());
  }

  private Comparison translations(
      Translator translator,
      Domain from,
      EvaluationSettings settings,
      Optional<FeatureExtractor> extractor) {
    Domain to = from.other();
    return new Comparison(
        from + " to " + to,
        Side.of(domain(to, settings)),
        Side.of(new TranslatedSet(translator, from, domain(from, settings))),
        extractor,
        Optional.empty(),
        Optional.empty(),
        0,
        settings.seed());
  }

  private DataImages domain(Domain domain, EvaluationSettings settings) {
    return DataImages.of(
        images.shown().get(domain.ordinal()),
        config.data().kind() + ", " + domain + " as shown",
        settings.count(),
        settings.seed());
  }
}

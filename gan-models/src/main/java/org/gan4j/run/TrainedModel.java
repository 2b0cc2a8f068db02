package org.gan4j.run;

import java.util.Optional;
import org.gan4j.io.InputException;
import org.gan4j.models.Model;
import org.gan4j.models.SamplingModel;
import org.gan4j.models.style.FeatureLayer;
import org.gan4j.models.style.Projection;
import org.gan4j.models.style.StyleModel;
import org.gan4j.models.translation.Translator;
import org.gan4j.nn.Network;
import org.gan4j.nn.WeightsFile;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a run's weights are good for, loaded into networks of their own.
 *
 * @param folder the run's files
 * @param config what it was made of
 * @param model its networks, freshly made; loaded here
 */
record TrainedModel(RunFolder folder, RunConfig config, Model model) {

  /** What draws from latents. */
  Sampler sampler() {
    return new Sampler(sampling().sampler(), config);
  }

  private SamplingModel sampling() {
    if (!(model instanceof SamplingModel latent)) {
      String instead = model instanceof Translator ? "; it translates images" : "";
      throw InputException.at(
          folder.path(), config.model() + " draws nothing from latents" + instead);
    }
    WeightsFile.load(folder.weights(), latent.sampler().network());
    return latent;
  }

  /** What turns images of one domain into the other's. */
  Translator translator() {
    if (!(model instanceof Translator translator)) {
      String instead = model instanceof SamplingModel ? "; it draws them from latents" : "";
      throw InputException.at(folder.path(), config.model() + " translates no images" + instead);
    }
    for (Network<?> one : model.networks()) {
      WeightsFile.load(folder.weights(), one);
    }
    return translator;
  }

  /** The model with the weights that it samples or translates with. */
  Model ready() {
    if (model instanceof SamplingModel) {
      return sampling();
    }
    translator();
    return model;
  }

  /** The style whose image is nearest to a given one: {@link Run#project}. */
  Projection.Result project(
      INDArray target, Projection.Settings settings, Projection.Listener listener) {
    SamplingModel latent = sampling();
    return new Projection(
            InputException.guard("project", new Sampler(latent.sampler(), config)::styles),
            features(latent, settings),
            settings)
        .run(target, listener);
  }

  private Optional<FeatureLayer> features(SamplingModel latent, Projection.Settings settings) {
    if (settings.featureWeight() == 0 || !(latent instanceof StyleModel styled)) {
      return Optional.empty();
    }
    WeightsFile.load(folder.weights(), styled.gan().discriminator().network());
    return Optional.of(styled.features());
  }
}

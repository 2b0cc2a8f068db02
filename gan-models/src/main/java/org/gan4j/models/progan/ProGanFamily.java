package org.gan4j.models.progan;

import java.util.OptionalInt;
import java.util.OptionalLong;
import org.gan4j.gan.loss.LossKind;
import org.gan4j.gan.penalty.PenaltyKind;
import org.gan4j.kernel.Kernels;
import org.gan4j.models.Averaging;
import org.gan4j.models.LatentModel;
import org.gan4j.models.ModelFamily;
import org.gan4j.models.ModelRequest;
import org.gan4j.models.TrainingSettings;
import org.gan4j.models.UpdaterSettings;
import org.gan4j.models.WeightedPenalty;

/** {@link ProGan} by its name. */
public final class ProGanFamily implements ModelFamily<ProGanConfig> {

  /** The family. */
  public ProGanFamily() {}

  @Override
  public String name() {
    return "progan";
  }

  @Override
  public String description() {
    return "grows from 4 pixels to 8, 16, ... up to 1024 while it is trained (Karras et al. 2018)";
  }

  @Override
  public Class<ProGanConfig> configType() {
    return ProGanConfig.class;
  }

  @Override
  public ProGanConfig configure(ModelRequest request) {
    int size = request.imageSize();
    ProGanConfig paper = ProGanConfig.forImages(size, request.images().channels());
    OptionalInt width = request.width();
    return paper
        .latent(request.latentSize().orElse(paper.latentSize()))
        .featureMaps(
            width.isPresent()
                ? Math.multiplyExact(width.getAsInt(), size / 2)
                : paper.channelBase(),
            paper.channelMax());
  }

  /**
   * Appendix A.1 of the paper: Adam at 1e-3 without a first moment, batches of 16, an average with
   * a decay of 0.999, reached in the first updates of each resolution.
   */
  @Override
  public TrainingSettings training() {
    return TrainingSettings.of(LossKind.WASSERSTEIN, 16, UpdaterSettings.adam(1e-3, 0, 0.99))
        .penalties(WeightedPenalty.of(PenaltyKind.WGAN_GP))
        .averaging(new Averaging(0.999, 0, true));
  }

  @Override
  public OptionalLong steps(ProGanConfig config, TrainingSettings settings) {
    return OptionalLong.of(
        config.schedule().steps(settings.batch(), config.batchLimits(), settings.criticSteps()));
  }

  @Override
  public LatentModel create(ProGanConfig config, long seed, Kernels kernels) {
    return ProGan.create(config, seed, kernels);
  }
}

package org.gan4j.models.mlp;

import org.gan4j.gan.LayerGenerator;
import org.gan4j.gan.loss.LossKind;
import org.gan4j.kernel.Kernels;
import org.gan4j.models.LatentModel;
import org.gan4j.models.ModelFamily;
import org.gan4j.models.ModelRequest;
import org.gan4j.models.TrainingSettings;
import org.gan4j.models.UpdaterSettings;

/** {@link MlpGan} by its name. */
public final class MlpGanFamily implements ModelFamily<MlpGanConfig> {

  /** The family. */
  public MlpGanFamily() {}

  @Override
  public String name() {
    return "mlp";
  }

  @Override
  public String description() {
    return "fully connected layers, any small images (Goodfellow et al. 2014)";
  }

  @Override
  public Class<MlpGanConfig> configType() {
    return MlpGanConfig.class;
  }

  @Override
  public MlpGanConfig configure(ModelRequest request) {
    MlpGanConfig usual = MlpGanConfig.forImages(request.images());
    return new MlpGanConfig(
        usual.shape(),
        request.latentSize().orElse(usual.latentSize()),
        request.width().orElse(usual.hidden()));
  }

  /** Adam in place of the paper's momentum, for the same reasons as in {@link MlpGan}. */
  @Override
  public TrainingSettings training() {
    return TrainingSettings.of(LossKind.NON_SATURATING, 64, UpdaterSettings.adam(2e-4, 0.5, 0.999));
  }

  @Override
  public LatentModel create(MlpGanConfig config, long seed, Kernels kernels) {
    return LatentModel.of(
        MlpGan.create(config, seed, kernels),
        name ->
            LayerGenerator.of(name, MlpGan.generator(config), config.latentSize(), seed, kernels));
  }
}

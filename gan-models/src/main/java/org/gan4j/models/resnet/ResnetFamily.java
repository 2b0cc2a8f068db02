package org.gan4j.models.resnet;

import org.gan4j.gan.LayerGenerator;
import org.gan4j.gan.loss.LossKind;
import org.gan4j.kernel.Kernels;
import org.gan4j.models.LatentModel;
import org.gan4j.models.ModelFamily;
import org.gan4j.models.ModelRequest;
import org.gan4j.models.TrainingSettings;
import org.gan4j.models.UpdaterSettings;

/** {@link ResnetGan} by its name, as its paper trains it: SNGAN. */
public final class ResnetFamily implements ModelFamily<ResnetConfig> {

  /** The family. */
  public ResnetFamily() {}

  @Override
  public String name() {
    return "sngan-resnet";
  }

  @Override
  public String description() {
    return "residual networks with spectral norm, 32 to 128 pixels (Miyato et al. 2018)";
  }

  @Override
  public Class<ResnetConfig> configType() {
    return ResnetConfig.class;
  }

  @Override
  public ResnetConfig configure(ModelRequest request) {
    return ResnetConfig.of(request);
  }

  /** The paper's for these networks: hinge loss, Adam at 2e-4 with 0 and 0.9, five critic steps. */
  @Override
  public TrainingSettings training() {
    return TrainingSettings.of(LossKind.HINGE, 64, UpdaterSettings.adam(2e-4, 0, 0.9))
        .criticSteps(5);
  }

  @Override
  public LatentModel create(ResnetConfig config, long seed, Kernels kernels) {
    return LatentModel.of(
        ResnetGan.create(config, seed, kernels),
        name ->
            LayerGenerator.of(
                name, ResnetGan.generator(config), config.latentSize(), seed, kernels));
  }
}

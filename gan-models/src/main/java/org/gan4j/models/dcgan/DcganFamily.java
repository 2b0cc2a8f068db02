package org.gan4j.models.dcgan;

import org.gan4j.gan.LayerGenerator;
import org.gan4j.gan.loss.LossKind;
import org.gan4j.kernel.Kernels;
import org.gan4j.models.LatentModel;
import org.gan4j.models.ModelFamily;
import org.gan4j.models.ModelRequest;
import org.gan4j.models.TrainingSettings;
import org.gan4j.models.UpdaterSettings;

/** {@link Dcgan} by its name. */
public final class DcganFamily implements ModelFamily<DcganConfig> {

  /** The family. */
  public DcganFamily() {}

  @Override
  public String name() {
    return "dcgan";
  }

  @Override
  public String description() {
    return "strided convolutions and batch norm, 16 to 256 pixels (Radford et al. 2016)";
  }

  @Override
  public Class<DcganConfig> configType() {
    return DcganConfig.class;
  }

  @Override
  public DcganConfig configure(ModelRequest request) {
    return DcganConfig.of(request);
  }

  /** Section 4 of the paper: Adam at 2e-4 with a first moment of 0.5; batches of 64 here. */
  @Override
  public TrainingSettings training() {
    return TrainingSettings.of(LossKind.NON_SATURATING, 64, UpdaterSettings.adam(2e-4, 0.5, 0.999));
  }

  @Override
  public LatentModel create(DcganConfig config, long seed, Kernels kernels) {
    return LatentModel.of(
        Dcgan.create(config, seed, kernels),
        name ->
            LayerGenerator.of(name, Dcgan.generator(config), config.latentSize(), seed, kernels));
  }
}

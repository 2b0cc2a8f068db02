package org.gan4j.models.dcgan;

import java.util.List;
import org.gan4j.gan.loss.LossKind;
import org.gan4j.kernel.Kernels;
import org.gan4j.models.LatentModel;
import org.gan4j.models.ModelFamily;
import org.gan4j.models.ModelRequest;
import org.gan4j.models.TrainingDefaults;

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
  public TrainingDefaults training() {
    return new TrainingDefaults(LossKind.NON_SATURATING, List.of(), 64, 1, 2e-4, 2e-4, 0.5, 0.999);
  }

  @Override
  public LatentModel create(DcganConfig config, long seed, Kernels kernels) {
    return LatentModel.of(Dcgan.create(config, seed, kernels));
  }
}

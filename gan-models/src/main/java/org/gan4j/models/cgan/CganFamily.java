package org.gan4j.models.cgan;

import org.gan4j.gan.loss.AuxiliaryClassifier;
import org.gan4j.gan.loss.LossKind;
import org.gan4j.kernel.Kernels;
import org.gan4j.models.Inputs;
import org.gan4j.models.LatentModel;
import org.gan4j.models.ModelFamily;
import org.gan4j.models.ModelRequest;
import org.gan4j.models.TrainingSettings;
import org.gan4j.models.UpdaterSettings;
import org.gan4j.models.dcgan.DcganConfig;

/** {@link Cgan} by its name. */
public final class CganFamily implements ModelFamily<CganConfig> {

  /** The family. */
  public CganFamily() {}

  @Override
  public String name() {
    return "cgan";
  }

  @Override
  public String description() {
    return "DCGAN told the class, one-hot or otherwise, 16 to 256 pixels (Mirza, Osindero 2014)";
  }

  @Override
  public Class<CganConfig> configType() {
    return CganConfig.class;
  }

  @Override
  public CganConfig configure(ModelRequest request) {
    return CganConfig.oneHot(DcganConfig.of(request), request.classes());
  }

  /** Those of DCGAN, whose networks these are: Radford et al. 2016, section 4. */
  @Override
  public TrainingSettings training() {
    return TrainingSettings.of(LossKind.NON_SATURATING, 64, UpdaterSettings.adam(2e-4, 0.5, 0.999));
  }

  @Override
  public Inputs inputs() {
    return Inputs.LABELLED_IMAGES;
  }

  @Override
  public LatentModel create(CganConfig config, long seed, Kernels kernels) {
    LatentModel model =
        LatentModel.of(
            Cgan.create(config, seed, kernels),
            name -> Cgan.generator(name, config, seed, kernels));
    return config.discriminator() == DiscriminatorCondition.CLASSIFIER
        ? model.customize(trainer -> trainer.term(new AuxiliaryClassifier(config.classWeight())))
        : model;
  }
}

package org.gan4j.models.stylegan;

import org.gan4j.kernel.Kernels;
import org.gan4j.models.ModelFamily;
import org.gan4j.models.ModelRequest;
import org.gan4j.models.TrainingSettings;
import org.gan4j.models.style.StyleModel;

/** {@link Stylegan} by its name. */
public final class StyleganFamily implements ModelFamily<StyleganConfig> {

  /** The family. */
  public StyleganFamily() {}

  @Override
  public String name() {
    return "stylegan";
  }

  @Override
  public String description() {
    return "adaptive instance norm by style, noise, 4 to 1024 pixels (Karras et al. 2019)";
  }

  @Override
  public Class<StyleganConfig> configType() {
    return StyleganConfig.class;
  }

  @Override
  public StyleganConfig configure(ModelRequest request) {
    return StyleganConfig.forImages(request.imageSize(), request.images().channels())
        .sized(request);
  }

  /**
   * Appendix C of the paper: the non-saturating loss with R1 of 10 at every step, Adam at 1e-3
   * without a first moment; batches of 32 here.
   */
  @Override
  public TrainingSettings training() {
    return StyleModel.training(1e-3, 1);
  }

  @Override
  public StyleModel create(StyleganConfig config, long seed, Kernels kernels) {
    return Stylegan.networks(config).model(seed, kernels, 0, 1);
  }
}

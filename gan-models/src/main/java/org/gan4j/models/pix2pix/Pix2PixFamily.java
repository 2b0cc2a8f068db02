package org.gan4j.models.pix2pix;

import org.gan4j.gan.loss.LossKind;
import org.gan4j.kernel.Kernels;
import org.gan4j.models.Inputs;
import org.gan4j.models.ModelFamily;
import org.gan4j.models.ModelRequest;
import org.gan4j.models.TrainingSettings;
import org.gan4j.models.UpdaterSettings;

/** {@link Pix2Pix} by its name. */
public final class Pix2PixFamily implements ModelFamily<Pix2PixConfig> {

  /** The family. */
  public Pix2PixFamily() {}

  @Override
  public String name() {
    return "pix2pix";
  }

  @Override
  public String description() {
    return "translates images after pairs of examples, paired folders (Isola et al. 2017)";
  }

  @Override
  public Class<Pix2PixConfig> configType() {
    return Pix2PixConfig.class;
  }

  @Override
  public Pix2PixConfig configure(ModelRequest request) {
    request.requireNoLatentSize();
    Pix2PixConfig usual = Pix2PixConfig.forImages(request.images());
    return request.width().isPresent() ? usual.width(request.width().getAsInt()) : usual;
  }

  /**
   * Sections 3.3 and 6.2 of the paper: Adam at 2e-4, moments 0.5 and 0.999; batches of one image.
   */
  @Override
  public TrainingSettings training() {
    return TrainingSettings.of(LossKind.NON_SATURATING, 1, UpdaterSettings.adam(2e-4, 0.5, 0.999));
  }

  @Override
  public void check(TrainingSettings settings) {
    settings.requirePlain("pix2pix");
  }

  @Override
  public Inputs inputs() {
    return Inputs.PAIRED_IMAGES;
  }

  @Override
  public Pix2Pix create(Pix2PixConfig config, long seed, Kernels kernels) {
    return Pix2Pix.create(config, seed, kernels);
  }
}

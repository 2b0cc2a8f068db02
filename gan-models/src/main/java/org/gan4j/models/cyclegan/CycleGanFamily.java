package org.gan4j.models.cyclegan;

import org.gan4j.gan.loss.LossKind;
import org.gan4j.kernel.Kernels;
import org.gan4j.models.Inputs;
import org.gan4j.models.ModelFamily;
import org.gan4j.models.ModelRequest;
import org.gan4j.models.RateSchedule;
import org.gan4j.models.TrainingSettings;
import org.gan4j.models.UpdaterSettings;

/** {@link CycleGan} by its name. */
public final class CycleGanFamily implements ModelFamily<CycleGanConfig> {

  /** The family. */
  public CycleGanFamily() {}

  @Override
  public String name() {
    return "cyclegan";
  }

  @Override
  public String description() {
    return "translates between two kinds of images, unpaired folders (Zhu et al. 2017)";
  }

  @Override
  public Class<CycleGanConfig> configType() {
    return CycleGanConfig.class;
  }

  @Override
  public CycleGanConfig configure(ModelRequest request) {
    request.requireNoLatentSize();
    CycleGanConfig usual = CycleGanConfig.forImages(request.images());
    return request.width().isPresent() ? usual.width(request.width().getAsInt()) : usual;
  }

  /**
   * Section 7.1 of the paper: batches of one, Adam at 2e-4, which falls to zero in a straight line
   * over the second half; a first moment of 0.5 in its code.
   */
  @Override
  public TrainingSettings training() {
    return TrainingSettings.of(
        LossKind.LEAST_SQUARES,
        1,
        UpdaterSettings.adam(2e-4, 0.5, 0.999).schedule(RateSchedule.linear(0.5)));
  }

  @Override
  public void check(TrainingSettings settings) {
    settings.requirePlain("CycleGAN");
  }

  @Override
  public Inputs inputs() {
    return Inputs.UNPAIRED_DOMAINS;
  }

  @Override
  public CycleGan create(CycleGanConfig config, long seed, Kernels kernels) {
    return CycleGan.create(config, seed, kernels);
  }
}

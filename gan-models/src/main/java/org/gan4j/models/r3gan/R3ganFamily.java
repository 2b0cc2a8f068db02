package org.gan4j.models.r3gan;

import org.gan4j.gan.loss.LossKind;
import org.gan4j.gan.penalty.PenaltyKind;
import org.gan4j.kernel.Kernels;
import org.gan4j.models.Averaging;
import org.gan4j.models.BurnIn;
import org.gan4j.models.Inputs;
import org.gan4j.models.LatentModel;
import org.gan4j.models.ModelFamily;
import org.gan4j.models.ModelRequest;
import org.gan4j.models.TrainingSettings;
import org.gan4j.models.UpdaterSettings;
import org.gan4j.models.WeightedPenalty;

/** {@link R3gan} by its names: with and without classes, and at a size for two cores. */
public final class R3ganFamily implements ModelFamily<R3ganConfig> {

  /** R1's and R2's at first, in the authors' preset for CIFAR-10. */
  private static final double GAMMA = 0.05;

  private static final double HALF_LIFE = 10_000;

  private final boolean conditional;
  private final boolean small;

  private R3ganFamily(boolean conditional, boolean small) {
    this.conditional = conditional;
    this.small = small;
  }

  /**
   * The paper's networks, without classes.
   *
   * @return {@code r3gan}
   */
  public static R3ganFamily plain() {
    return new R3ganFamily(false, false);
  }

  /**
   * The paper's networks, told the class.
   *
   * @return {@code r3gan-cond}
   */
  public static R3ganFamily ofClasses() {
    return new R3ganFamily(true, false);
  }

  /**
   * The same at a size for two cores.
   *
   * @return {@code r3gan-small} or {@code r3gan-small-cond}
   */
  public R3ganFamily small() {
    return new R3ganFamily(conditional, true);
  }

  @Override
  public String name() {
    return "r3gan" + (small ? "-small" : "") + (conditional ? "-cond" : "");
  }

  @Override
  public String description() {
    return (small
            ? "R3GAN at a size that two cores train in minutes"
            : "grouped convolutions without norm, relativistic pairs, R1 and R2")
        + (conditional ? ", told the class" : "")
        + " (Huang et al. 2024)";
  }

  @Override
  public Class<R3ganConfig> configType() {
    return R3ganConfig.class;
  }

  @Override
  public R3ganConfig configure(ModelRequest request) {
    R3ganConfig config = small ? R3ganConfig.small(request) : R3ganConfig.of(request);
    return conditional ? config.ofClasses(request.classes()) : config;
  }

  @Override
  public Inputs inputs() {
    return conditional ? Inputs.LABELLED_IMAGES : Inputs.IMAGES;
  }

  /**
   * The authors' preset for CIFAR-10: Adam without a first moment, batches of 512; the rate from
   * 2e-4 to 5e-5, R1's and R2's gamma from 0.05 to 0.005, beta2 from 0.9 to 0.99, all over the
   * first 20 million images, here over half of the training. The average's half-life goes from 0 to
   * 5 million images there; to 10,000 here, as trainings are shorter. Larger images want a larger
   * gamma: it begins at 2 for 64 pixels and at 150 for 256 in the presets for FFHQ. The small
   * networks have batches of 64.
   */
  @Override
  public TrainingSettings training() {
    UpdaterSettings adam = UpdaterSettings.adam(2e-4, 0, 0.9);
    return TrainingSettings.of(LossKind.RELATIVISTIC_PAIRING, small ? 64 : 512, adam)
        .penalties(
            WeightedPenalty.of(PenaltyKind.R1, GAMMA), WeightedPenalty.of(PenaltyKind.R2, GAMMA))
        .averaging(new Averaging(0, HALF_LIFE, false))
        .burnIn(new BurnIn(0.5, 0.25, 0.1, 0.99, true));
  }

  @Override
  public LatentModel create(R3ganConfig config, long seed, Kernels kernels) {
    return LatentModel.of(
        R3gan.create(config, seed, kernels), name -> R3gan.generator(name, config, seed, kernels));
  }
}

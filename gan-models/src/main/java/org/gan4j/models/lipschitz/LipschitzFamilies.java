package org.gan4j.models.lipschitz;

import java.util.function.UnaryOperator;
import org.gan4j.gan.loss.LossKind;
import org.gan4j.gan.penalty.ConstraintKind;
import org.gan4j.gan.penalty.PenaltyKind;
import org.gan4j.models.FamilyVariant;
import org.gan4j.models.LimitedConstraint;
import org.gan4j.models.ModelFamily;
import org.gan4j.models.TrainingSettings;
import org.gan4j.models.UpdaterSettings;
import org.gan4j.models.WeightedPenalty;
import org.gan4j.models.dcgan.DcganConfig;
import org.gan4j.models.dcgan.DcganFamily;
import org.gan4j.models.dcgan.DiscriminatorNorm;
import org.gan4j.models.resnet.ResnetConfig;
import org.gan4j.models.resnet.ResnetFamily;

/** WGAN, WGAN-GP and SNGAN: what their papers set, over networks that others share. */
public final class LipschitzFamilies {

  private LipschitzFamilies() {}

  /**
   * WGAN over DCGAN's networks: weights clipped to 0.01, RMSprop at 5e-5, five critic steps
   * (Arjovsky et al. 2017, algorithm 1). RMSprop's decay of 0.99 is that of the authors' code.
   *
   * @return {@code wgan}
   */
  public static ModelFamily<DcganConfig> wgan() {
    return new FamilyVariant<>(
        "wgan",
        "DCGAN's networks, Wasserstein loss, clipped weights (Arjovsky et al. 2017)",
        new DcganFamily(),
        UnaryOperator.identity(),
        TrainingSettings.of(LossKind.WASSERSTEIN, 64, UpdaterSettings.rmsProp(5e-5, 0.99))
            .criticSteps(5)
            .constraints(LimitedConstraint.of(ConstraintKind.WEIGHT_CLIP)));
  }

  /**
   * WGAN-GP over DCGAN's networks, without batch norm in the critic.
   *
   * @return {@code wgan-gp}
   */
  public static ModelFamily<DcganConfig> wganGp() {
    return new FamilyVariant<>(
        "wgan-gp",
        "DCGAN's networks, Wasserstein loss, gradient penalty (Gulrajani et al. 2017)",
        new DcganFamily(),
        DcganConfig::withoutBatchNormInDiscriminator,
        wganGpTraining(1e-4));
  }

  /**
   * WGAN-GP over residual networks, without spectral norm. The rate is the paper's for CIFAR-10.
   *
   * @return {@code wgan-gp-resnet}
   */
  public static ModelFamily<ResnetConfig> wganGpResnet() {
    return new FamilyVariant<>(
        "wgan-gp-resnet",
        "residual networks, Wasserstein loss, gradient penalty, 32 to 128 pixels (Gulrajani et al."
            + " 2017)",
        new ResnetFamily(),
        ResnetConfig::withoutSpectralNorm,
        wganGpTraining(2e-4));
  }

  /** Gulrajani et al. 2017, algorithm 1: penalty 10, five critic steps, Adam with 0 and 0.9. */
  private static TrainingSettings wganGpTraining(double rate) {
    return TrainingSettings.of(LossKind.WASSERSTEIN, 64, UpdaterSettings.adam(rate, 0, 0.9))
        .criticSteps(5)
        .penalties(WeightedPenalty.of(PenaltyKind.WGAN_GP));
  }

  /**
   * SNGAN over DCGAN's networks: spectral norm in place of batch norm in the discriminator, hinge
   * loss, and setting C of table 1 (Miyato et al. 2018): Adam at 2e-4 with 0.5 and 0.999, one
   * discriminator step.
   *
   * @return {@code sngan}
   */
  public static ModelFamily<DcganConfig> sngan() {
    return new FamilyVariant<>(
        "sngan",
        "DCGAN's networks, hinge loss, spectral norm (Miyato et al. 2018)",
        new DcganFamily(),
        config -> config.discriminatorNorm(DiscriminatorNorm.SPECTRAL),
        TrainingSettings.of(LossKind.HINGE, 64, UpdaterSettings.adam(2e-4, 0.5, 0.999)));
  }

  /**
   * SNGAN over residual networks.
   *
   * @return {@code sngan-resnet}
   */
  public static ModelFamily<ResnetConfig> snganResnet() {
    return new ResnetFamily();
  }
}

package org.gan4j.bench.cases;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gan4j.kernel.Kernels;
import org.gan4j.models.cyclegan.CycleGanConfig;
import org.gan4j.models.dcgan.DcganConfig;
import org.gan4j.models.progan.ProGanConfig;
import org.gan4j.models.r3gan.R3ganConfig;
import org.gan4j.models.stylegan2.Stylegan2Config;

/** The training steps that are compared with those of the peers; each peer defines the same. */
public enum TrainingCase {
  /** DCGAN, 32x32 pixels, one channel, batches of 64, non-saturating loss. */
  DCGAN32(kernels -> TrainerStep.dcgan(kernels, 64, DcganConfig.forImages(32, 1))),
  /** DCGAN, 64x64 pixels, three channels, batches of 32, non-saturating loss. */
  DCGAN64(kernels -> TrainerStep.dcgan(kernels, 32, DcganConfig.forImages(64, 3))),
  /** As DCGAN32, its critic without batch norm and trained as WGAN-GP, penalty weight 10. */
  WGAN_GP32(kernels -> TrainerStep.wganGp(kernels, 64, DcganConfig.forImages(32, 1))),
  /**
   * CycleGAN, 64x64 pixels, one image of each domain, generators of 6 blocks, widths of 32, cycle
   * and identity weights 10 and 5, no image pool.
   */
  CYCLEGAN64(
      kernels ->
          TrainerStep.cyclegan(kernels, 1, CycleGanConfig.forImages(64, 3).width(32).poolSize(0))),
  /**
   * ProGAN when it has grown to 32x32 pixels, batches of 16, 128 feature maps everywhere, WGAN-GP
   * with drift.
   */
  PROGAN32(
      kernels ->
          TrainerStep.progan(
              kernels, 16, ProGanConfig.forImages(32, 3).featureMaps(8192, 128).latent(128))),
  /**
   * StyleGAN2, 32x32 pixels, three channels, 128 channels everywhere, four mapping layers, batches
   * of 16, non-saturating loss with R1 of weight 10 at every step.
   */
  STYLEGAN2_32(
      kernels ->
          TrainerStep.stylegan2(kernels, 16, Stylegan2Config.forImages(32, 3).sized(128, 4, 128))),
  /**
   * R3GAN, 32x32 pixels, three channels, 96 channels everywhere, two blocks a stage, batches of 16,
   * relativistic pairs with R1 and R2 of weight 1 at every step.
   */
  R3GAN32(kernels -> TrainerStep.r3gan(kernels, 16, R3ganConfig.forImages(32, 3, 96))),
  /** No training: the FID's features of 16 images of 299x299 pixels, by the Inception network. */
  INCEPTION(kernels -> ExtractionStep.of(kernels, 16));

  private final Function<Kernels, TimedStep> step;

  TrainingCase(Function<Kernels, TimedStep> step) {
    this.step = step;
  }

  /**
   * The case's name on the command line and in results.
   *
   * @return {@code dcgan32}, say
   */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Makes the networks.
   *
   * @param kernels what they compute with
   * @return the step, to be closed by the caller
   */
  public TimedStep open(Kernels kernels) {
    return step.apply(kernels);
  }

  /**
   * Finds a case by its name.
   *
   * @param label its name
   * @return the case
   * @throws IllegalArgumentException if there is none of that name
   */
  public static TrainingCase of(String label) {
    return Arrays.stream(values())
        .filter(one -> one.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "case: there is no '"
                        + label
                        + "'; there are "
                        + Arrays.stream(values())
                            .map(TrainingCase::label)
                            .collect(Collectors.joining(", "))));
  }
}

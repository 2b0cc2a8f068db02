package org.gan4j.models.style;

import java.util.List;
import org.gan4j.data.Batch;
import org.gan4j.gan.Gan;
import org.gan4j.gan.loss.LossKind;
import org.gan4j.gan.penalty.PenaltyKind;
import org.gan4j.models.Averaging;
import org.gan4j.models.LatentModel;
import org.gan4j.models.Preview;
import org.gan4j.models.SamplingModel;
import org.gan4j.models.TrainingPlan;
import org.gan4j.models.TrainingSettings;
import org.gan4j.models.UpdaterSettings;
import org.gan4j.models.WeightedPenalty;
import org.gan4j.nn.Network;
import org.gan4j.train.TrainingStep;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * A generator with styles and its discriminator, with a lazy path-length term.
 *
 * @param latent the networks: its generator a {@link StyleGenerator}, its discriminator made of a
 *     {@link FeatureLayer}
 * @param pathLength weight of the path-length term, 0 for none
 * @param pathLengthInterval steps from one path-length update to the next
 */
public record StyleModel(LatentModel latent, double pathLength, int pathLengthInterval)
    implements SamplingModel {

  /**
   * What both papers train with: the non-saturating loss, R1 of 10, Adam without a first moment;
   * batches of 32; an average of the generator with a half-life of 10,000 images that begins low.
   *
   * @param rate the learning rate of both networks
   * @param penaltyInterval discriminator updates from one R1 term to the next
   * @return the settings
   */
  public static TrainingSettings training(double rate, int penaltyInterval) {
    return TrainingSettings.of(LossKind.NON_SATURATING, 32, UpdaterSettings.adam(rate, 0, 0.99))
        .penalties(new WeightedPenalty(PenaltyKind.R1, 10, penaltyInterval))
        .averaging(new Averaging(0, 10_000, true));
  }

  /**
   * The networks that are trained.
   *
   * @return generator and discriminator
   */
  public Gan gan() {
    return latent.gan();
  }

  /**
   * The discriminator's layers.
   *
   * @return what tells features of images
   */
  public FeatureLayer features() {
    return (FeatureLayer) gan().discriminator().network().module();
  }

  @Override
  public StyleGenerator sampler() {
    return (StyleGenerator) latent.sampler();
  }

  @Override
  public List<Network<?>> networks() {
    return latent.networks();
  }

  @Override
  public StyleModel averaged() {
    return new StyleModel(latent.averaged(), pathLength, pathLengthInterval);
  }

  @Override
  public TrainingStep step(TrainingPlan plan) {
    if (pathLength == 0) {
      return latent.step(plan);
    }
    return latent
        .customize(
            step ->
                step.generatorPenalty(
                        PathLengthPenalty.weight(pathLength).every(pathLengthInterval))
                    .updaters(generatorUpdater(plan), plan.discriminatorUpdater()))
        .step(plan);
  }

  /**
   * The updater for k + 1 updates in k steps: the path-length update is one more, so that rate and
   * decays are corrected by {@code c = k / (k + 1)} (appendix B of the paper). The discriminator's
   * lazy term needs none of it, since it is minimized in the same update as the loss.
   */
  private IUpdater generatorUpdater(TrainingPlan plan) {
    double k = pathLengthInterval;
    long more = (plan.steps() + pathLengthInterval - 1) / pathLengthInterval;
    return plan.settings().generator().slowed(k / (k + 1)).create(plan.steps() + more);
  }

  @Override
  public Preview preview(Batch examples, long seed) {
    return latent.preview(examples, seed);
  }
}

package org.gan4j.models.style;

import java.util.List;
import org.gan4j.data.Batch;
import org.gan4j.gan.Gan;
import org.gan4j.gan.loss.LossKind;
import org.gan4j.gan.penalty.Penalty;
import org.gan4j.gan.penalty.PenaltyKind;
import org.gan4j.models.Preview;
import org.gan4j.models.SampleSheet;
import org.gan4j.models.SamplingModel;
import org.gan4j.models.TrainingDefaults;
import org.gan4j.models.TrainingPlan;
import org.gan4j.models.WeightedPenalty;
import org.gan4j.nn.Network;
import org.gan4j.train.GanTrainer;
import org.gan4j.train.TrainingStep;
import org.gan4j.train.updater.WeightAverage;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * A generator with styles and its discriminator: penalties and path length are lazy, the generator
 * is averaged, and the average is what is shown.
 *
 * @param gan the networks that are trained: its generator a {@link StyleGenerator}, its
 *     discriminator made of a {@link FeatureLayer}
 * @param sampler the average of the generator: made as that, its network under another name
 * @param regularisation what is added to the usual settings
 */
public record StyleModel(Gan gan, StyleGenerator sampler, Regularisation regularisation)
    implements SamplingModel {

  /**
   * What both papers train with: the non-saturating loss, R1 of 10, Adam without a first moment;
   * batches of 32.
   *
   * @param rate the learning rate of both networks
   * @return the defaults
   */
  public static TrainingDefaults training(double rate) {
    return new TrainingDefaults(
        LossKind.NON_SATURATING,
        List.of(new WeightedPenalty(PenaltyKind.R1, 10)),
        32,
        1,
        rate,
        rate,
        0,
        0.99);
  }

  /**
   * The discriminator's layers.
   *
   * @return what tells features of images
   */
  public FeatureLayer features() {
    return (FeatureLayer) gan.discriminator().network().module();
  }

  @Override
  public List<Network<?>> networks() {
    return List.of(gan.generator().network(), gan.discriminator().network(), sampler.network());
  }

  @Override
  public TrainingStep step(TrainingPlan plan) {
    return trainer(plan).build().step();
  }

  private GanTrainer.Builder trainer(TrainingPlan plan) {
    TrainingDefaults settings = plan.settings();
    GanTrainer.Builder builder =
        GanTrainer.of(gan)
            .loss(settings.loss().loss())
            .updaters(generatorUpdater(settings), plan.updater(settings.discriminatorRate()))
            .criticSteps(settings.criticSteps())
            .seed(plan.seed())
            .average(
                WeightAverage.halfLife(regularisation.averagedImages(), settings.batch())
                    .rampingUp(),
                sampler.network());
    settings.penalties().stream().map(this::lazy).forEach(builder::penalty);
    if (regularisation.pathLength() > 0) {
      builder.generatorPenalty(
          PathLength.weight(regularisation.pathLength())
              .every(regularisation.pathLengthInterval()));
    }
    return builder;
  }

  private Penalty lazy(WeightedPenalty penalty) {
    return penalty.ofInputGradients()
        ? penalty.create().every(regularisation.penaltyInterval())
        : penalty.create();
  }

  /**
   * The updater for k + 1 updates in k steps: the path-length update is one more, so that rate and
   * decays are corrected by {@code c = k / (k + 1)} (appendix B of the paper). The discriminator's
   * lazy term needs none of it, since it is minimised in the same update as the loss.
   */
  private IUpdater generatorUpdater(TrainingDefaults settings) {
    double k = regularisation.pathLengthInterval();
    double c = regularisation.pathLength() > 0 ? k / (k + 1) : 1;
    return settings
        .updater()
        .create(
            c * settings.generatorRate(),
            Math.pow(settings.beta1(), c),
            Math.pow(settings.beta2(), c));
  }

  @Override
  public Preview preview(Batch examples, long seed) {
    return SampleSheet.of(sampler, seed);
  }
}

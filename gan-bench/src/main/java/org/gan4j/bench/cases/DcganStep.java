package org.gan4j.bench.cases;

import org.gan4j.data.BatchSource;
import org.gan4j.gan.loss.GanLoss;
import org.gan4j.gan.penalty.GradientPenalty;
import org.gan4j.kernel.Kernels;
import org.gan4j.models.dcgan.Dcgan;
import org.gan4j.models.dcgan.DcganConfig;
import org.gan4j.train.GanTrainer;
import org.gan4j.train.TrainingStep;
import org.nd4j.linalg.learning.config.Adam;

/** DCGAN's step as the library's users run it: what {@link GanTrainer} repeats. */
final class DcganStep implements TimedStep {

  private final TrainingStep step;
  private final BatchSource data;

  private DcganStep(GanTrainer.Builder trainer, BatchSource data) {
    this.step = trainer.updaters(new Adam(2e-4, 0.5, 0.999, 1e-8)).seed(1).build().step();
    this.data = data;
  }

  /** With the non-saturating loss. */
  static TimedStep nonSaturating(Kernels kernels, int batch, DcganConfig config) {
    return new DcganStep(
        GanTrainer.of(Dcgan.create(config, 1, kernels)).loss(GanLoss.nonSaturating()),
        new OneBatch(batch, config.shape()));
  }

  /** As WGAN-GP, without batch norm in the critic. */
  static TimedStep wassersteinPenalty(Kernels kernels, int batch, DcganConfig config) {
    return new DcganStep(
        GanTrainer.of(Dcgan.create(config.withoutBatchNormInDiscriminator(), 1, kernels))
            .loss(GanLoss.wasserstein())
            .penalty(GradientPenalty.weight(10)),
        new OneBatch(batch, config.shape()));
  }

  @Override
  public void run() {
    step.take(data);
  }

  @Override
  public void close() {
    data.close();
  }
}

package org.gan4j.bench.cases;

import org.gan4j.data.BatchSource;
import org.gan4j.kernel.Kernels;
import org.gan4j.models.TrainingPlan;
import org.gan4j.models.cyclegan.CycleGan;
import org.gan4j.models.cyclegan.CycleGanConfig;
import org.gan4j.models.cyclegan.CycleGanFamily;
import org.gan4j.train.TrainingStep;

/** CycleGAN's step as the library's users run it. */
final class CycleGanStep implements TimedStep {

  private static final long STEPS = 1_000_000;

  private final TrainingStep step;
  private final BatchSource data;

  private CycleGanStep(TrainingStep step, BatchSource data) {
    this.step = step;
    this.data = data;
  }

  /** With as many images of each domain. */
  static TimedStep of(Kernels kernels, int batch, CycleGanConfig config) {
    TrainingPlan plan = new TrainingPlan(new CycleGanFamily().training(), STEPS, 1);
    return new CycleGanStep(
        CycleGan.create(config, 1, kernels).step(plan), new OneBatch(2 * batch, config.shape()));
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

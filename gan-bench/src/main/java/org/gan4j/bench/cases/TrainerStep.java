package org.gan4j.bench.cases;

import org.gan4j.data.BatchSource;
import org.gan4j.data.Domain;
import org.gan4j.gan.Gan;
import org.gan4j.gan.LayerDiscriminator;
import org.gan4j.gan.loss.GanLoss;
import org.gan4j.gan.penalty.GradientPenalty;
import org.gan4j.gan.penalty.R1;
import org.gan4j.gan.penalty.R2;
import org.gan4j.kernel.Kernels;
import org.gan4j.models.TrainingPlan;
import org.gan4j.models.cyclegan.CycleGan;
import org.gan4j.models.cyclegan.CycleGanConfig;
import org.gan4j.models.cyclegan.CycleGanFamily;
import org.gan4j.models.dcgan.Dcgan;
import org.gan4j.models.dcgan.DcganConfig;
import org.gan4j.models.progan.Drift;
import org.gan4j.models.progan.ProGan;
import org.gan4j.models.progan.ProGanConfig;
import org.gan4j.models.r3gan.R3gan;
import org.gan4j.models.r3gan.R3ganConfig;
import org.gan4j.models.stylegan2.Stylegan2;
import org.gan4j.models.stylegan2.Stylegan2Config;
import org.gan4j.nn.Network;
import org.gan4j.nn.layer.ActivationLayer;
import org.gan4j.nn.layer.Conv2d;
import org.gan4j.nn.layer.Flatten;
import org.gan4j.nn.layer.Sequential;
import org.gan4j.random.RandomStream;
import org.gan4j.train.AdversarialStep;
import org.gan4j.train.AdversarialStepBuilder;
import org.gan4j.train.TrainingStep;
import org.nd4j.linalg.learning.config.Adam;

/** A step as the library's users run it: what a trainer repeats. */
final class TrainerStep implements TimedStep {

  /** Of a training so long that learning rates stay where they are. */
  private static final long STEPS = 1_000_000;

  private final TrainingStep step;
  private final BatchSource data;

  private TrainerStep(TrainingStep step, BatchSource data) {
    this.step = step;
    this.data = data;
  }

  private TrainerStep(AdversarialStepBuilder settings, Adam adam, BatchSource data) {
    this(settings.updaters(adam).seed(1).step(), data);
  }

  private static Adam dcganAdam() {
    return new Adam(2e-4, 0.5, 0.999, 1e-8);
  }

  /** DCGAN with the non-saturating loss. */
  static TimedStep dcgan(Kernels kernels, int batch, DcganConfig config) {
    return new TrainerStep(
        AdversarialStep.of(Dcgan.create(config, 1, kernels)).loss(GanLoss.nonSaturating()),
        dcganAdam(),
        new OneBatch(batch, config.shape()));
  }

  /** DCGAN as WGAN-GP, with neither batch norm nor biases in the critic. */
  static TimedStep wganGp(Kernels kernels, int batch, DcganConfig config) {
    Network<Sequential> critic =
        Network.of("discriminator", critic(config), kernels, new RandomStream(1));
    return new TrainerStep(
        AdversarialStep.of(
                new Gan(
                    Dcgan.create(config, 1, kernels).generator(), new LayerDiscriminator(critic)))
            .loss(GanLoss.wasserstein())
            .penalty(GradientPenalty.weight(10)),
        dcganAdam(),
        new OneBatch(batch, config.shape()));
  }

  /** CycleGAN, with as many images of each domain. */
  static TimedStep cyclegan(Kernels kernels, int batch, CycleGanConfig config) {
    TrainingPlan plan = new TrainingPlan(new CycleGanFamily().training(), STEPS, 1);
    return new TrainerStep(
        CycleGan.create(config, 1, kernels).step(plan),
        new OneBatch(batch, config.shape(), Domain.values().length));
  }

  private static Sequential critic(DcganConfig config) {
    Sequential layers = new Sequential();
    int in = config.channels();
    int out = config.discriminatorWidth();
    for (int stage = 0; stage < config.stages(); stage++) {
      layers
          .add("down" + stage, convolution(in, out).stride(2).padding(1))
          .add("lrelu" + stage, ActivationLayer.leakyRelu(config.slope()));
      in = out;
      out *= 2;
    }
    return layers.add("logit", convolution(in, 1)).add("flat", Flatten.create());
  }

  private static Conv2d convolution(int in, int out) {
    return Conv2d.of(in, out, 4).bias(false).initializer(Dcgan.weights());
  }

  /** ProGAN when it has grown up, without a moving average, which the peers don't keep either. */
  static TimedStep progan(Kernels kernels, int batch, ProGanConfig config) {
    return new TrainerStep(
        AdversarialStep.of(ProGan.create(config, 1, kernels).gan())
            .loss(GanLoss.wasserstein())
            .penalty(GradientPenalty.weight(10))
            .term(new Drift(config.drift())),
        new Adam(1e-3, 0, 0.99, 1e-8),
        new OneBatch(batch, config.shape()));
  }

  /** StyleGAN2 with R1 at every step, neither mixing of styles nor path length. */
  static TimedStep stylegan2(Kernels kernels, int batch, Stylegan2Config config) {
    return new TrainerStep(
        AdversarialStep.of(Stylegan2.create(config.plainSteps(), 1, kernels))
            .loss(GanLoss.nonSaturating())
            .penalty(R1.weight(10)),
        new Adam(2e-3, 0, 0.99, 1e-8),
        new OneBatch(batch, config.shape()));
  }

  /** R3GAN with R1 and R2 at every step, without a burn-in. */
  static TimedStep r3gan(Kernels kernels, int batch, R3ganConfig config) {
    return new TrainerStep(
        AdversarialStep.of(R3gan.create(config, 1, kernels))
            .loss(GanLoss.relativisticPairing())
            .penalty(R1.weight(1))
            .penalty(R2.weight(1)),
        new Adam(2e-4, 0, 0.9, 1e-8),
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

package org.gan4j.models.pix2pix;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Shaping;
import org.gan4j.autodiff.Variable;
import org.gan4j.data.Batch;
import org.gan4j.data.BatchSource;
import org.gan4j.data.Domain;
import org.gan4j.gan.loss.GanLoss;
import org.gan4j.kernel.Kernels;
import org.gan4j.models.TrainingPlan;
import org.gan4j.nn.Network;
import org.gan4j.train.Optimizer;
import org.gan4j.train.StreamCounters;
import org.gan4j.train.TrainingStep;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One update of the discriminator, then one of the generator (Isola et al. 2017, section 3.3). */
final class Pix2PixStep implements TrainingStep {

  private final Pix2Pix model;
  private final GanLoss loss;
  private final Optimizer generator;
  private final Optimizer discriminator;
  private final Kernels kernels;

  Pix2PixStep(Pix2Pix model, TrainingPlan plan) {
    plan.settings().requirePlain("pix2pix");
    this.model = model;
    this.loss = plan.settings().loss().loss();
    this.kernels = model.generator().kernels();
    this.generator = plan.generatorOptimizer(model.generator());
    this.discriminator = plan.discriminatorOptimizer(model.discriminator());
  }

  @Override
  public Outcome take(BatchSource data) {
    Map<String, Double> losses = new LinkedHashMap<>();
    int epoch = Math.toIntExact(data.position().epoch());
    try (Scope scope = Scope.open(kernels)) {
      Batch batch = data.next();
      Variable a = Variable.constant(batch.images(Domain.A));
      Variable b = Variable.constant(batch.images(Domain.B));
      Variable fake = model.generator().module().apply(a);
      updateDiscriminator(a, b, fake.detach(), epoch, losses);
      updateGenerator(a, b, fake, epoch, losses);
      return new Outcome(losses, batch.count());
    }
  }

  private void updateDiscriminator(
      Variable a, Variable b, Variable fake, int epoch, Map<String, Double> losses) {
    try (Scope scope = Scope.open(kernels)) {
      // "We divide the objective by 2 while optimizing D, which slows down the rate at which D
      // learns relative to G" (section 3.3).
      Variable total = loss.discriminator(judge(a, b), judge(a, fake)).mul(0.5);
      losses.put("d_loss", total.item());
      discriminator.minimize(
          "discriminator",
          total,
          epoch,
          () -> {
            judge(a, b);
            judge(a, fake);
          });
    }
  }

  private void updateGenerator(
      Variable a, Variable b, Variable fake, int epoch, Map<String, Double> losses) {
    Variable fooled = loss.generator(null, judge(a, fake));
    Variable distance = b.sub(fake).abs().mean();
    Variable total = fooled.add(distance.mul(model.config().l1Weight()));
    losses.put("g_loss", total.item());
    losses.put("g_adversarial", fooled.item());
    losses.put("g_l1", distance.item());
    generator.minimize(
        "generator", total, epoch, () -> judge(a, model.generator().module().apply(a)));
  }

  private Variable judge(Variable a, Variable b) {
    return model.discriminator().module().apply(Shaping.concat(-1, a, b));
  }

  @Override
  public List<Network<?>> networks() {
    return model.networks();
  }

  @Override
  public Set<String> objectives() {
    return Set.of("d_loss", "g_loss");
  }

  @Override
  public Map<String, INDArray> state() {
    Map<String, INDArray> state = new LinkedHashMap<>();
    state.putAll(generator.state());
    state.putAll(discriminator.state());
    return state;
  }

  @Override
  public Map<String, long[]> counters() {
    Map<String, long[]> counters = new LinkedHashMap<>(StreamCounters.of(model.noise()));
    counters.putAll(generator.counters());
    counters.putAll(discriminator.counters());
    return counters;
  }

  @Override
  public void restoreCounters(Map<String, long[]> counters) {
    StreamCounters.restore(model.noise(), counters);
    generator.restoreCounters(counters);
    discriminator.restoreCounters(counters);
  }
}

package org.gan4j.models.cyclegan;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.data.Batch;
import org.gan4j.data.BatchSource;
import org.gan4j.data.Domain;
import org.gan4j.kernel.Kernels;
import org.gan4j.models.TrainingPlan;
import org.gan4j.random.RandomStreams;
import org.gan4j.train.Optimizer;
import org.gan4j.train.StreamCounters;
import org.gan4j.train.TrainingStep;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One update of both generators together, then one of each discriminator, as the paper's code. */
final class CycleGanStep implements TrainingStep {

  private final CycleGan model;
  private final CycleGanObjective objective;
  private final Optimizer generators;
  private final Optimizer discriminatorA;
  private final Optimizer discriminatorB;
  private final RandomStreams streams;
  private final ImagePool poolA;
  private final ImagePool poolB;
  private final Kernels kernels;

  CycleGanStep(CycleGan model, TrainingPlan plan) {
    plan.settings().requirePlain("CycleGAN");
    CycleGanConfig config = model.config();
    this.model = model;
    this.objective = new CycleGanObjective(model, plan.settings().loss().loss());
    this.kernels = model.generator(Domain.A).kernels();
    double share = config.constantShare();
    this.generators =
        Optimizer.of(
            plan.decayingUpdater(plan.settings().generatorRate(), share),
            model.generator(Domain.A),
            model.generator(Domain.B));
    double rate = plan.settings().discriminatorRate();
    this.discriminatorA =
        Optimizer.of(plan.decayingUpdater(rate, share), model.discriminator(Domain.A));
    this.discriminatorB =
        Optimizer.of(plan.decayingUpdater(rate, share), model.discriminator(Domain.B));
    this.streams = new RandomStreams(plan.seed());
    this.poolA = pool("pool_a");
    this.poolB = pool("pool_b");
  }

  private ImagePool pool(String name) {
    return new ImagePool(
        model.config().poolSize(), model.config().shape(), kernels, streams.stream(name));
  }

  @Override
  public Outcome take(BatchSource data) {
    Map<String, Double> losses = new LinkedHashMap<>();
    int epoch = Math.toIntExact(data.position().epoch());
    try (Scope scope = Scope.open(kernels)) {
      Batch batch = data.next();
      Variable both = Variable.constant(batch.images());
      CycleGanObjective.Generated generated = objective.generators(both, losses);
      losses.put("g_loss", generated.loss().item());
      Variable fakeA = poolA.exchange(generated.fakeA());
      Variable fakeB = poolB.exchange(generated.fakeB());
      generators.minimize(
          "generators",
          generated.loss(),
          epoch,
          () -> objective.generators(both, new LinkedHashMap<>()));
      long n = both.size(0) / 2;
      Variable a = CycleGanObjective.first(both, n);
      Variable b = CycleGanObjective.second(both, n);
      losses.put("d_loss_a", update(Domain.A, discriminatorA, a, fakeA, epoch));
      losses.put("d_loss_b", update(Domain.B, discriminatorB, b, fakeB, epoch));
      return new Outcome(losses, batch.images().size(0));
    }
  }

  private double update(Domain of, Optimizer optimizer, Variable real, Variable fake, int epoch) {
    try (Scope scope = Scope.open(kernels)) {
      Variable loss = objective.discriminator(of, real, fake);
      double value = loss.item();
      optimizer.minimize(
          "discriminator of " + of, loss, epoch, () -> objective.discriminator(of, real, fake));
      return value;
    }
  }

  @Override
  public Map<String, INDArray> state() {
    Map<String, INDArray> state = new LinkedHashMap<>();
    state.putAll(generators.state());
    state.putAll(discriminatorA.state());
    state.putAll(discriminatorB.state());
    state.put("pool_a.images", poolA.images());
    state.put("pool_b.images", poolB.images());
    return state;
  }

  @Override
  public Map<String, long[]> counters() {
    Map<String, long[]> counters = new LinkedHashMap<>(StreamCounters.of(streams));
    counters.putAll(generators.counters());
    counters.putAll(discriminatorA.counters());
    counters.putAll(discriminatorB.counters());
    counters.put("pool_a.count", new long[] {poolA.count()});
    counters.put("pool_b.count", new long[] {poolB.count()});
    return counters;
  }

  @Override
  public void restoreCounters(Map<String, long[]> counters) {
    StreamCounters.restore(streams, counters);
    generators.restoreCounters(counters);
    discriminatorA.restoreCounters(counters);
    discriminatorB.restoreCounters(counters);
    poolA.restore(Math.toIntExact(counters.get("pool_a.count")[0]));
    poolB.restore(Math.toIntExact(counters.get("pool_b.count")[0]));
  }
}

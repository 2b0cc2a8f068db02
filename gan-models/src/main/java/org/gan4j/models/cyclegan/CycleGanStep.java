package org.gan4j.models.cyclegan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.data.Batch;
import org.gan4j.data.BatchSource;
import org.gan4j.data.Domain;
import org.gan4j.kernel.Kernels;
import org.gan4j.models.TrainingPlan;
import org.gan4j.nn.Network;
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
    this.model = model;
    this.objective = new CycleGanObjective(model, plan.settings().loss().loss());
    this.kernels = model.generator(Domain.A).kernels();
    this.generators = plan.generatorOptimizer(model.generator(Domain.A), model.generator(Domain.B));
    this.discriminatorA = plan.discriminatorOptimizer(model.discriminator(Domain.A));
    this.discriminatorB = plan.discriminatorOptimizer(model.discriminator(Domain.B));
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
    int epoch = Math.toIntExact(data.position().epoch());
    try (Scope scope = Scope.open(kernels)) {
      Batch batch = data.next();
      Variable a = Variable.constant(batch.images(Domain.A));
      Variable b = Variable.constant(batch.images(Domain.B));
      List<GeneratorHalf> halves =
          Scope.sideBySide(List.of(() -> half(Domain.A, a), () -> half(Domain.B, b)));
      generators.update(epoch, halves.stream().map(GeneratorHalf::gradients).toList());
      Variable fakeB = poolB.exchange(halves.get(0).fake());
      Variable fakeA = poolA.exchange(halves.get(1).fake());
      List<DiscriminatorPart> parts =
          Scope.sideBySide(
              List.of(
                  () -> part(Domain.A, discriminatorA, a, fakeA),
                  () -> part(Domain.B, discriminatorB, b, fakeB)));
      discriminatorA.update(epoch, List.of(parts.get(0).gradients()));
      discriminatorB.update(epoch, List.of(parts.get(1).gradients()));
      return new Outcome(losses(halves, parts), batch.count());
    }
  }

  /** What the images of a domain say about both generators. */
  private record GeneratorHalf(
      List<Variable> gradients,
      Variable fake,
      double loss,
      double adversarial,
      double cycle,
      double identity) {}

  private GeneratorHalf half(Domain from, Variable real) {
    CycleGanObjective.Half half = objective.generators(from, real);
    double loss = half.loss().item();
    double adversarial = half.adversarial().item();
    double cycle = half.cycle().item();
    double identity = half.identity() == null ? 0 : half.identity().item();
    Variable fake = Scope.current().keep(half.fake().detach());
    List<Variable> gradients =
        generators.gradients("generators", half.loss(), () -> objective.generators(from, real));
    gradients.forEach(Scope.current()::keep);
    return new GeneratorHalf(gradients, fake, loss, adversarial, cycle, identity);
  }

  private record DiscriminatorPart(List<Variable> gradients, double loss) {}

  private DiscriminatorPart part(Domain of, Optimizer optimizer, Variable real, Variable fake) {
    Variable loss = objective.discriminator(of, real, fake);
    double value = loss.item();
    List<Variable> gradients =
        optimizer.gradients(
            "discriminator of " + of, loss, () -> objective.discriminator(of, real, fake));
    gradients.forEach(Scope.current()::keep);
    return new DiscriminatorPart(gradients, value);
  }

  private Map<String, Double> losses(List<GeneratorHalf> halves, List<DiscriminatorPart> parts) {
    Map<String, Double> losses = new LinkedHashMap<>();
    losses.put("g_adversarial", sum(halves, GeneratorHalf::adversarial));
    losses.put("g_cycle", sum(halves, GeneratorHalf::cycle));
    if (model.config().identityWeight() > 0) {
      losses.put("g_identity", sum(halves, GeneratorHalf::identity));
    }
    losses.put("g_loss", sum(halves, GeneratorHalf::loss));
    losses.put("d_loss_a", parts.get(0).loss());
    losses.put("d_loss_b", parts.get(1).loss());
    return losses;
  }

  private static double sum(List<GeneratorHalf> halves, ToDoubleFunction<GeneratorHalf> value) {
    return halves.stream().mapToDouble(value).sum();
  }

  @Override
  public List<Network<?>> networks() {
    return model.networks();
  }

  @Override
  public Set<String> objectives() {
    return Set.of("g_loss", "d_loss_a", "d_loss_b");
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
    poolA.restore(StreamCounters.count(counters, "pool_a.count"));
    poolB.restore(StreamCounters.count(counters, "pool_b.count"));
  }
}

package org.gan4j.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongToDoubleFunction;
import java.util.stream.Stream;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.data.Batch;
import org.gan4j.data.BatchSource;
import org.gan4j.gan.Condition;
import org.gan4j.gan.Discriminator;
import org.gan4j.gan.Gan;
import org.gan4j.gan.Generator;
import org.gan4j.gan.Judgement;
import org.gan4j.gan.RepeatableGenerator;
import org.gan4j.gan.loss.GanLoss;
import org.gan4j.gan.loss.LossTerm;
import org.gan4j.gan.penalty.Constraint;
import org.gan4j.gan.penalty.Critic;
import org.gan4j.gan.penalty.GeneratorPenalty;
import org.gan4j.gan.penalty.Lazy;
import org.gan4j.gan.penalty.Penalty;
import org.gan4j.kernel.Kernels;
import org.gan4j.nn.Network;
import org.gan4j.random.RandomStream;
import org.gan4j.random.RandomStreams;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Algorithm 1 of Goodfellow et al. 2014: some updates of the discriminator, then one of the
 * generator. The generated batch of the last discriminator update serves the generator's update
 * too, through the updated discriminator.
 *
 * <pre>{@code
 * var step = AdversarialStep.of(gan)
 *     .loss(GanLoss.nonSaturating())
 *     .penalty(R1.weight(10).every(16))
 *     .updaters(new Adam(2e-4, 0.5, 0.999, 1e-8))
 *     .seed(1)
 *     .step();
 * Trainer.of(step, ProgressLine.terminal()).run(batches, TrainingLength.steps(20_000));
 * }</pre>
 *
 * <p>Every step reports the same figures: {@code d_real} and {@code d_fake}, the mean logits,
 * {@code d_loss}, {@code g_loss}, those of the terms, and {@code penalty} and {@code g_penalty}
 * where there are such. Of several discriminator updates the last one's are reported. A penalty
 * that isn't due adds nothing to the loss, and 0 is what is reported of it.
 */
public final class AdversarialStep implements TrainingStep {

  private final Gan gan;
  private final GanLoss loss;
  private final List<LossTerm> terms;
  private final List<Lazy<Penalty>> penalties;
  private final LongToDoubleFunction penaltyScale;
  private final List<Constraint> constraints;
  private final List<Lazy<GeneratorPenalty>> generatorPenalties;
  private final int criticSteps;
  private final Optimizer generatorOptimizer;
  private final Optimizer discriminatorOptimizer;
  private final List<AveragedNetwork> averages;
  private final RandomStreams streams;
  private final RandomStream latents;
  private final RandomStream mixing;
  private final RandomStream generatorPenalty;
  private final Kernels kernels;
  private long criticUpdates;
  private long generatorUpdates;
  private int epoch;

  AdversarialStep(AdversarialStepBuilder settings) {
    this.gan = settings.gan;
    this.loss = settings.loss;
    this.terms = List.copyOf(settings.terms);
    this.penalties = List.copyOf(settings.penalties);
    this.penaltyScale = settings.penaltyScale;
    this.constraints = List.copyOf(settings.constraints);
    this.generatorPenalties = List.copyOf(settings.generatorPenalties);
    this.criticSteps = settings.criticSteps;
    this.generatorOptimizer =
        Optimizer.of(settings.generatorUpdater, settings.generatorClip, gan.generator().network());
    this.discriminatorOptimizer =
        Optimizer.of(
            settings.discriminatorUpdater,
            settings.discriminatorClip,
            gan.discriminator().network());
    this.averages = List.copyOf(settings.averages);
    long seed = settings.seed == null ? 0 : settings.seed;
    this.streams = settings.streams == null ? new RandomStreams(seed) : settings.streams;
    this.latents = streams.stream("latents");
    this.mixing = streams.stream("penalty");
    this.generatorPenalty = streams.stream("generator_penalty");
    this.kernels = gan.generator().network().kernels();
  }

  /**
   * A step to be set up.
   *
   * @param gan what to train
   * @return a builder with the non-saturating loss, no penalty, Adam at 2e-4 with moments 0.5 and
   *     0.999 for both networks, one discriminator update a step and seed 0
   */
  public static AdversarialStepBuilder of(Gan gan) {
    return new AdversarialStepBuilder(gan);
  }

  @Override
  public Outcome take(BatchSource data) {
    Map<String, Double> losses = new LinkedHashMap<>();
    long images = 0;
    Condition condition;
    epoch = Math.toIntExact(data.position().epoch());
    for (int k = 1; k < criticSteps; k++) {
      try (Scope scope = Scope.open(kernels)) {
        Batch batch = data.next();
        images += batch.images().size(0);
        Variable latent = latent(batch.images().size(0));
        updateDiscriminator(batch, latent, generateConstant(batch, latent), losses);
      }
    }
    try (Scope scope = Scope.open(kernels)) {
      Batch batch = data.next();
      images += batch.images().size(0);
      condition = Condition.of(batch.labels());
      Variable latent = latent(batch.images().size(0));
      if (gan.generator() instanceof RepeatableGenerator generator && penaltyDue()) {
        updateDiscriminator(batch, latent, generateConstant(batch, latent), losses);
        updateGenerator(batch, latent, generator.repeat(latent, condition), losses);
      } else {
        Variable fake = gan.generator().generate(latent, condition);
        updateDiscriminator(batch, latent, fake, losses);
        updateGenerator(batch, latent, fake, losses);
      }
    }
    for (Lazy<GeneratorPenalty> penalty : generatorPenalties) {
      double value =
          penalty.due(generatorUpdates)
              ? regularizeGenerator(penalty, data.batchSize(), condition)
              : 0;
      losses.merge("g_penalty", value, Double::sum);
    }
    generatorUpdates++;
    long[] updates = generatorOptimizer.updates(0);
    averages.forEach(average -> average.follow(gan.generator().network(), updates));
    return new Outcome(losses, images);
  }

  @Override
  public List<Network<?>> networks() {
    return Stream.of(
            generatorOptimizer.networks().stream(),
            discriminatorOptimizer.networks().stream(),
            averages.stream().map(AveragedNetwork::network))
        .<Network<?>>flatMap(Function.identity())
        .toList();
  }

  @Override
  public Set<String> objectives() {
    return Set.of("d_loss", "g_loss", "penalty", "g_penalty");
  }

  @Override
  public int batchesPerStep() {
    return criticSteps;
  }

  private boolean penaltyDue() {
    return penalties.stream().anyMatch(penalty -> penalty.due(criticUpdates));
  }

  @Override
  public OptionalLong graphBytes(int batch) {
    return OptionalLong.of(GraphSize.of(gan, batch, !penalties.isEmpty()));
  }

  private Variable generateConstant(Batch batch, Variable latent) {
    try (Scope inference = Scope.noGrad()) {
      return inference.keep(gan.generator().generate(latent, Condition.of(batch.labels())));
    }
  }

  private Variable latent(long count) {
    Variable latent = Variable.full(0, DataType.FLOAT, count, gan.generator().latentSize());
    latents.fillGaussian(latent.value());
    return latent;
  }

  private void updateDiscriminator(
      Batch batch, Variable latent, Variable generated, Map<String, Double> losses) {
    Discriminator discriminator = gan.discriminator();
    Condition condition = Condition.of(batch.labels());
    // Leaves, so that penalties on either batch need no pass of their own.
    Variable real = Variable.leaf(batch.images());
    Variable fake = generated.detachedLeaf();
    Judgement ofReal = discriminator.judge(real, condition);
    Judgement ofFake = discriminator.judge(fake, condition);
    losses.put("d_real", mean(ofReal.logits()));
    losses.put("d_fake", mean(ofFake.logits()));
    Variable total = loss.discriminator(ofReal.logits(), ofFake.logits());
    losses.put("d_loss", total.item());
    for (LossTerm term : terms) {
      total = add("d_", term, term.discriminator(ofReal, ofFake, condition), total, losses);
    }
    Critic critic =
        Critic.of(discriminator.network(), images -> discriminator.logits(images, condition))
            .knowing(ofFake);
    double scale = penaltyScale.applyAsDouble(criticUpdates);
    double penalized = 0;
    for (Lazy<Penalty> penalty : penalties) {
      if (penalty.due(criticUpdates)) {
        Variable term = penalty.weighted(penalty.penalty().term(critic, ofReal, fake, mixing));
        term = scale == 1 ? term : term.mul(scale);
        penalized += term.item();
        total = total.add(term);
      }
    }
    if (!penalties.isEmpty()) {
      losses.put("penalty", penalized);
    }
    discriminatorOptimizer.minimize(
        "discriminator",
        total,
        epoch,
        () -> {
          gan.generator().generate(latent, condition);
          discriminator.logits(real, condition);
          discriminator.logits(fake, condition);
        });
    criticUpdates++;
    constraints.forEach(constraint -> constraint.apply(discriminator.network()));
  }

  private void updateGenerator(
      Batch batch, Variable latent, Variable fake, Map<String, Double> losses) {
    Generator generator = gan.generator();
    Condition condition = Condition.of(batch.labels());
    Variable realLogits = loss.generatorNeedsReal() ? constantLogits(batch, condition) : null;
    Judgement ofFake = gan.discriminator().judge(fake, condition);
    Variable total = generatorLoss(realLogits, ofFake.logits());
    losses.put("g_loss", total.item());
    for (LossTerm term : terms) {
      total = add("g_", term, term.generator(ofFake, condition), total, losses);
    }
    generatorOptimizer.minimize(
        "generator",
        total,
        epoch,
        () -> gan.discriminator().logits(generator.generate(latent, condition), condition));
  }

  private Variable generatorLoss(@Nullable Variable real, Variable fake) {
    try {
      return loss.generator(real, fake);
    } catch (NullPointerException e) {
      if (real != null) {
        throw e;
      }
      throw new IllegalStateException(
          "loss: "
              + loss.getClass().getSimpleName()
              + ".generator used the logits of real images, which it gets only where"
              + " generatorNeedsReal() returns true; override that",
          e);
    }
  }

  private double regularizeGenerator(
      Lazy<GeneratorPenalty> penalty, int batch, Condition condition) {
    try (Scope scope = Scope.open(kernels)) {
      Variable term =
          penalty.weighted(
              penalty.penalty().term(gan.generator(), batch, condition, generatorPenalty));
      double value = term.item();
      generatorOptimizer.minimize("generator's penalty", term, epoch, () -> {});
      return value;
    }
  }

  private static Variable add(
      String prefix,
      LossTerm term,
      Optional<Variable> value,
      Variable total,
      Map<String, Double> losses) {
    value.ifPresent(extra -> losses.put(prefix + term.name(), extra.item()));
    return value.map(total::add).orElse(total);
  }

  private Variable constantLogits(Batch batch, Condition condition) {
    try (Scope inference = Scope.noGrad()) {
      return inference.keep(
          gan.discriminator().logits(Variable.constant(batch.images()), condition));
    }
  }

  private static double mean(Variable logits) {
    try (Scope inference = Scope.noGrad()) {
      return logits.mean().item();
    }
  }

  @Override
  public Map<String, INDArray> state() {
    Map<String, INDArray> state = new LinkedHashMap<>();
    state.putAll(generatorOptimizer.state());
    state.putAll(discriminatorOptimizer.state());
    averages.forEach(average -> state.putAll(average.network().state()));
    generatorPenalties.forEach(
        lazy ->
            lazy.penalty()
                .state()
                .forEach((name, array) -> state.put("generator_penalty." + name, array)));
    return state;
  }

  @Override
  public Map<String, long[]> counters() {
    Map<String, long[]> counters = new LinkedHashMap<>(StreamCounters.of(streams));
    counters.putAll(generatorOptimizer.counters());
    counters.putAll(discriminatorOptimizer.counters());
    counters.put("critic_updates", new long[] {criticUpdates});
    counters.put("generator_updates", new long[] {generatorUpdates});
    return counters;
  }

  @Override
  public void restoreCounters(Map<String, long[]> counters) {
    StreamCounters.restore(streams, counters);
    generatorOptimizer.restoreCounters(counters);
    discriminatorOptimizer.restoreCounters(counters);
    criticUpdates = StreamCounters.count(counters, "critic_updates");
    generatorUpdates = StreamCounters.count(counters, "generator_updates");
  }
}

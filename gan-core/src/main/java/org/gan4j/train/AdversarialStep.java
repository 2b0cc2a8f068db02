package org.gan4j.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gan4j.autodiff.Gradients;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.data.Batch;
import org.gan4j.data.BatchSource;
import org.gan4j.gan.Condition;
import org.gan4j.gan.Discriminator;
import org.gan4j.gan.Gan;
import org.gan4j.gan.Generator;
import org.gan4j.gan.Judgement;
import org.gan4j.gan.loss.GanLoss;
import org.gan4j.gan.loss.LossTerm;
import org.gan4j.gan.penalty.Critic;
import org.gan4j.gan.penalty.GeneratorPenalty;
import org.gan4j.gan.penalty.Penalty;
import org.gan4j.kernel.Kernels;
import org.gan4j.nn.Network;
import org.gan4j.random.RandomStream;
import org.gan4j.random.RandomStreams;
import org.gan4j.train.updater.GradientClip;
import org.gan4j.train.updater.Updater;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Algorithm 1 of Goodfellow et al. 2014: some updates of the discriminator, then one of the
 * generator. The generated batch of the last discriminator update serves the generator's update
 * too, through the updated discriminator.
 */
final class AdversarialStep implements TrainingStep {

  private final Gan gan;
  private final GanLoss loss;
  private final List<LossTerm> terms;
  private final List<Penalty> penalties;
  private final List<GeneratorPenalty> generatorPenalties;
  private final int criticSteps;
  private final Updater generatorUpdater;
  private final Updater discriminatorUpdater;
  private final List<AveragedNetwork> averages;
  private final GradientClip clip;
  private final RandomStreams streams;
  private final RandomStream latents;
  private final RandomStream mixing;
  private final RandomStream generatorPenalty;
  private final Kernels kernels;
  private long criticUpdates;
  private long generatorUpdates;
  private int epoch;

  AdversarialStep(GanTrainer.Builder settings) {
    this.gan = settings.gan;
    this.loss = settings.loss;
    this.terms = List.copyOf(settings.terms);
    this.penalties = List.copyOf(settings.penalties);
    this.generatorPenalties = List.copyOf(settings.generatorPenalties);
    this.criticSteps = settings.criticSteps;
    this.generatorUpdater = Updater.of(settings.generatorUpdater, gan.generator().network());
    this.discriminatorUpdater =
        Updater.of(settings.discriminatorUpdater, gan.discriminator().network());
    this.averages = List.copyOf(settings.averages);
    this.clip = settings.clip;
    this.streams = new RandomStreams(settings.seed);
    this.latents = streams.stream("latents");
    this.mixing = streams.stream("penalty");
    this.generatorPenalty = streams.stream("generator_penalty");
    this.kernels = gan.generator().network().kernels();
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
      Variable fake = gan.generator().generate(latent, condition);
      updateDiscriminator(batch, latent, fake.detach(), losses);
      updateGenerator(batch, latent, fake, losses);
    }
    for (GeneratorPenalty penalty : generatorPenalties) {
      if (penalty.due(generatorUpdates)) {
        regularizeGenerator(penalty, data.batchSize(), condition, losses);
      }
    }
    generatorUpdates++;
    averages.forEach(average -> average.follow(gan.generator().network(), generatorUpdates));
    return new Outcome(losses, images);
  }

  @Override
  public int batchesPerStep() {
    return criticSteps;
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
      Batch batch, Variable latent, Variable fake, Map<String, Double> losses) {
    Discriminator discriminator = gan.discriminator();
    Condition condition = Condition.of(batch.labels());
    Variable real = Variable.constant(batch.images());
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
        Critic.of(discriminator.network(), images -> discriminator.logits(images, condition));
    for (Penalty penalty : penalties) {
      if (penalty.due(criticUpdates)) {
        Variable term = penalty.term(critic, real, fake, mixing);
        losses.merge("penalty", term.item(), Double::sum);
        total = total.add(term);
      }
    }
    Divergence.check(
        "discriminator",
        total.item(),
        kernels,
        () -> {
          gan.generator().generate(latent, condition);
          discriminator.logits(real, condition);
          discriminator.logits(fake, condition);
        });
    apply(discriminatorUpdater, discriminator.network(), total);
    criticUpdates++;
    penalties.forEach(penalty -> penalty.afterUpdate(discriminator.network()));
  }

  private void updateGenerator(
      Batch batch, Variable latent, Variable fake, Map<String, Double> losses) {
    Generator generator = gan.generator();
    Condition condition = Condition.of(batch.labels());
    Variable realLogits = loss.generatorNeedsReal() ? constantLogits(batch, condition) : null;
    Judgement ofFake = gan.discriminator().judge(fake, condition);
    Variable total = loss.generator(realLogits, ofFake.logits());
    losses.put("g_loss", total.item());
    for (LossTerm term : terms) {
      total = add("g_", term, term.generator(ofFake, condition), total, losses);
    }
    Divergence.check(
        "generator",
        total.item(),
        kernels,
        () -> gan.discriminator().logits(generator.generate(latent, condition), condition));
    apply(generatorUpdater, generator.network(), total);
  }

  private void regularizeGenerator(
      GeneratorPenalty penalty, int batch, Condition condition, Map<String, Double> losses) {
    Generator generator = gan.generator();
    try (Scope scope = Scope.open(kernels)) {
      Variable term = penalty.term(generator, batch, condition, generatorPenalty);
      losses.put("g_penalty", term.item());
      Divergence.check("generator's penalty", term.item(), kernels, () -> {});
      apply(generatorUpdater, generator.network(), term);
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

  private void apply(Updater updater, Network<?> network, Variable total) {
    network.gradient(Gradients.backward(total, network.variables()));
    clip.apply(network);
    updater.update(epoch);
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
    state.putAll(gan.generator().network().state());
    state.putAll(gan.discriminator().network().state());
    generatorUpdater
        .state()
        .forEach((name, array) -> state.put("updater.generator." + name, array));
    discriminatorUpdater
        .state()
        .forEach((name, array) -> state.put("updater.discriminator." + name, array));
    averages.forEach(average -> state.putAll(average.network().state()));
    generatorPenalties.forEach(
        penalty ->
            penalty
                .state()
                .forEach((name, array) -> state.put("generator_penalty." + name, array)));
    return state;
  }

  @Override
  public Map<String, long[]> counters() {
    Map<String, long[]> counters = new LinkedHashMap<>();
    streams.states().forEach((name, state) -> counters.put("random." + name, state));
    counters.put("updater.generator", new long[] {generatorUpdater.iteration()});
    counters.put("updater.discriminator", new long[] {discriminatorUpdater.iteration()});
    counters.put("critic_updates", new long[] {criticUpdates});
    counters.put("generator_updates", new long[] {generatorUpdates});
    return counters;
  }

  @Override
  public void restoreCounters(Map<String, long[]> counters) {
    Map<String, long[]> random = new LinkedHashMap<>();
    counters.forEach(
        (name, value) -> {
          if (name.startsWith("random.")) {
            random.put(name.substring("random.".length()), value);
          }
        });
    streams.restore(random);
    generatorUpdater.restore(counters.get("updater.generator")[0], generatorUpdater.state());
    discriminatorUpdater.restore(
        counters.get("updater.discriminator")[0], discriminatorUpdater.state());
    criticUpdates = counters.get("critic_updates")[0];
    generatorUpdates = counters.get("generator_updates")[0];
  }
}

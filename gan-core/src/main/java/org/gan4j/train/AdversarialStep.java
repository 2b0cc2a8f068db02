package org.gan4j.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gan4j.autodiff.Gradients;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.data.Batch;
import org.gan4j.data.BatchSource;
import org.gan4j.gan.Condition;
import org.gan4j.gan.Discriminator;
import org.gan4j.gan.Gan;
import org.gan4j.gan.Generator;
import org.gan4j.gan.loss.GanLoss;
import org.gan4j.gan.penalty.Critic;
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
  private final List<Penalty> penalties;
  private final int criticSteps;
  private final Updater generatorUpdater;
  private final Updater discriminatorUpdater;
  private final GradientClip clip;
  private final RandomStreams streams;
  private final RandomStream latents;
  private final RandomStream mixing;
  private final Kernels kernels;
  private long criticUpdates;
  private int epoch;

  AdversarialStep(
      Gan gan,
      GanLoss loss,
      List<Penalty> penalties,
      int criticSteps,
      Updater generatorUpdater,
      Updater discriminatorUpdater,
      GradientClip clip,
      RandomStreams streams) {
    this.gan = gan;
    this.loss = loss;
    this.penalties = List.copyOf(penalties);
    this.criticSteps = criticSteps;
    this.generatorUpdater = generatorUpdater;
    this.discriminatorUpdater = discriminatorUpdater;
    this.clip = clip;
    this.streams = streams;
    this.latents = streams.stream("latents");
    this.mixing = streams.stream("penalty");
    this.kernels = gan.generator().network().kernels();
  }

  @Override
  public Outcome take(BatchSource data) {
    Map<String, Double> losses = new LinkedHashMap<>();
    long images = 0;
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
      Variable latent = latent(batch.images().size(0));
      Variable fake = gan.generator().generate(latent, Condition.of(batch.labels()));
      updateDiscriminator(batch, latent, fake.detach(), losses);
      updateGenerator(batch, latent, fake, losses);
    }
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
    Variable realLogits = discriminator.logits(real, condition);
    Variable fakeLogits = discriminator.logits(fake, condition);
    losses.put("d_real", mean(realLogits));
    losses.put("d_fake", mean(fakeLogits));
    Variable total = loss.discriminator(realLogits, fakeLogits);
    losses.put("d_loss", total.item());
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
    Variable total = loss.generator(realLogits, gan.discriminator().logits(fake, condition));
    losses.put("g_loss", total.item());
    Divergence.check(
        "generator",
        total.item(),
        kernels,
        () -> gan.discriminator().logits(generator.generate(latent, condition), condition));
    apply(generatorUpdater, generator.network(), total);
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
    return state;
  }

  @Override
  public Map<String, long[]> counters() {
    Map<String, long[]> counters = new LinkedHashMap<>();
    streams.states().forEach((name, state) -> counters.put("random." + name, state));
    counters.put("updater.generator", new long[] {generatorUpdater.iteration()});
    counters.put("updater.discriminator", new long[] {discriminatorUpdater.iteration()});
    counters.put("critic_updates", new long[] {criticUpdates});
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
  }
}

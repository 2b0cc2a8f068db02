package org.gan4j.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.LongToDoubleFunction;
import org.gan4j.gan.Gan;
import org.gan4j.gan.loss.GanLoss;
import org.gan4j.gan.loss.LossTerm;
import org.gan4j.gan.penalty.Constraint;
import org.gan4j.gan.penalty.GeneratorPenalty;
import org.gan4j.gan.penalty.Lazy;
import org.gan4j.gan.penalty.Penalty;
import org.gan4j.io.Require;
import org.gan4j.nn.Module;
import org.gan4j.nn.Network;
import org.gan4j.random.RandomStreams;
import org.gan4j.train.updater.GradientClip;
import org.gan4j.train.updater.WeightAverage;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;

/** Settings of an {@link AdversarialStep}. */
public final class AdversarialStepBuilder {
  final Gan gan;
  final List<LossTerm> terms = new ArrayList<>();
  final List<Lazy<Penalty>> penalties = new ArrayList<>();
  final List<Constraint> constraints = new ArrayList<>();
  final List<Lazy<GeneratorPenalty>> generatorPenalties = new ArrayList<>();
  final List<AveragedNetwork> averages = new ArrayList<>();
  LongToDoubleFunction penaltyScale = update -> 1;
  GanLoss loss = GanLoss.nonSaturating();
  IUpdater generatorUpdater = new Adam(2e-4, 0.5, 0.999, 1e-8);
  IUpdater discriminatorUpdater = new Adam(2e-4, 0.5, 0.999, 1e-8);
  int criticSteps = 1;
  GradientClip generatorClip = GradientClip.none();
  GradientClip discriminatorClip = GradientClip.none();
  @Nullable Long seed;
  @Nullable RandomStreams streams;

  AdversarialStepBuilder(Gan gan) {
    this.gan = gan;
  }

  /**
   * Sets the loss.
   *
   * @param value the pair of losses
   * @return this
   */
  public AdversarialStepBuilder loss(GanLoss value) {
    loss = value;
    return this;
  }

  /**
   * Adds a penalty to the discriminator's loss.
   *
   * @param value the penalty
   * @return this
   */
  public AdversarialStepBuilder penalty(Penalty value) {
    return penalty(value.every(1));
  }

  /**
   * Adds a penalty to the discriminator's loss on some of its updates.
   *
   * @param value the penalty with its interval
   * @return this
   */
  public AdversarialStepBuilder penalty(Lazy<Penalty> value) {
    penalties.add(value);
    return this;
  }

  /**
   * Changes the weight of all of the discriminator's penalties as the training goes.
   *
   * @param value what their terms are multiplied with, by the number of discriminator updates made
   *     before; 1 always if not said
   * @return this
   */
  public AdversarialStepBuilder penaltyScale(LongToDoubleFunction value) {
    penaltyScale = value;
    return this;
  }

  /**
   * Holds the discriminator's weights to something after each of its updates.
   *
   * @param value the constraint
   * @return this
   */
  public AdversarialStepBuilder constraint(Constraint value) {
    constraints.add(value);
    return this;
  }

  /**
   * Adds a term to the losses.
   *
   * @param value the term, made of what the discriminator says of each batch
   * @return this
   */
  public AdversarialStepBuilder term(LossTerm value) {
    terms.add(value);
    return this;
  }

  /**
   * Adds a penalty on the generator, minimized in an update of its own after the adversarial one.
   *
   * @param value the penalty
   * @return this
   */
  public AdversarialStepBuilder generatorPenalty(GeneratorPenalty value) {
    return generatorPenalty(value.every(1));
  }

  /**
   * Adds a penalty on the generator, minimized in an update of its own on some of the steps.
   *
   * @param value the penalty with its interval
   * @return this
   */
  public AdversarialStepBuilder generatorPenalty(Lazy<GeneratorPenalty> value) {
    generatorPenalties.add(value);
    return this;
  }

  /**
   * Keeps a moving average of the generator's weights, to sample from.
   *
   * @param rule how the average follows
   * @param averaged a network made as the generator's was, under another name; starts as a copy
   * @return this
   * @throws IllegalArgumentException if it has other parameters than the generator
   */
  public AdversarialStepBuilder average(WeightAverage rule, Network<?> averaged) {
    return average(update -> rule, averaged);
  }

  /**
   * Keeps a moving average of the generator's weights that follows otherwise as the training goes.
   *
   * @param rule how the average follows, by the number of generator updates made before
   * @param averaged a network made as the generator's was, under another name; starts as a copy
   * @return this
   * @throws IllegalArgumentException if it has other parameters than the generator
   */
  public AdversarialStepBuilder average(LongFunction<WeightAverage> rule, Network<?> averaged) {
    averaged.copyFrom(gan.generator().network());
    averages.add(new AveragedNetwork(rule, averaged));
    return this;
  }

  /**
   * Sets the updater of both networks.
   *
   * @param both ND4J's configuration; each network has state of its own
   * @return this
   */
  public AdversarialStepBuilder updaters(IUpdater both) {
    return updaters(both, both.clone());
  }

  /**
   * Sets the updaters, for two learning rates (Heusel et al. 2017).
   *
   * @param generator of the generator
   * @param discriminator of the discriminator
   * @return this
   */
  public AdversarialStepBuilder updaters(IUpdater generator, IUpdater discriminator) {
    generatorUpdater = generator;
    discriminatorUpdater = discriminator;
    return this;
  }

  /**
   * Sets how many times the discriminator is updated a step.
   *
   * @param count at least 1; 5 in the WGAN papers
   * @return this
   */
  public AdversarialStepBuilder criticSteps(int count) {
    Require.positive("criticSteps", count);
    criticSteps = count;
    return this;
  }

  /**
   * Bounds gradients before each update.
   *
   * @param both of both networks, each by itself
   * @return this
   */
  public AdversarialStepBuilder clip(GradientClip both) {
    return clips(both, both);
  }

  /**
   * Bounds gradients before each update.
   *
   * @param generator of the generator
   * @param discriminator of the discriminator
   * @return this
   */
  public AdversarialStepBuilder clips(GradientClip generator, GradientClip discriminator) {
    generatorClip = generator;
    discriminatorClip = discriminator;
    return this;
  }

  /**
   * Sets the seed of latents and of everything else that a run draws.
   *
   * @param value the seed, in place of {@link #streams}
   * @return this
   */
  public AdversarialStepBuilder seed(long value) {
    seed = value;
    return this;
  }

  /**
   * Sets what a run draws from, in place of a seed: for networks that draw in training themselves
   * (dropout, noise) from the same streams, so that a checkpoint has their state too.
   *
   * @param value the networks' streams
   * @return this
   */
  public AdversarialStepBuilder streams(RandomStreams value) {
    streams = value;
    return this;
  }

  /**
   * The step.
   *
   * @return to be repeated by a {@link Trainer}
   * @throws IllegalArgumentException if settings contradict each other or the networks: a seed
   *     beside streams, or a penalty on single images' gradients where the discriminator has batch
   *     norm
   */
  public AdversarialStep step() {
    if (seed != null && streams != null) {
      throw new IllegalArgumentException(
          "seed and streams: expected one of them; seed the streams instead");
    }
    penalties.forEach(penalty -> checkNorms(penalty.penalty()));
    return new AdversarialStep(this);
  }

  private void checkNorms(Penalty penalty) {
    if (penalty.differentiatesInputs()) {
      batchNorm(gan.discriminator().network().module())
          .ifPresent(
              module -> {
                throw new IllegalArgumentException(
                    "penalty: "
                        + penalty
                        + " is made of single images' gradients, which batch norm in "
                        + module.path()
                        + " mixes with other images'; take it out of the discriminator, or layer or"
                        + " spectral norm in its place");
              });
    }
  }

  private static Optional<Module> batchNorm(Module module) {
    return module.normalizesOverBatch()
        ? Optional.of(module)
        : module.children().values().stream()
            .flatMap(child -> batchNorm(child).stream())
            .findFirst();
  }
}

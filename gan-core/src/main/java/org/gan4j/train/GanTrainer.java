package org.gan4j.train;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.gan.Gan;
import org.gan4j.gan.loss.GanLoss;
import org.gan4j.gan.loss.LossTerm;
import org.gan4j.gan.penalty.GeneratorPenalty;
import org.gan4j.gan.penalty.Penalty;
import org.gan4j.nn.Network;
import org.gan4j.random.RandomStreams;
import org.gan4j.train.updater.GradientClip;
import org.gan4j.train.updater.WeightAverage;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * Trains a generator against a discriminator.
 *
 * <pre>{@code
 * var trainer = GanTrainer.of(gan)
 *     .loss(GanLoss.nonSaturating())
 *     .penalty(R1.weight(10).every(16))
 *     .updaters(new Adam(2e-4, 0.5, 0.999, 1e-8))
 *     .listener(ProgressLine.terminal())
 *     .seed(1)
 *     .build();
 * trainer.run(batches, TrainingLength.steps(20_000));
 * }</pre>
 */
public final class GanTrainer {

  private GanTrainer() {}

  /**
   * A trainer to be set up.
   *
   * @param gan what to train
   * @return a builder with the non-saturating loss, no penalty, Adam at 2e-4 with moments 0.5 and
   *     0.999 for both networks, one discriminator update a step and seed 0
   */
  public static Builder of(Gan gan) {
    return new Builder(gan);
  }

  /** Settings of a trainer. */
  public static final class Builder {
    final Gan gan;
    final List<LossTerm> terms = new ArrayList<>();
    final List<Penalty> penalties = new ArrayList<>();
    final List<GeneratorPenalty> generatorPenalties = new ArrayList<>();
    final List<AveragedNetwork> averages = new ArrayList<>();
    final List<TrainListener> listeners = new ArrayList<>();
    GanLoss loss = GanLoss.nonSaturating();
    IUpdater generatorUpdater = new Adam(2e-4, 0.5, 0.999, 1e-8);
    IUpdater discriminatorUpdater = new Adam(2e-4, 0.5, 0.999, 1e-8);
    int criticSteps = 1;
    GradientClip clip = GradientClip.none();
    long seed;
    RandomStreams streams;

    private Builder(Gan gan) {
      this.gan = gan;
    }

    /**
     * Sets the loss.
     *
     * @param value the pair of losses
     * @return this
     */
    public Builder loss(GanLoss value) {
      loss = value;
      return this;
    }

    /**
     * Adds a penalty to the discriminator's loss.
     *
     * @param value the penalty
     * @return this
     */
    public Builder penalty(Penalty value) {
      penalties.add(value);
      return this;
    }

    /**
     * Adds a term to the losses.
     *
     * @param value the term, made of what the discriminator says of each batch
     * @return this
     */
    public Builder term(LossTerm value) {
      terms.add(value);
      return this;
    }

    /**
     * Adds a penalty on the generator, minimised in an update of its own when it is due.
     *
     * @param value the penalty
     * @return this
     */
    public Builder generatorPenalty(GeneratorPenalty value) {
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
    public Builder average(WeightAverage rule, Network<?> averaged) {
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
    public Builder updaters(IUpdater both) {
      return updaters(both, both.clone());
    }

    /**
     * Sets the updaters, for two learning rates (Heusel et al. 2017).
     *
     * @param generator of the generator
     * @param discriminator of the discriminator
     * @return this
     */
    public Builder updaters(IUpdater generator, IUpdater discriminator) {
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
    public Builder criticSteps(int count) {
      if (count < 1) {
        throw new IllegalArgumentException("criticSteps: expected at least 1, got " + count);
      }
      criticSteps = count;
      return this;
    }

    /**
     * Bounds gradients before each update.
     *
     * @param value of both networks
     * @return this
     */
    public Builder clip(GradientClip value) {
      clip = value;
      return this;
    }

    /**
     * Sets the seed of latents and of everything else that a run draws.
     *
     * @param value the seed
     * @return this
     */
    public Builder seed(long value) {
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
    public Builder streams(RandomStreams value) {
      streams = value;
      return this;
    }

    /**
     * Adds listeners.
     *
     * @param values told after each step, in this order
     * @return this
     */
    public Builder listener(TrainListener... values) {
      listeners.addAll(List.of(values));
      return this;
    }

    /**
     * The trainer.
     *
     * @return to be given data
     */
    public Trainer build() {
      return new Trainer(new AdversarialStep(this), listeners);
    }
  }
}

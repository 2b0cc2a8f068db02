package org.gan4j.models;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.gan4j.data.Batch;
import org.gan4j.gan.Gan;
import org.gan4j.gan.Generator;
import org.gan4j.nn.Network;
import org.gan4j.train.GanTrainer;
import org.gan4j.train.TrainingStep;
import org.gan4j.train.updater.WeightAverage;

/**
 * A generator from latent vectors and its discriminator: what most families are.
 *
 * @param gan the networks that are trained
 * @param sampler the generator to draw with: the trained one, or its average
 * @param setup what the family adds to the trainer
 * @param wrapper what the family does around each step
 */
public record LatentModel(
    Gan gan,
    Generator sampler,
    UnaryOperator<GanTrainer.Builder> setup,
    UnaryOperator<TrainingStep> wrapper)
    implements SamplingModel {

  /**
   * A model that is trained as the settings alone say, and samples with what it trains.
   *
   * @param gan the networks
   * @return the model
   */
  public static LatentModel of(Gan gan) {
    return new LatentModel(
        gan, gan.generator(), UnaryOperator.identity(), UnaryOperator.identity());
  }

  /**
   * The same with a moving average of the generator to sample from.
   *
   * @param rule how the average follows
   * @param averaged a generator made as the trained one, its network named {@code generator_ema}
   * @return a changed copy
   */
  public LatentModel average(WeightAverage rule, Generator averaged) {
    return new LatentModel(
        gan, averaged, builder -> setup.apply(builder).average(rule, averaged.network()), wrapper);
  }

  /**
   * The same with more in its trainer: terms, penalties.
   *
   * @param addition what to do to the builder
   * @return a changed copy
   */
  public LatentModel customize(UnaryOperator<GanTrainer.Builder> addition) {
    return new LatentModel(gan, sampler, builder -> addition.apply(setup.apply(builder)), wrapper);
  }

  /**
   * The same with something around each step, such as a change of resolution.
   *
   * @param outer makes the step to be repeated out of the trainer's
   * @return a changed copy
   */
  public LatentModel around(UnaryOperator<TrainingStep> outer) {
    return new LatentModel(gan, sampler, setup, step -> outer.apply(wrapper.apply(step)));
  }

  @Override
  public List<Network<?>> networks() {
    List<Network<?>> networks = new ArrayList<>();
    networks.add(gan.generator().network());
    networks.add(gan.discriminator().network());
    if (sampler.network() != gan.generator().network()) {
      networks.add(sampler.network());
    }
    return List.copyOf(networks);
  }

  @Override
  public TrainingStep step(TrainingPlan plan) {
    return wrapper.apply(setup.apply(plan.trainer(gan)).build().step());
  }

  @Override
  public Preview preview(Batch examples, long seed) {
    return SampleSheet.of(sampler, seed);
  }
}

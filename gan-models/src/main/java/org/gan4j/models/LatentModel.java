package org.gan4j.models;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.gan4j.data.Batch;
import org.gan4j.gan.Gan;
import org.gan4j.gan.Generator;
import org.gan4j.nn.Network;
import org.gan4j.random.RandomStreams;
import org.gan4j.train.AdversarialStepBuilder;
import org.gan4j.train.TrainingStep;

/**
 * A generator from latent vectors and its discriminator: what most families are.
 *
 * @param gan the networks that are trained
 * @param another makes a generator as the trained one, its network under a name of its own
 * @param sampler the generator to draw with: the trained one, or its average
 * @param setup makes the adversarial step, with what the family adds to it
 * @param wrapper what the family does around each step
 */
public record LatentModel(
    Gan gan,
    Function<String, ? extends Generator> another,
    Generator sampler,
    Function<TrainingPlan, AdversarialStepBuilder> setup,
    UnaryOperator<TrainingStep> wrapper)
    implements SamplingModel {

  private static final String AVERAGE = "generator_ema";

  /**
   * A model that is trained as the settings alone say, and samples with what it trains.
   *
   * @param gan the networks
   * @param another makes a generator as the trained one, its network under a name of its own
   * @return the model
   */
  public static LatentModel of(Gan gan, Function<String, ? extends Generator> another) {
    return of(gan, another, plan -> plan.step(gan));
  }

  /**
   * A model whose networks draw in training themselves.
   *
   * @param gan the networks
   * @param another makes a generator as the trained one, its network under a name of its own
   * @param streams what they draw from
   * @return the model
   */
  public static LatentModel of(
      Gan gan, Function<String, ? extends Generator> another, RandomStreams streams) {
    return of(gan, another, plan -> plan.step(gan, streams));
  }

  private static LatentModel of(
      Gan gan,
      Function<String, ? extends Generator> another,
      Function<TrainingPlan, AdversarialStepBuilder> setup) {
    return new LatentModel(gan, another, gan.generator(), setup, UnaryOperator.identity());
  }

  @Override
  public LatentModel averaged() {
    return new LatentModel(gan, another, another.apply(AVERAGE), setup, wrapper);
  }

  /**
   * The same with more in its step: terms, penalties.
   *
   * @param addition what to do to the builder
   * @return a changed copy
   */
  public LatentModel customize(UnaryOperator<AdversarialStepBuilder> addition) {
    return new LatentModel(
        gan, another, sampler, plan -> addition.apply(setup.apply(plan)), wrapper);
  }

  /**
   * The same with something around each step, such as a change of resolution.
   *
   * @param outer makes the step to be repeated out of the adversarial one
   * @return a changed copy
   */
  public LatentModel around(UnaryOperator<TrainingStep> outer) {
    return new LatentModel(gan, another, sampler, setup, step -> outer.apply(wrapper.apply(step)));
  }

  @Override
  public List<Network<?>> networks() {
    List<Network<?>> networks = new ArrayList<>();
    networks.add(gan.generator().network());
    networks.add(gan.discriminator().network());
    if (hasAverage()) {
      networks.add(sampler.network());
    }
    return List.copyOf(networks);
  }

  private boolean hasAverage() {
    return sampler.network() != gan.generator().network();
  }

  @Override
  public TrainingStep step(TrainingPlan plan) {
    Averaging averaging = plan.settings().averaging();
    if (averaging.on() != hasAverage()) {
      throw new IllegalArgumentException(
          "averaging: the settings have "
              + (averaging.on() ? "an average, the model none" : "none, the model an average")
              + "; make the model with the same settings, or by averaged()");
    }
    AdversarialStepBuilder builder = setup.apply(plan);
    if (averaging.on()) {
      builder.average(plan.average(), sampler.network());
    }
    return wrapper.apply(builder.step());
  }

  @Override
  public Preview preview(Batch examples, long seed) {
    return preview(seed);
  }

  /**
   * The picture to watch a training by, which starts from no images.
   *
   * @param seed of the latents
   * @return the picture
   */
  public Preview preview(long seed) {
    return SampleSheet.of(sampler, seed);
  }
}

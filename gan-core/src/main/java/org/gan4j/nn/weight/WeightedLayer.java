package org.gan4j.nn.weight;

import org.gan4j.autodiff.Variable;
import org.gan4j.nn.FusingLayer;
import org.gan4j.nn.Parameter;
import org.gan4j.nn.init.Initializer;
import org.gan4j.nn.init.Initializers;
import org.jspecify.annotations.Nullable;

/**
 * A layer with a parameter {@code weight} and perhaps a {@code bias}. Its settings never change:
 * each method that sets one gives a fresh layer, to be used instead.
 *
 * @param <L> the layer's type
 */
public abstract class WeightedLayer<L extends WeightedLayer<L>> extends FusingLayer {

  private final WeightSettings settings;
  private final Parameter weight;
  private final @Nullable Parameter bias;
  private final @Nullable WeightTransform transform;
  private final @Nullable WeightTransform biasTransform;

  /**
   * A layer with its parameters.
   *
   * @param settings how the weight and the bias are made
   * @param outputAxis which axis of the weight counts the layer's outputs
   * @param shape the weight's extents
   */
  protected WeightedLayer(WeightSettings settings, int outputAxis, long... shape) {
    this.settings = settings;
    this.weight = parameter("weight", settings.initializer(), shape);
    this.bias =
        settings.bias() ? parameter("bias", settings.biasInitializer(), shape[outputAxis]) : null;
    this.transform = transform("transform", settings.transform(), outputAxis, shape);
    this.biasTransform =
        bias == null
            ? null
            : transform("bias_transform", settings.biasTransform(), 0, bias.shape());
  }

  private @Nullable WeightTransform transform(
      String name, WeightTransform.@Nullable Factory factory, int outputAxis, long... shape) {
    return factory == null ? null : child(name, factory.create(outputAxis, shape));
  }

  /**
   * The layer with other settings of its weight and bias.
   *
   * @param changed the settings
   * @return a fresh layer
   */
  protected abstract L with(WeightSettings changed);

  /**
   * Says whether there is a bias; there is if not said.
   *
   * @param on whether to add a bias
   * @return a fresh layer
   */
  public final L bias(boolean on) {
    return with(settings.bias(on));
  }

  /**
   * Sets the weight's initializer; {@link Initializers#xavierUniform} if not said.
   *
   * @param initializer how the weight's first values are drawn
   * @return a fresh layer
   */
  public final L initializer(Initializer initializer) {
    return with(settings.initializer(initializer));
  }

  /**
   * Adds a bias, and sets its initializer; zeros if not said.
   *
   * @param initializer how the bias's first values are drawn
   * @return a fresh layer
   */
  public final L biasInitializer(Initializer initializer) {
    return with(settings.biasInitializer(initializer));
  }

  /**
   * Adds a reparametrization of the weight; none if not said.
   *
   * @param factory makes it
   * @return a fresh layer
   */
  public final L transform(WeightTransform.Factory factory) {
    return with(settings.transform(factory));
  }

  /**
   * Adds a bias, and a reparametrization of it; none if not said.
   *
   * @param factory makes it
   * @return a fresh layer
   */
  public final L biasTransform(WeightTransform.Factory factory) {
    return with(settings.biasTransform(factory));
  }

  /**
   * Adds spectral normalization, one power iteration a use.
   *
   * @return a fresh layer
   */
  public final L spectralNorm() {
    return transform(SpectralNorm.iterations(1));
  }

  /**
   * Equalizes the learning rate: a weight drawn from N(0, 1) and scaled as it is used.
   *
   * @param gain {@code sqrt(2)} where a ReLU follows, 1 where nothing does
   * @return a fresh layer
   */
  public final L equalizedLearningRate(double gain) {
    return with(
        settings.initializer(Initializers.normal(1)).transform(EqualizedLearningRate.gain(gain)));
  }

  /**
   * How the weight and the bias are made.
   *
   * @return the settings
   */
  protected final WeightSettings settings() {
    return settings;
  }

  /**
   * The weight to compute with.
   *
   * @return the parameter, reparametrized
   */
  protected final Variable weight() {
    return transformed(weight, transform);
  }

  /**
   * The bias to compute with, or null if there is none.
   *
   * @return the parameter, reparametrized, or null
   */
  protected final @Nullable Variable bias() {
    return bias == null ? null : transformed(bias, biasTransform);
  }

  private static Variable transformed(Parameter parameter, @Nullable WeightTransform transform) {
    Variable own = parameter.variable();
    return transform == null ? own : transform.apply(own);
  }
}

package org.gan4j.nn.layer;

import org.gan4j.autodiff.Shaping;
import org.gan4j.autodiff.Variable;
import org.gan4j.kernel.Shapes;
import org.gan4j.nn.Module;
import org.gan4j.nn.Parameter;
import org.gan4j.nn.init.Initializer;
import org.gan4j.nn.init.Initializers;
import org.gan4j.nn.weight.SpectralNorm;
import org.gan4j.nn.weight.WeightSettings;
import org.gan4j.nn.weight.WeightTransform;
import org.jspecify.annotations.Nullable;

/**
 * A learned vector for each of a number of classes: the rows of the parameter {@code weight},
 * {@code [V, D]}.
 *
 * <p>Its settings never change: each method that sets one gives a fresh module, to be used instead.
 */
public final class Embedding extends Module {

  private final long classes;
  private final long features;
  private final WeightSettings settings;
  private final Parameter weight;
  private final @Nullable WeightTransform transform;

  private Embedding(long classes, long features, WeightSettings settings) {
    this.classes = classes;
    this.features = features;
    this.settings = settings;
    this.weight = parameter("weight", settings.initializer(), classes, features);
    this.transform =
        settings.transform() == null
            ? null
            : child("transform", settings.transform().create(1, classes, features));
  }

  /**
   * An embedding with vectors drawn from N(0, 1).
   *
   * @param classes V, at least 1
   * @param features D, at least 1
   * @return the module
   */
  public static Embedding of(long classes, long features) {
    return new Embedding(
        Shapes.positive("classes", classes),
        Shapes.positive("features", features),
        WeightSettings.STANDARD.bias(false).initializer(Initializers.normal(1)));
  }

  /**
   * The vectors' initialiser; {@code Initializers.normal(1)} if not said.
   *
   * @param initializer how first values are drawn
   * @return a fresh module
   */
  public Embedding initializer(Initializer initializer) {
    return new Embedding(classes, features, settings.initializer(initializer));
  }

  /**
   * A reparametrisation of the table, which counts as the weight of a layer from one-hot vectors;
   * none if not said.
   *
   * @param factory makes it
   * @return a fresh module
   */
  public Embedding transform(WeightTransform.Factory factory) {
    return new Embedding(classes, features, settings.transform(factory));
  }

  /**
   * With spectral normalisation, one power iteration a use.
   *
   * @return a fresh module
   */
  public Embedding spectralNorm() {
    return transform(SpectralNorm.iterations(1));
  }

  /**
   * The vectors of classes.
   *
   * @param indices N class numbers in [0, V)
   * @return {@code [N, D]}
   * @throws IllegalArgumentException if a number is out of range, naming the module
   */
  public Variable apply(int... indices) {
    return call(
        () -> {
          Variable table = weight.variable();
          return Shaping.gather(transform == null ? table : transform.apply(table), indices);
        });
  }
}

package org.gan4j.nn.layer;

import org.gan4j.autodiff.Activations;
import org.gan4j.autodiff.Shaping;
import org.gan4j.autodiff.Variable;
import org.gan4j.io.Require;
import org.gan4j.kernel.Activation;
import org.gan4j.nn.init.Initializers;
import org.gan4j.nn.weight.WeightSettings;
import org.gan4j.nn.weight.WeightedLayer;
import org.jspecify.annotations.Nullable;

/**
 * A learned vector for each of a number of classes: the rows of the weight {@code [V, D]}, drawn
 * from N(0, 1) if not said. It is the layer from one-hot vectors to {@code [N, D]}, without a bias
 * if not said; rows that aren't one-hot mix classes.
 */
public final class Embedding extends WeightedLayer<Embedding> {

  private final long classes;
  private final long features;

  private Embedding(long classes, long features, WeightSettings settings) {
    super(settings, 1, classes, features);
    this.classes = classes;
    this.features = features;
  }

  /**
   * An embedding with vectors drawn from N(0, 1).
   *
   * @param classes V, at least 1
   * @param features D, at least 1
   * @return the layer
   */
  public static Embedding of(long classes, long features) {
    return new Embedding(
        Require.positive("classes", classes),
        Require.positive("features", features),
        WeightSettings.STANDARD.bias(false).initializer(Initializers.normal(1)));
  }

  @Override
  protected Embedding with(WeightSettings changed) {
    return new Embedding(classes, features, changed);
  }

  /**
   * The vectors of classes.
   *
   * @param indices N class numbers in [0, V)
   * @return {@code [N, D]}
   * @throws IllegalArgumentException if a number is out of range, naming the layer
   */
  public Variable apply(int... indices) {
    return call(() -> biased(Shaping.gather(weight(), indices)));
  }

  @Override
  protected Variable forward(Variable x, Activation activation) {
    expect(x.rank() == 2 && x.size(1) == classes, "[N, " + classes + "]", x);
    return Activations.activate(activation, biased(x.matmul(weight())));
  }

  private Variable biased(Variable vectors) {
    @Nullable Variable bias = bias();
    return bias == null ? vectors : vectors.add(bias);
  }
}

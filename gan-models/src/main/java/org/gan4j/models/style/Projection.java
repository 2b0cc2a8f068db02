package org.gan4j.models.style;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gan4j.autodiff.Gradients;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Shaping;
import org.gan4j.autodiff.Variable;
import org.gan4j.gan.Latents;
import org.gan4j.nn.Module;
import org.gan4j.nn.Network;
import org.gan4j.nn.Parameter;
import org.gan4j.random.RandomStream;
import org.gan4j.train.updater.Updater;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Finds the style whose image is nearest to a given one, by gradient descent from the mean style
 * (after Karras et al. 2020, appendix D): the rate rises at first and falls at the end, and noise
 * on the style, which fades, helps out of bad places. The distance is the mean square of the
 * pixels' differences and, if asked for, of the differences of what a discriminator sees.
 */
public final class Projection {

  private static final double NOISE = 0.05;
  private static final double NOISE_SHARE = 0.75;
  private static final int STYLES_FOR_SPREAD = 256;

  private final StyleGenerator generator;
  private final Settings settings;
  private final Optional<FeatureLayer> features;

  /**
   * How it goes.
   *
   * @param steps of gradient descent, at least 1
   * @param rate the highest learning rate of Adam, above 0; 0.1 in the paper
   * @param featureWeight weight of the features' distance, 0 for pixels alone
   * @param perLayer whether each layer has a style of its own, which comes nearer
   * @param seed of the noise
   */
  public record Settings(
      int steps, double rate, double featureWeight, boolean perLayer, long seed) {

    /** Checks the numbers. */
    public Settings {
      if (steps < 1 || !(rate > 0) || !(featureWeight >= 0)) {
        throw new IllegalArgumentException(
            "projection: expected at least 1 step, a rate above 0 and a feature weight of at least"
                + " 0, got "
                + steps
                + ", "
                + rate
                + " and "
                + featureWeight);
      }
    }
  }

  /** Told of every step. */
  @FunctionalInterface
  public interface Listener {
    /**
     * A step was made.
     *
     * @param step its number, from 1
     * @param distance before it
     */
    void stepped(int step, double distance);
  }

  /**
   * What was found.
   *
   * @param styles {@code [layers, W]}, or {@code [1, W]} if all layers share one
   * @param image {@code [1, H, W, C]} in [-1, 1]
   * @param distance the mean square of its pixels' differences from the target
   */
  public record Result(INDArray styles, INDArray image, double distance) {}

  /**
   * A projection.
   *
   * @param generator whose styles are looked for; not modified
   * @param features the discriminator's layers, needed for a feature weight above 0
   * @param settings how it goes
   */
  public Projection(StyleGenerator generator, Optional<FeatureLayer> features, Settings settings) {
    if (settings.featureWeight() > 0 && features.isEmpty()) {
      throw new IllegalArgumentException("features: a weight above 0 needs a discriminator");
    }
    this.generator = generator;
    this.features = features;
    this.settings = settings;
  }

  /** The styles that are looked for, as a network of their own for the updater. */
  private static final class Styles extends Module {
    private final Parameter style;

    Styles(int layers, INDArray start) {
      this.style = parameter("style", (out, random) -> out.assign(start), layers, start.size(1));
    }
  }

  /**
   * Looks for an image.
   *
   * @param target {@code [1, H, W, C]} in [-1, 1], as large as the generator's
   * @param listener told of every step
   * @return the best that was found
   */
  public Result run(INDArray target, Listener listener) {
    return generator.network().lock().reading(() -> search(target, listener));
  }

  private Result search(INDArray target, Listener listener) {
    RandomStream random = new RandomStream(settings.seed());
    INDArray mean = generator.meanStyle().reshape('c', 1, generator.meanStyle().length());
    double spread = spread(mean, random);
    int layers = settings.perLayer() ? generator.layers() : 1;
    Network<Styles> styles =
        Network.of(
            "projection",
            new Styles(layers, mean.repmat(layers, 1)),
            generator.network().kernels(),
            random);
    Updater updater = Updater.of(adam(), styles);
    INDArray noise = Nd4j.createUninitialized(DataType.FLOAT, layers, mean.size(1));
    for (int step = 0; step < settings.steps(); step++) {
      double left = Math.max(0, 1 - (double) step / settings.steps() / NOISE_SHARE);
      random.fillGaussian(noise);
      noise.muli(spread * NOISE * left * left);
      try (Scope scope = Scope.evaluation(generator.network().kernels())) {
        Variable style = styles.module().style.variable().add(Variable.constant(noise));
        Variable distance = distance(image(style), Variable.constant(target));
        listener.stepped(step + 1, distance.item());
        styles.gradient().set(Gradients.backward(distance, styles.variables()));
        updater.update(0);
      }
    }
    return result(styles.module().style.variable().value().dup('c'), target);
  }

  private Result result(INDArray styles, INDArray target) {
    try (Scope scope = Scope.inference(generator.network().kernels())) {
      Variable image = image(Variable.constant(styles));
      double distance = image.sub(Variable.constant(target)).square().mean().item();
      return new Result(styles, image.value().dup('c'), distance);
    }
  }

  private Variable image(Variable style) {
    int rows = (int) style.size(0);
    List<Variable> styles =
        IntStream.range(0, generator.layers())
            .mapToObj(layer -> Shaping.narrow(style, 0, rows == 1 ? 0 : layer, 1))
            .toList();
    return generator.images(styles, Noise.fixed());
  }

  private Variable distance(Variable image, Variable target) {
    Variable distance = image.sub(target).square().mean();
    if (settings.featureWeight() == 0) {
      return distance;
    }
    FeatureLayer layers = features.orElseThrow();
    List<Variable> seen = layers.features(image);
    List<Variable> wanted = layers.features(target);
    for (int i = 0; i < seen.size(); i++) {
      Variable apart = seen.get(i).sub(wanted.get(i)).square().mean();
      distance = distance.add(apart.mul(settings.featureWeight() / seen.size()));
    }
    return distance;
  }

  /** The standard deviation of a style's numbers. */
  private double spread(INDArray mean, RandomStream random) {
    INDArray latents = Latents.normal(STYLES_FOR_SPREAD, generator.latentSize(), random);
    try (Scope scope = Scope.inference(generator.network().kernels())) {
      Variable styles = generator.styles(Variable.constant(latents));
      return Math.sqrt(styles.sub(Variable.constant(mean)).square().mean().item());
    }
  }

  private Adam adam() {
    Adam adam = new Adam(settings.rate(), 0.9, 0.999, 1e-8);
    adam.setLrAndSchedule(Double.NaN, new RiseAndFall(settings.rate(), settings.steps()));
    return adam;
  }

  /** Rises over the first twentieth and falls over the last quarter, as half a cosine. */
  private record RiseAndFall(double rate, int steps) implements ISchedule {

    @Override
    public double valueAt(int iteration, int epoch) {
      double at = (iteration + 1.0) / (steps + 1);
      double fall = 0.5 - 0.5 * Math.cos(Math.PI * Math.min(1, (1 - at) / 0.25));
      return rate * fall * Math.min(1, at / 0.05);
    }

    @Override
    public ISchedule clone() {
      return this;
    }
  }
}

package org.gan4j.models.style;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gan4j.autodiff.Gradients;
import org.gan4j.autodiff.Reductions;
import org.gan4j.autodiff.Shaping;
import org.gan4j.autodiff.Variable;
import org.gan4j.gan.Condition;
import org.gan4j.gan.Generator;
import org.gan4j.gan.penalty.GeneratorPenalty;
import org.gan4j.io.Require;
import org.gan4j.random.RandomStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Path-length regularization (Karras et al. 2020, equation 4): {@code weight * E[(|J^T y| - a)^2]},
 * where J is the derivative of the image for the styles, y an image of normal noise over the root
 * of the number of its pixels, and a the running mean of the lengths. As in the paper's code, the
 * square of a length is the mean over the layers of what the layers' styles contribute, and the
 * expectation is taken over half a batch.
 */
public final class PathLengthPenalty implements GeneratorPenalty {

  /** How far the running mean moves towards the mean of a batch; the paper's code has it. */
  private static final double MEAN_STEP = 0.01;

  private final double weight;
  private final double meanStep;
  private final INDArray mean = Nd4j.zeros(DataType.FLOAT, 1);

  private PathLengthPenalty(double weight, double meanStep) {
    this.weight = weight;
    this.meanStep = meanStep;
  }

  /**
   * The penalty, its running mean at 0.
   *
   * @param weight the factor, 2 in the paper's code
   * @return the penalty
   */
  public static PathLengthPenalty weight(double weight) {
    Require.notNegative("path length", weight);
    return new PathLengthPenalty(weight, MEAN_STEP);
  }

  /**
   * The same penalty with another pace of the running mean, at 0 again.
   *
   * @param step how far the mean moves towards the mean of a batch, in (0, 1]; 0.01 if not said
   * @return a fresh penalty
   */
  public PathLengthPenalty meanStep(double step) {
    if (!(step > 0 && step <= 1)) {
      throw new IllegalArgumentException("path length: expected a step in (0, 1], got " + step);
    }
    return new PathLengthPenalty(weight, step);
  }

  @Override
  public Variable term(Generator generator, int batch, Condition condition, RandomStream random) {
    if (!(generator instanceof StyleGenerator styled)) {
      throw new IllegalArgumentException(
          "path length: expected a generator with styles, got "
              + generator.getClass().getSimpleName());
    }
    int samples = Math.max(1, batch / 2);
    Variable latent = normal(random, samples, styled.latentSize());
    Variable style = styled.styles(latent, condition.range(0, samples));
    Variable lengths = lengths(styled, style, Noise.drawn(random), shape -> normal(random, shape));
    return deviations(lengths).mean().mul(weight);
  }

  /**
   * How far lengths are from their running mean, which moves towards them first. As in the paper's
   * code the gradient goes through the moved mean too.
   *
   * @param lengths {@code [N]}
   * @return the squares, {@code [N]}, differentiable
   */
  Variable deviations(Variable lengths) {
    Variable average = lengths.mean().mul(meanStep).add((1 - meanStep) * mean.getDouble(0));
    mean.putScalar(0, average.item());
    return lengths.sub(average).square();
  }

  /**
   * The lengths.
   *
   * @param generator the generator
   * @param style {@code [N, W]}
   * @param noise what the layers add
   * @param directions gives images of normal noise, y, of a shape
   * @return {@code [N]}, differentiable
   */
  static Variable lengths(
      StyleGenerator generator,
      Variable style,
      Noise noise,
      Function<long[], Variable> directions) {
    int layers = generator.layers();
    Variable all =
        Reductions.broadcastTo(
            style.reshape(style.size(0), 1, style.size(1)), style.size(0), layers, style.size(1));
    List<Variable> styles = new ArrayList<>();
    for (int layer = 0; layer < layers; layer++) {
      styles.add(Shaping.narrow(all, 1, layer, 1).reshape(style.size(0), style.size(1)));
    }
    Variable images = generator.images(styles, noise);
    Variable direction =
        directions.apply(images.shape()).mul(1 / Math.sqrt(images.size(1) * images.size(2)));
    Variable gradient = Gradients.grad(images.mul(direction).sum(), all, true);
    return gradient.square().sum(2).mean(1).sqrt();
  }

  private static Variable normal(RandomStream random, long... shape) {
    Variable draws = Variable.full(0, DataType.FLOAT, shape);
    random.fillGaussian(draws.value());
    return draws;
  }

  @Override
  public Map<String, INDArray> state() {
    return Map.of("path_length_mean", mean);
  }
}

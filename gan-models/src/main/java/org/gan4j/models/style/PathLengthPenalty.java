package org.gan4j.models.style;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gan4j.autodiff.Gradients;
import org.gan4j.autodiff.Reductions;
import org.gan4j.autodiff.Scope;
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
  private final INDArray mean = Nd4j.zeros(DataType.FLOAT, 1);

  private PathLengthPenalty(double weight) {
    this.weight = weight;
  }

  /**
   * The penalty, its running mean at 0.
   *
   * @param weight the factor, 2 in the paper's code
   * @return the penalty
   */
  public static PathLengthPenalty weight(double weight) {
    Require.notNegative("path length", weight);
    return new PathLengthPenalty(weight);
  }

  @Override
  public Variable term(Generator generator, int batch, Condition condition, RandomStream random) {
    if (!(generator instanceof StyleGenerator styled)) {
      throw new IllegalArgumentException(
          "path length: expected a generator with styles, got "
              + generator.getClass().getSimpleName());
    }
    Variable latent = normal(random, Math.max(1, batch / 2), styled.latentSize());
    Variable lengths = lengths(styled, styled.styles(latent), random);
    double average = mean.getDouble(0);
    average += MEAN_STEP * (detachedMean(lengths) - average);
    mean.putScalar(0, average);
    return lengths.sub(average).square().mean().mul(weight);
  }

  /**
   * The lengths.
   *
   * @param generator the generator
   * @param style {@code [N, W]}
   * @param random where noise is drawn from
   * @return {@code [N]}, differentiable
   */
  static Variable lengths(StyleGenerator generator, Variable style, RandomStream random) {
    int layers = generator.layers();
    Variable all =
        Reductions.broadcastTo(
            style.reshape(style.size(0), 1, style.size(1)), style.size(0), layers, style.size(1));
    List<Variable> styles = new ArrayList<>();
    for (int layer = 0; layer < layers; layer++) {
      styles.add(Shaping.narrow(all, 1, layer, 1).reshape(style.size(0), style.size(1)));
    }
    Variable images = generator.images(styles, Noise.drawn(random));
    Variable direction =
        normal(random, images.shape()).mul(1 / Math.sqrt(images.size(1) * images.size(2)));
    Variable gradient = Gradients.grad(images.mul(direction).sum(), all, true);
    return gradient.square().sum(2).mean(1).sqrt();
  }

  private static Variable normal(RandomStream random, long... shape) {
    Variable draws = Variable.full(0, DataType.FLOAT, shape);
    random.fillGaussian(draws.value());
    return draws;
  }

  private static double detachedMean(Variable lengths) {
    try (Scope scope = Scope.noGrad()) {
      return lengths.mean().item();
    }
  }

  @Override
  public Map<String, INDArray> state() {
    return Map.of("path_length_mean", mean);
  }
}

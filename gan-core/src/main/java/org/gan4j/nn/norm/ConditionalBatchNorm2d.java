package org.gan4j.nn.norm;

import org.gan4j.autodiff.Variable;
import org.gan4j.nn.ConditionalLayer;
import org.gan4j.nn.init.Initializer;
import org.gan4j.nn.init.Initializers;
import org.gan4j.nn.layer.Embedding;

/**
 * Batch normalization with a scale and a shift for each class (Dumoulin et al. 2017, "A Learned
 * Representation for Artistic Style", equation 5, on batch statistics as in de Vries et al. 2017;
 * in a GAN's generator: Miyato and Koyama 2018): {@code gamma[label] (x - mean) / sqrt(variance +
 * eps) + beta[label]} of {@code [N, H, W, C]} or {@code [N, C]}.
 *
 * <p>Mean and variance are those of the whole batch, whatever the classes in it, or the running
 * ones in inference: see {@link BatchNorm2d}, which is the child {@code norm}. The tables {@code
 * gamma} and {@code beta} are {@link Embedding}s of {@code [classes, C]}.
 *
 * <p>Its settings never change: each method that sets one gives a fresh layer, to be used instead.
 */
public final class ConditionalBatchNorm2d extends ConditionalLayer {

  private final long classes;
  private final long channels;
  private final double eps;
  private final Initializer gammaInitializer;
  private final BatchNorm2d norm;
  private final Embedding gamma;
  private final Embedding beta;

  private ConditionalBatchNorm2d(
      long classes, long channels, double eps, Initializer gammaInitializer) {
    this.classes = classes;
    this.channels = channels;
    this.eps = eps;
    this.gammaInitializer = gammaInitializer;
    this.norm = child("norm", BatchNorm2d.of(channels).affine(false).eps(eps));
    this.gamma = child("gamma", Embedding.of(classes, channels).initializer(gammaInitializer));
    this.beta = child("beta", Embedding.of(classes, channels).initializer(Initializers.zeros()));
  }

  /**
   * A layer with eps 1e-5, running statistics of momentum 0.1, every gamma 1 and every beta 0.
   *
   * @param classes the number of classes, at least 1
   * @param channels C, at least 1
   * @return the layer
   */
  public static ConditionalBatchNorm2d of(long classes, long channels) {
    return new ConditionalBatchNorm2d(classes, channels, 1e-5, Initializers.ones());
  }

  /**
   * What is added to the variance; 1e-5 if not said.
   *
   * @param epsilon greater than 0
   * @return a fresh layer
   */
  public ConditionalBatchNorm2d eps(double epsilon) {
    return new ConditionalBatchNorm2d(classes, channels, epsilon, gammaInitializer);
  }

  /**
   * The initializer of the table of gammas; ones if not said.
   *
   * @param initializer how gammas' first values are drawn
   * @return a fresh layer
   */
  public ConditionalBatchNorm2d gamma(Initializer initializer) {
    return new ConditionalBatchNorm2d(classes, channels, eps, initializer);
  }

  @Override
  protected Variable forward(Variable x, int... labels) {
    Variable normalized = norm.apply(x);
    long[] perSample =
        x.rank() == 2 ? new long[] {x.size(0), channels} : new long[] {x.size(0), 1, 1, channels};
    return normalized
        .mul(gamma.apply(labels).reshape(perSample))
        .add(beta.apply(labels).reshape(perSample));
  }
}

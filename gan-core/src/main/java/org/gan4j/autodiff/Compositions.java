package org.gan4j.autodiff;

import org.gan4j.kernel.Activation;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Norm;
import org.gan4j.kernel.Pool2d;

/** Functions of the GAN literature that are made of other operations and need no rule of theirs. */
public final class Compositions {

  private static final ConvGeometry POINTWISE = ConvGeometry.of(1, 0);

  private Compositions() {}

  /**
   * Channels to space: each pixel's channels in groups of factor^2 become a block of factor x
   * factor pixels (Shi et al. 2016, "Real-Time Single Image and Video Super-Resolution Using an
   * Efficient Sub-Pixel Convolutional Neural Network", equation 4).
   *
   * @param x {@code [N, H, W, C factor^2]}
   * @param factor at least 1
   * @return {@code [N, H factor, W factor, C]}: row i and column j of a block are channel {@code (c
   *     factor + i) factor + j}
   */
  public static Variable pixelShuffle(Variable x, int factor) {
    Trace.check(
        x.rank() == 4 && factor >= 1 && x.size(3) % ((long) factor * factor) == 0,
        "pixelShuffle: expected [N, H, W, C * %s * %s], got %s",
        factor,
        factor,
        x.shape());
    long channels = x.size(3) / ((long) factor * factor);
    Variable rows =
        x.reshape(x.size(0) * x.size(1), x.size(2), channels, factor, factor)
            .permute(0, 3, 1, 4, 2);
    return rows.reshape(x.size(0), x.size(1) * factor, x.size(2) * factor, channels);
  }

  /**
   * Adaptive instance norm (Huang and Belongie 2017, equation 8): instance norm, scaled and shifted
   * by a sample's own style.
   *
   * @param x {@code [N, H, W, C]}
   * @param scale {@code [N, C]}
   * @param shift {@code [N, C]}
   * @param eps added to the variance
   * @return as x
   */
  public static Variable adaptiveInstanceNorm(
      Variable x, Variable scale, Variable shift, double eps) {
    Variable normalized =
        Normalizations.normalize(Norm.INSTANCE, x, null, null, eps, Activation.IDENTITY).y();
    return normalized.mul(perSample(scale)).add(perSample(shift));
  }

  private static Variable perSample(Variable style) {
    return style.reshape(style.size(0), 1, 1, style.size(1));
  }

  /**
   * Appends a channel that says how much the samples of a batch differ (Karras et al. 2018,
   * "Progressive Growing of GANs", section 3): the standard deviation of every feature over a
   * group, averaged. Samples i, i + N / group, ... are a group.
   *
   * @param x {@code [N, H, W, C]}
   * @param group samples a group, a divisor of N; 4 in the paper
   * @param eps added to the variance; 1e-8 in the paper
   * @return {@code [N, H, W, C + 1]}
   */
  public static Variable minibatchStddev(Variable x, int group, double eps) {
    Trace.check(
        x.rank() == 4 && group >= 1 && x.size(0) % group == 0,
        "minibatchStddev: expected [N, H, W, C] with N a multiple of %s, got %s",
        group,
        x.shape());
    long groups = x.size(0) / group;
    Variable mean = Deviations.within(x, group, eps).reshape(1, groups, 1, 1);
    Variable channel =
        Reductions.broadcastTo(mean, group, groups, x.size(1) * x.size(2), 1)
            .reshape(x.size(0), x.size(1), x.size(2), 1);
    return Shaping.concat(3, x, channel);
  }

  /**
   * Self-attention over the pixels of an image (Zhang et al. 2019, "Self-Attention Generative
   * Adversarial Networks", equations 1 to 3), with keys and values pooled as in BigGAN: {@code x +
   * gamma * wo(softmax(q k^T) v)}, without scaling of the products.
   *
   * @param x {@code [N, H, W, C]}
   * @param queries {@code [1, 1, C, D]}
   * @param keys {@code [1, 1, C, D]}
   * @param values {@code [1, 1, C, E]}
   * @param output {@code [1, 1, E, C]}
   * @param gamma {@code [1]}; starts at 0 in the paper
   * @param pool by which keys and values are max-pooled on both axes, a divisor of H and W; 1 for
   *     not at all
   * @return as x
   */
  public static Variable selfAttention(
      Variable x,
      Variable queries,
      Variable keys,
      Variable values,
      Variable output,
      Variable gamma,
      int pool) {
    Variable q = pixels(Convolutions.conv2d(x, queries, POINTWISE));
    Variable k = pixels(pooled(Convolutions.conv2d(x, keys, POINTWISE), pool));
    Variable v = pixels(pooled(Convolutions.conv2d(x, values, POINTWISE), pool));
    Variable attention = Reductions.softmax(Arithmetic.matmul(q, false, k, true));
    Variable seen = attention.matmul(v).reshape(x.size(0), x.size(1), x.size(2), values.size(3));
    return x.add(Convolutions.conv2d(seen, output, POINTWISE).mul(gamma));
  }

  private static Variable pooled(Variable x, int pool) {
    return pool == 1 ? x : Resampling.maxPool(x, Pool2d.of(pool));
  }

  private static Variable pixels(Variable x) {
    return x.reshape(x.size(0), x.size(1) * x.size(2), x.size(3));
  }
}

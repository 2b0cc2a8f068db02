package org.gan4j.kernel;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Normalizations of images and feature vectors with their gradients, and how much the samples of a
 * batch differ. The rules of {@link Kernels} hold.
 */
public interface NormalizationKernels {

  /**
   * {@code out = activation(gamma * (x - mean) / sqrt(var + eps) + beta)} with mean and population
   * variance of x.
   *
   * @param settings over which axes, epsilon and activation
   * @param x {@code [N, H, W, C]}, or {@code [N, C]} for {@link Norm#BATCH}
   * @param gamma {@code [C]}, or null for 1
   * @param beta {@code [C]}, or null for 0
   * @param out as x
   * @param moments written: the statistics of x
   */
  void normalize(
      NormSettings settings,
      INDArray x,
      @Nullable INDArray gamma,
      @Nullable INDArray beta,
      INDArray out,
      Moments moments);

  /**
   * The gradients of {@link #normalize} without its activation.
   *
   * @param settings as given to the forward function
   * @param x as given
   * @param gamma as given, or null
   * @param moments as written by the forward function
   * @param gy the gradient for gamma * xhat + beta; that for x may be written in its place
   * @param gradients written: what is wanted
   */
  void normalizeGrad(
      NormSettings settings,
      INDArray x,
      @Nullable INDArray gamma,
      Moments moments,
      INDArray gy,
      NormGradients gradients);

  /**
   * Pixel norm {@code out = x / sqrt(mean(x^2) + eps)}, the mean over the last axis; in place
   * allowed.
   *
   * @param x {@code [..., C]}
   * @param eps added to the mean square
   * @param out as x
   * @param meanSquare written: a mean square for each vector of C elements, in their order
   */
  void pixelNorm(INDArray x, double eps, INDArray out, INDArray meanSquare);

  /**
   * The gradient of {@link #pixelNorm}: {@code gx = (gy - y mean(gy y)) / sqrt(mean(x^2) + eps)}
   * with its output y.
   *
   * @param x as given to the forward function
   * @param meanSquare as written by the forward function
   * @param eps as given
   * @param gy as x
   * @param gx written: as x; in place allowed on gy
   */
  void pixelNormGrad(INDArray x, INDArray meanSquare, double eps, INDArray gy, INDArray gx);

  /**
   * How much the samples of a batch differ within groups: {@code out[g] = mean over features of
   * sqrt(variance within the group + eps)}. Samples i, i + N / group, ... are a group; the variance
   * is that of the population. Accumulated in double precision.
   *
   * @param group samples a group, a divisor of N
   * @param eps added to the variance
   * @param x {@code [N, ...]}
   * @param out {@code [N / group]}
   */
  void groupDeviation(int group, double eps, INDArray x, INDArray out);

  /**
   * The gradient of {@link #groupDeviation}.
   *
   * @param group as given to the forward function
   * @param eps as given
   * @param x as given
   * @param gy {@code [N / group]}
   * @param gx written: as x
   */
  void groupDeviationGrad(int group, double eps, INDArray x, INDArray gy, INDArray gx);

  /**
   * The gradients of the sum of {@link #groupDeviationGrad} times given numbers. They cancel where
   * a group differs by much more than eps: computed in double precision.
   *
   * @param group as given
   * @param eps as given
   * @param x as given
   * @param gy as given
   * @param ggx the numbers, as x
   * @param gx written: the gradient for x
   * @param ggy written: the gradient for gy, {@code [N / group]}
   */
  void groupDeviationGradGrad(
      int group, double eps, INDArray x, INDArray gy, INDArray ggx, INDArray gx, INDArray ggy);
}

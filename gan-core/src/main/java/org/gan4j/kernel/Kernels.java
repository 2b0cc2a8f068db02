package org.gan4j.kernel;

import java.util.List;
import java.util.function.Consumer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Plain functions on arrays, without any notion of gradients; the seam between GAN4J and whatever
 * computes.
 *
 * <p>Rules that hold for every function:
 *
 * <ul>
 *   <li>Inputs are not modified. The output, the last argument or arguments, is written whole and
 *       keeps nothing of what it held, unless the function says that it adds.
 *   <li>Every array is contiguous in C order, and all of a call have one data type, FLOAT or
 *       DOUBLE. DOUBLE exists for checks; only FLOAT need be fast.
 *   <li>An output may be one of the inputs of the same shape where the function says <i>in place
 *       allowed</i>.
 *   <li>Images are {@code [N, H, W, C]}, convolution weights {@code [kH, kW, I, O]}.
 *   <li>Temporaries come from {@link #pool()} and go back to it before the function returns.
 *   <li>Shapes are checked by the caller (the operations of {@code autodiff}), not here.
 * </ul>
 *
 * <p>Implementations may be called from several threads.
 */
public interface Kernels {

  /**
   * The provider's name as it stands in logs and on the command line.
   *
   * @return {@code nd4j} or {@code onednn}, say
   */
  String name();

  /**
   * The pool that arrays for these kernels come from.
   *
   * @return the pool
   */
  ArrayPool pool();

  /**
   * Runs tasks of which none waits for another: side by side where that is quicker than one after
   * another on all of the machine. A task computes with the kernels that it gets, which no other
   * task has at that time; their pool may be another one.
   *
   * @param tasks what to do
   */
  default void sideBySide(List<Consumer<Kernels>> tasks) {
    tasks.forEach(task -> task.accept(this));
  }

  // ---- element-wise ----

  /** {@code out = op(x)}; in place allowed. */
  void unary(UnaryOp op, INDArray x, INDArray out);

  /**
   * {@code out = op(a, b)}, a and b broadcast to the shape of out as NumPy does: all have the same
   * rank or fewer axes (aligned at the last), and an extent is 1 or that of out. In place allowed.
   */
  void binary(BinaryOp op, INDArray a, INDArray b, INDArray out);

  /** {@code out = op(a, b)} with a number b; in place allowed. */
  void scalar(BinaryOp op, INDArray a, double b, INDArray out);

  /** {@code out = scale * x + shift}; in place allowed. */
  void affine(INDArray x, double scale, double shift, INDArray out);

  /** {@code y += alpha * x}, same shape. */
  void axpy(double alpha, INDArray x, INDArray y);

  /** {@code out = activation(x)}; in place allowed. */
  void activate(Activation activation, INDArray x, INDArray out);

  /**
   * {@code gx = gy * activation'(x)}, from the output {@code y = activation(x)}; in place allowed
   * on gy.
   */
  void activateGrad(Activation activation, INDArray y, INDArray gy, INDArray gx);

  /**
   * {@code out = x}, element by element in C order; the shapes may differ where the lengths agree.
   */
  void copy(INDArray x, INDArray out);

  /** {@code out = value} everywhere. */
  void fill(double value, INDArray out);

  /**
   * What follows a modulated convolution: {@code out = activation(x * scale + noise + bias)}; in
   * place allowed.
   *
   * @param x {@code [N, H, W, C]}
   * @param scale {@code [N, 1, 1, C]}
   * @param noise {@code [N, H, W, 1]}, or {@code [1, H, W, 1]} for the same in every sample
   * @param bias {@code [C]}
   * @param activation applied last
   * @param out as x
   */
  void scaleShift(
      INDArray x,
      INDArray scale,
      INDArray noise,
      INDArray bias,
      Activation activation,
      INDArray out);

  // ---- reductions ----

  /** Sums over the axes on which out has extent 1 and x hasn't; both have the same rank. */
  void sum(INDArray x, INDArray out);

  /**
   * {@code out = sum(a * b)} over the axes on which out has extent 1 and a hasn't: what the
   * gradient for a broadcast factor is.
   *
   * @param a any shape
   * @param b as a
   * @param out of the same rank
   */
  void sumProduct(INDArray a, INDArray b, INDArray out);

  /** The maximum over the axes on which out has extent 1 and x hasn't; both have the same rank. */
  void max(INDArray x, INDArray out);

  /** Softmax over the last axis; in place allowed. */
  void softmax(INDArray x, INDArray out);

  /** The logarithm of the softmax over the last axis, in a safe form; in place allowed. */
  void logSoftmax(INDArray x, INDArray out);

  // ---- matrices ----

  /**
   * {@code out = op(a) op(b)}, where op transposes the last two axes if asked: of matrices, or of
   * batches of matrices {@code [B, M, K] x [B, K, N]}.
   */
  void matmul(INDArray a, boolean transposeA, INDArray b, boolean transposeB, INDArray out);

  // ---- convolution: three forms, bilinear each, closed under differentiation ----

  /**
   * Cross-correlation {@code out = activation(x * w + bias)}.
   *
   * @param x {@code [N, H, W, I]}
   * @param w {@code [kH, kW, I, O]}
   * @param bias {@code [O]}, or null for none
   * @param activation applied last
   * @param geometry strides and padding
   * @param out {@code [N, H', W', O]}
   */
  void conv2d(
      INDArray x,
      INDArray w,
      INDArray bias,
      Activation activation,
      ConvGeometry geometry,
      INDArray out);

  /**
   * The gradient for the input, which is also the transposed convolution.
   *
   * @param gy {@code [N, H', W', O]}
   * @param w {@code [kH, kW, I, O]}
   * @param geometry strides and padding of the forward convolution
   * @param gx {@code [N, H, W, I]}
   */
  void conv2dInputGrad(INDArray gy, INDArray w, ConvGeometry geometry, INDArray gx);

  /**
   * The gradient for the weight.
   *
   * @param x {@code [N, H, W, I]}
   * @param gy {@code [N, H', W', O]}
   * @param geometry strides and padding of the forward convolution
   * @param gw {@code [kH, kW, I, O]}
   */
  void conv2dWeightGrad(INDArray x, INDArray gy, ConvGeometry geometry, INDArray gw);

  // ---- normalisation ----

  /**
   * {@code out = activation(gamma * (x - mean) / sqrt(var + eps) + beta)} with mean and population
   * variance of x.
   *
   * @param norm over which axes
   * @param x {@code [N, H, W, C]}, or {@code [N, C]} for {@link Norm#BATCH}
   * @param gamma {@code [C]}, or null for 1
   * @param beta {@code [C]}, or null for 0
   * @param eps added to the variance
   * @param activation applied last
   * @param out as x
   * @param mean written: {@code [C]} or {@code [N, C]}, as {@link Norm} says
   * @param variance written: the population variance, shaped as mean
   */
  void normalize(
      Norm norm,
      INDArray x,
      INDArray gamma,
      INDArray beta,
      double eps,
      Activation activation,
      INDArray out,
      INDArray mean,
      INDArray variance);

  /**
   * The gradients of {@link #normalize} without its activation.
   *
   * @param norm over which axes
   * @param x as given to the forward function
   * @param gamma as given, or null
   * @param mean as written by the forward function
   * @param variance as written by the forward function
   * @param eps as given
   * @param gy the gradient for gamma * xhat + beta
   * @param gx written: the gradient for x; in place allowed on gy
   * @param ggamma written: {@code [C]}, or null if not wanted
   * @param gbeta written: {@code [C]}, or null if not wanted
   */
  void normalizeGrad(
      Norm norm,
      INDArray x,
      INDArray gamma,
      INDArray mean,
      INDArray variance,
      double eps,
      INDArray gy,
      INDArray gx,
      INDArray ggamma,
      INDArray gbeta);

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

  // ---- moving elements ----

  /** {@code out[i_axes[0], ...]}: axis k of out is axis {@code axes[k]} of x. */
  void permute(INDArray x, int[] axes, INDArray out);

  /**
   * {@code out[i] = x[begin + step * i]} on every axis; the extents are out's, the steps at least
   * 1.
   */
  void slice(INDArray x, long[] begin, long[] step, INDArray out);

  /**
   * {@code out[begin + step * i] = x[i]} on every axis; the other elements of out stay as they are.
   */
  void place(INDArray x, long[] begin, long[] step, INDArray out);

  /** Adds a border to {@code [N, H, W, C]}. */
  void pad(PadMode mode, Pad pad, INDArray x, INDArray out);

  /** The adjoint of {@link #pad}: every element of gy is added to where it came from. */
  void padGrad(PadMode mode, Pad pad, INDArray gy, INDArray gx);

  /**
   * {@code out[i] = table[indices[i]]}: rows of {@code [V, D]} into {@code [indices.length, D]}.
   */
  void gather(INDArray table, int[] indices, INDArray out);

  /** The adjoint of {@link #gather}: {@code out[indices[i]] += rows[i]}, starting from zeros. */
  void scatterAdd(INDArray rows, int[] indices, INDArray out);

  // ---- resampling ----

  /**
   * Repeats every pixel factor times on both axes: {@code [N, H, W, C]} to {@code [N, H f, W f,
   * C]}.
   */
  void upsampleNearest(int factor, INDArray x, INDArray out);

  /** Sums blocks of factor x factor pixels: the adjoint of {@link #upsampleNearest}. */
  void sumBlocks(int factor, INDArray x, INDArray out);

  /**
   * Bilinear resizing of {@code [N, H, W, C]} to the size of out, corners not aligned: the source
   * coordinate of output i is {@code (i + 0.5) * in / out - 0.5}, clamped to the image.
   */
  void resizeBilinear(INDArray x, INDArray out);

  /** The adjoint of {@link #resizeBilinear}. */
  void resizeBilinearGrad(INDArray gy, INDArray gx);

  /**
   * Up- and downsampling with a filter; its adjoint is {@link UpFirDown#adjoint}.
   *
   * @param filter what is done on both axes
   * @param x {@code [N, H, W, C]}
   * @param out {@code [N, H', W', C]}
   */
  void upfirdn2d(UpFirDown filter, INDArray x, INDArray out);

  /** The mean of every window. */
  void avgPool(Pool2d pool, INDArray x, INDArray out);

  /** The adjoint of {@link #avgPool}. */
  void avgPoolGrad(Pool2d pool, INDArray gy, INDArray gx);

  /** The maximum of every window. */
  void maxPool(Pool2d pool, INDArray x, INDArray out);

  /**
   * Puts each gradient where its window's maximum was (the first in row order on ties); overlaps
   * add.
   */
  void maxPoolGrad(Pool2d pool, INDArray x, INDArray gy, INDArray gx);

  /**
   * {@code out = values} where each window of x has its maximum: the adjoint of {@link
   * #maxPoolGrad}.
   */
  void maxPoolSelect(Pool2d pool, INDArray x, INDArray values, INDArray out);
}

package org.gan4j.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Elements put elsewhere: axes exchanged, parts taken and placed, borders, rows of tables. The
 * rules of {@link Kernels} hold.
 */
public interface MovementKernels {

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
}

package org.gan4j.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Images made larger and smaller, with the adjoints. The rules of {@link Kernels} hold. */
public interface ResamplingKernels {

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
}

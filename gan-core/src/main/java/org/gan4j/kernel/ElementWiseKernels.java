package org.gan4j.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Functions of every element by itself, of one array or of two with broadcasting. The rules of
 * {@link Kernels} hold.
 */
public interface ElementWiseKernels {

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
   * @param by scale, noise, bias and activation
   * @param out as x
   */
  void scaleShift(INDArray x, ScaleShift by, INDArray out);
}

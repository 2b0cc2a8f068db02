package org.gan4j.kernel;

import java.util.List;
import java.util.function.Consumer;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Plain functions on arrays, without any notion of gradients; the seam between GAN4J and whatever
 * computes. Each kind of function is an interface of its own.
 *
 * <p>Rules that hold for every function:
 *
 * <ul>
 *   <li>Inputs are not modified. The output, the last argument or arguments, is written whole and
 *       keeps nothing of what it held, unless the function says that it adds.
 *   <li>Every array is contiguous in C order, and all of a call have one data type: FLOAT, or that
 *       which {@link #forType} was asked for. DOUBLE exists for checks; only FLOAT need be fast.
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

  /**
   * The kernels for arrays of a type. Asked once, before the functions are called.
   *
   * @param type FLOAT or DOUBLE
   * @return these, unless they compute in another type only
   */
  default Kernels forType(DataType type) {
    return this;
  }

  /**
   * The functions of {@link ElementWiseKernels}.
   *
   * @return the same at every call
   */
  ElementWiseKernels elementWise();

  /**
   * The functions of {@link ReductionKernels}.
   *
   * @return the same at every call
   */
  ReductionKernels reductions();

  /**
   * The functions of {@link ProductKernels}.
   *
   * @return the same at every call
   */
  ProductKernels products();

  /**
   * The functions of {@link ConvolutionKernels}.
   *
   * @return the same at every call
   */
  ConvolutionKernels convolutions();

  /**
   * The functions of {@link NormalizationKernels}.
   *
   * @return the same at every call
   */
  NormalizationKernels normalizations();

  /**
   * The functions of {@link MovementKernels}.
   *
   * @return the same at every call
   */
  MovementKernels movement();

  /**
   * The functions of {@link ResamplingKernels}.
   *
   * @return the same at every call
   */
  ResamplingKernels resampling();

  /**
   * The functions of {@link PoolingKernels}.
   *
   * @return the same at every call
   */
  PoolingKernels pooling();
}

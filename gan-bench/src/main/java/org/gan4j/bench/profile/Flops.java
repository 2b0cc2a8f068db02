package org.gan4j.bench.profile;

import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The arithmetic of a kernel's call, for those of which it matters. */
public final class Flops {

  /**
   * By the kernel's name; arguments as in the interfaces that {@link org.gan4j.kernel.Kernels}
   * holds.
   */
  private static final Map<String, ToDoubleFunction<Object[]>> COUNTS =
      Map.of(
          "conv2d", arguments -> convolution(array(arguments[5]), array(arguments[1])),
          "conv2dInputGrad", arguments -> convolution(array(arguments[0]), array(arguments[1])),
          "conv2dWeightGrad", arguments -> convolution(array(arguments[1]), array(arguments[3])),
          "matmul", Flops::product);

  private Flops() {}

  /**
   * The floating-point operations of a call.
   *
   * @param kernel its name
   * @param arguments as in its interface
   * @return 0 where it is neither a convolution nor a matrix product
   */
  public static double of(String kernel, Object... arguments) {
    ToDoubleFunction<Object[]> count = COUNTS.get(kernel);
    return count == null ? 0 : count.applyAsDouble(arguments);
  }

  /** Two for every element of the output, of the kernel and every input channel. */
  private static double convolution(INDArray out, INDArray weight) {
    return 2.0 * out.length() * weight.length() / weight.size(3);
  }

  private static double product(Object[] arguments) {
    INDArray a = array(arguments[0]);
    boolean transposed = (boolean) arguments[1];
    return 2.0 * array(arguments[4]).length() * a.size(transposed ? -2 : -1);
  }

  private static INDArray array(Object argument) {
    return (INDArray) argument;
  }
}

package org.gan4j.bench.roofline;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.bench.cases.ConvCase;
import org.gan4j.bench.compare.Spread;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Lease;
import org.nd4j.linalg.api.buffer.DataType;

/** Times the three forms of one convolution. */
public final class ConvolutionRate {

  private static final int WARM_UP = 5;
  private static final int RUNS = 15;

  private ConvolutionRate() {}

  /**
   * The rate that convolutions of a shape reach, forward and both gradients together.
   *
   * @param kernels what computes them
   * @param shape the convolution
   * @return GFLOP/s: the arithmetic of the three over the sum of their median times
   */
  public static double measure(Kernels kernels, ConvCase shape) {
    try (Lease x = kernels.pool().borrow(DataType.FLOAT, shape.inputShape());
        Lease w = kernels.pool().borrow(DataType.FLOAT, shape.weightShape());
        Lease y = kernels.pool().borrow(DataType.FLOAT, shape.outputShape());
        Lease gx = kernels.pool().borrow(DataType.FLOAT, shape.inputShape());
        Lease gw = kernels.pool().borrow(DataType.FLOAT, shape.weightShape())) {
      kernels.elementWise().fill(0.5, x.array());
      kernels.elementWise().fill(0.01, w.array());
      double ms =
          median(
                  () ->
                      kernels
                          .convolutions()
                          .conv2d(
                              x.array(),
                              w.array(),
                              null,
                              Activation.IDENTITY,
                              shape.geometry(),
                              y.array()))
              + median(
                  () ->
                      kernels
                          .convolutions()
                          .conv2dInputGrad(y.array(), w.array(), shape.geometry(), gx.array()))
              + median(
                  () ->
                      kernels
                          .convolutions()
                          .conv2dWeightGrad(x.array(), y.array(), shape.geometry(), gw.array()));
      return 3 * shape.flops() / ms / 1e6;
    }
  }

  private static double median(Runnable kernel) {
    for (int i = 0; i < WARM_UP; i++) {
      kernel.run();
    }
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      long start = System.nanoTime();
      kernel.run();
      times.add((System.nanoTime() - start) / 1e6);
    }
    return Spread.of(times).median();
  }
}

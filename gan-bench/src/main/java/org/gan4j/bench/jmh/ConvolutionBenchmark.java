// Run: java -jar gan-bench/target/gan4j-bench.jar jmh ConvolutionBenchmark
package org.gan4j.bench.jmh;

import java.util.concurrent.TimeUnit;
import org.gan4j.bench.cases.ConvCase;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Lease;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The three forms of a convolution at shapes of DCGAN, CycleGAN and StyleGAN2. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ConvolutionBenchmark {

  /** Where in a network a convolution stands. */
  public enum Place {
    /** DCGAN's first layer at 32 pixels: one channel, little arithmetic. */
    DCGAN_IMAGE(new ConvCase(64, 32, 1, 64, 4, 2, 1)),
    /** Its second. */
    DCGAN_MIDDLE(new ConvCase(64, 16, 64, 128, 4, 2, 1)),
    /** Its third. */
    DCGAN_DEEP(new ConvCase(64, 8, 128, 256, 4, 2, 1)),
    /** Its last: one logit. */
    DCGAN_LOGIT(new ConvCase(64, 4, 256, 1, 4, 1, 0)),
    /** A residual block of CycleGAN at 64 pixels. */
    CYCLEGAN_BLOCK(new ConvCase(1, 16, 128, 128, 3, 1, 1)),
    /** StyleGAN2 at 32 pixels. */
    STYLEGAN2_WIDE(new ConvCase(16, 32, 128, 128, 3, 1, 1));

    private final ConvCase shape;

    Place(ConvCase shape) {
      this.shape = shape;
    }
  }

  /** The kernels. */
  @Param public Provider provider;

  /** The shape. */
  @Param public Place place;

  private Kernels kernels;
  private INDArray x;
  private INDArray w;
  private INDArray y;
  private INDArray gx;
  private INDArray gw;

  /** For JMH. */
  public ConvolutionBenchmark() {}

  /** Makes the arrays. */
  @Setup(Level.Trial)
  public void setUp() {
    kernels = provider.open();
    x = filled(place.shape.inputShape());
    w = filled(place.shape.weightShape());
    y = filled(place.shape.outputShape());
    gx = filled(place.shape.inputShape());
    gw = filled(place.shape.weightShape());
  }

  private INDArray filled(long[] shape) {
    Lease lease = kernels.pool().borrow(DataType.FLOAT, shape);
    kernels.elementWise().fill(0.01, lease.array());
    return lease.detach();
  }

  /** Forward. */
  @Benchmark
  public void forward() {
    kernels.convolutions().conv2d(x, w, null, Activation.IDENTITY, place.shape.geometry(), y);
  }

  /** The gradient for the input, or the transposed convolution. */
  @Benchmark
  public void inputGrad() {
    kernels.convolutions().conv2dInputGrad(y, w, place.shape.geometry(), gx);
  }

  /** The gradient for the weight. */
  @Benchmark
  public void weightGrad() {
    kernels.convolutions().conv2dWeightGrad(x, y, place.shape.geometry(), gw);
  }
}

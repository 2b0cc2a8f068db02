// Run: java -jar gan-bench/target/gan4j-bench.jar jmh ElementWiseBenchmark
package org.gan4j.bench.jmh;

import java.util.concurrent.TimeUnit;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.BinaryOp;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Lease;
import org.gan4j.kernel.Moments;
import org.gan4j.kernel.Norm;
import org.gan4j.kernel.NormGradients;
import org.gan4j.kernel.NormSettings;
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

/** What stands between the convolutions, at a hidden layer's shape: [64, 16, 16, 64], 1M floats. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ElementWiseBenchmark {

  private static final long[] SHAPE = {64, 16, 16, 64};
  private static final long CHANNELS = SHAPE[3];

  /** The kernels. */
  @Param public Provider provider;

  private Kernels kernels;
  private Activation leaky;
  private final NormSettings norm = new NormSettings(Norm.BATCH, 1e-5, Activation.RELU);
  private INDArray x;
  private INDArray gy;
  private INDArray out;
  private INDArray channel;
  private INDArray gamma;
  private INDArray beta;
  private Moments moments;
  private INDArray sums;
  private INDArray ggamma;
  private INDArray gbeta;

  /** For JMH. */
  public ElementWiseBenchmark() {}

  /** Makes the arrays. */
  @Setup(Level.Trial)
  public void setUp() {
    kernels = provider.open();
    leaky = Activation.leakyRelu(0.2);
    x = filled(SHAPE);
    gy = filled(SHAPE);
    out = filled(SHAPE);
    channel = filled(1, 1, 1, CHANNELS);
    gamma = filled(CHANNELS);
    beta = filled(CHANNELS);
    moments = new Moments(filled(CHANNELS), filled(CHANNELS));
    sums = filled(1, 1, 1, CHANNELS);
    ggamma = filled(CHANNELS);
    gbeta = filled(CHANNELS);
  }

  private INDArray filled(long... shape) {
    Lease lease = kernels.pool().borrow(DataType.FLOAT, shape);
    kernels.elementWise().fill(0.5, lease.array());
    return lease.detach();
  }

  /** Leaky ReLU. */
  @Benchmark
  public void leakyRelu() {
    kernels.elementWise().activate(leaky, x, out);
  }

  /** Its gradient. */
  @Benchmark
  public void leakyReluGrad() {
    kernels.elementWise().activateGrad(leaky, x, gy, out);
  }

  /** Hyperbolic tangent. */
  @Benchmark
  public void tanh() {
    kernels.elementWise().activate(Activation.TANH, x, out);
  }

  /** Batch norm and ReLU in one. */
  @Benchmark
  public void batchNorm() {
    kernels.normalizations().normalize(norm, x, gamma, beta, out, moments);
  }

  /** The gradients of batch norm. */
  @Benchmark
  public void batchNormGrad() {
    kernels
        .normalizations()
        .normalizeGrad(norm, x, gamma, moments, gy, new NormGradients(out, ggamma, gbeta));
  }

  /** Sums over everything but the channels. */
  @Benchmark
  public void channelSums() {
    kernels.reductions().sum(x, sums);
  }

  /** Addition of the same shape. */
  @Benchmark
  public void add() {
    kernels.elementWise().binary(BinaryOp.ADD, x, gy, out);
  }

  /** Multiplication by a number a channel. */
  @Benchmark
  public void scaleChannels() {
    kernels.elementWise().binary(BinaryOp.MUL, x, channel, out);
  }
}

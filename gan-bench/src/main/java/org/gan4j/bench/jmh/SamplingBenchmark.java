// Run: java -jar gan-bench/target/gan4j-bench.jar jmh SamplingBenchmark
package org.gan4j.bench.jmh;

import java.util.concurrent.TimeUnit;
import org.gan4j.gan.Generator;
import org.gan4j.models.dcgan.Dcgan;
import org.gan4j.models.dcgan.DcganConfig;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Images a second out of a generator, 64 at a time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class SamplingBenchmark {

  private static final int BATCH = 64;

  /** The kernels. */
  @Param public Provider provider;

  /** Rows and columns of DCGAN's images. */
  @Param({"32", "64"})
  public int size;

  private Generator generator;
  private long seed;

  /** For JMH. */
  public SamplingBenchmark() {}

  /** Makes the generator. */
  @Setup(Level.Trial)
  public void setUp() {
    generator = Dcgan.create(DcganConfig.forImages(size, 3), 1, provider.open()).generator();
  }

  /** A batch of images. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public INDArray sample() {
    return generator.sample(BATCH, seed++);
  }
}

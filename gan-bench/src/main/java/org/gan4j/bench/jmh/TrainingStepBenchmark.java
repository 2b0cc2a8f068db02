// Run: java -jar gan-bench/target/gan4j-bench.jar jmh TrainingStepBenchmark
package org.gan4j.bench.jmh;

import java.util.concurrent.TimeUnit;
import org.gan4j.bench.cases.TimedStep;
import org.gan4j.bench.cases.TrainingCase;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Whole training steps: every network updated once. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class TrainingStepBenchmark {

  /** The kernels. */
  @Param public Provider provider;

  /** The case. */
  @Param public TrainingCase trainingCase;

  private TimedStep step;

  /** For JMH. */
  public TrainingStepBenchmark() {}

  /** Makes the networks. */
  @Setup(Level.Trial)
  public void setUp() {
    step = trainingCase.open(provider.open());
  }

  /** Frees them. */
  @TearDown(Level.Trial)
  public void tearDown() {
    step.close();
  }

  /** One step. */
  @Benchmark
  public void step() {
    step.run();
  }
}

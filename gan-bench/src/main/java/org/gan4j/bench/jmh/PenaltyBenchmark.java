// Run: java -jar gan-bench/target/gan4j-bench.jar jmh PenaltyBenchmark
package org.gan4j.bench.jmh;

import java.util.concurrent.TimeUnit;
import org.gan4j.autodiff.Gradients;
import org.gan4j.autodiff.Variable;
import org.gan4j.gan.Condition;
import org.gan4j.gan.Discriminator;
import org.gan4j.gan.penalty.Critic;
import org.gan4j.gan.penalty.Dragan;
import org.gan4j.gan.penalty.GradientPenalty;
import org.gan4j.gan.penalty.Penalty;
import org.gan4j.gan.penalty.R1;
import org.gan4j.kernel.Kernels;
import org.gan4j.models.dcgan.Dcgan;
import org.gan4j.models.dcgan.DcganConfig;
import org.gan4j.random.RandomStream;
import org.gan4j.random.RandomStreams;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
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

/**
 * Penalties on the discriminator's gradient and their gradients for its weights, which take a
 * second differentiation: DCGAN's discriminator without batch norm, 64 grey images of 32x32. Each
 * figure holds the critic's pass over the real images too, which R1 differentiates and the others
 * don't use, since a training step takes that pass in any case.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class PenaltyBenchmark {

  private static final int BATCH = 64;
  private static final int SIZE = 32;

  /** The penalties that are differentiated twice. */
  public enum Kind {
    /** WGAN-GP's, between real and generated images. */
    GRADIENT_PENALTY(GradientPenalty.weight(10)),
    /** At real images. */
    R1_AT_REAL(R1.weight(10)),
    /** Around real images. */
    DRAGAN(Dragan.weight(10));

    private final Penalty penalty;

    Kind(Penalty penalty) {
      this.penalty = penalty;
    }
  }

  /** The kernels. */
  @Param public Provider provider;

  /** The penalty. */
  @Param public Kind kind;

  private Kernels kernels;
  private Discriminator discriminator;
  private RandomStream random;
  private INDArray real;
  private INDArray fake;

  /** For JMH. */
  public PenaltyBenchmark() {}

  /** Makes the discriminator and the images. */
  @Setup(Level.Trial)
  public void setUp() {
    kernels = provider.open();
    DcganConfig config = DcganConfig.forImages(SIZE, 1).withoutBatchNormInDiscriminator();
    discriminator = Dcgan.create(config, 1, kernels).discriminator();
    random = new RandomStreams(1).stream("benchmark");
    real = images();
    fake = images();
  }

  private INDArray images() {
    INDArray images = Nd4j.createUninitialized(DataType.FLOAT, BATCH, SIZE, SIZE, 1);
    random.fillUniform(images, -1, 1);
    return images;
  }

  /** The critic on real images, which its loss needs too, the penalty and its gradients. */
  @Benchmark
  public void penaltyAndGradients() {
    try (org.gan4j.autodiff.Scope scope = org.gan4j.autodiff.Scope.open(kernels)) {
      Critic critic =
          Critic.of(
              discriminator.network(), images -> discriminator.logits(images, Condition.NONE));
      Variable term =
          kind.penalty.term(
              critic, critic.at(Variable.constant(real)), Variable.constant(fake), random);
      discriminator
          .network()
          .gradient()
          .set(Gradients.backward(term, discriminator.network().variables()));
    }
  }
}

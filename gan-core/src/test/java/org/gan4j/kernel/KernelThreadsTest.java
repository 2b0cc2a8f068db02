package org.gan4j.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.gan4j.autodiff.Activations;
import org.gan4j.autodiff.Convolutions;
import org.gan4j.autodiff.Gradients;
import org.gan4j.autodiff.Normalizations;
import org.gan4j.autodiff.Reductions;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.io.HostArrays;
import org.gan4j.kernel.select.KernelProviders;
import org.gan4j.random.RandomStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Kernels with their pool and their compiled primitives, used by several threads at once. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class KernelThreadsTest {

  private static final int THREADS = 6;
  private static final int ROUNDS = 5;

  /** Convolutions of each way, products, norms and reductions, forward and backward. */
  private static List<FloatBuffer> work(Kernels kernels, long seed) {
    RandomStream random = new RandomStream(seed);
    try (Scope scope = Scope.open(kernels)) {
      Variable x = normal(random, 4, 16, 16, 16);
      Variable square = normal(random, 3, 3, 16, 16);
      Variable strided = normal(random, 4, 4, 16, 32);
      Variable few = normal(random, 3, 3, 16, 1);
      Variable dense = normal(random, 32, 10);
      Variable y = Convolutions.conv2d(x, square, ConvGeometry.of(1, 1));
      Variable image = Convolutions.conv2d(y, few, ConvGeometry.of(1, 1));
      Variable normed =
          Normalizations.normalize(Norm.BATCH, y, null, null, 1e-5, Activation.leakyRelu(0.2)).y();
      Variable small = Convolutions.conv2d(normed, strided, ConvGeometry.of(2, 1));
      Variable logits = Activations.tanh(small).mean(1, 2).matmul(dense);
      Variable loss = Reductions.logSoftmax(logits).square().mean().add(image.square().mean());
      List<FloatBuffer> results = new ArrayList<>();
      results.add(exact(loss));
      Gradients.grad(loss, List.of(x, square, strided, few, dense), false)
          .forEach(gradient -> results.add(exact(gradient)));
      return results;
    }
  }

  private static FloatBuffer exact(Variable variable) {
    return FloatBuffer.wrap(HostArrays.floats(variable.value()));
  }

  private static Variable normal(RandomStream random, long... shape) {
    INDArray array = Nd4j.createUninitialized(DataType.FLOAT, shape);
    random.fillGaussian(array);
    return Variable.leaf(array);
  }

  @ParameterizedTest
  @EnumSource(value = KernelChoice.class, names = "AUTO", mode = EnumSource.Mode.EXCLUDE)
  void givesEachThreadWhatItGivesOneAlone(KernelChoice choice) throws Exception {
    Kernels kernels = KernelProviders.create(choice, Precision.FLOAT32);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<List<FloatBuffer>> alone = new ArrayList<>();
      for (long seed = 0; seed < THREADS; seed++) {
        long own = seed;
        alone.add(threads.submit(() -> work(kernels, own)).get());
      }
      // Fresh kernels, so that primitives are compiled side by side, too.
      Kernels shared = KernelProviders.create(choice, Precision.FLOAT32);
      List<Callable<List<FloatBuffer>>> tasks = new ArrayList<>();
      for (int i = 0; i < THREADS * ROUNDS; i++) {
        long own = i % THREADS;
        tasks.add(() -> work(shared, own));
      }
      List<Future<List<FloatBuffer>>> together = threads.invokeAll(tasks);
      for (int i = 0; i < together.size(); i++) {
        assertEquals(alone.get(i % THREADS), together.get(i).get(), "task " + i);
      }
    } finally {
      threads.shutdownNow();
    }
  }
}

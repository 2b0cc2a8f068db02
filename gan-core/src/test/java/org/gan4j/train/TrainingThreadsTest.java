package org.gan4j.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gan4j.data.Batches;
import org.gan4j.gan.Gan;
import org.gan4j.io.HostArrays;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.select.KernelProviders;
import org.gan4j.nn.Network;
import org.gan4j.nn.ValueLock;
import org.gan4j.nn.layer.ActivationLayer;
import org.gan4j.nn.layer.Conv2d;
import org.gan4j.nn.layer.ConvTranspose2d;
import org.gan4j.nn.layer.Dropout;
import org.gan4j.nn.layer.Flatten;
import org.gan4j.nn.layer.Linear;
import org.gan4j.nn.layer.Reshape;
import org.gan4j.nn.layer.Sequential;
import org.gan4j.nn.norm.BatchNorm2d;
import org.gan4j.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One generator and many threads: right, or refused. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class TrainingThreadsTest {

  private static final int THREADS = 8;
  private static final int SAMPLES = 12;
  private static final int STEPS = 12;

  private final Kernels kernels = KernelProviders.standard();

  /** With everything that behaves otherwise in training: batch norm, spectral norm, dropout. */
  private Gan gan(long seed) {
    Sequential generator =
        new Sequential()
            .add("project", Linear.of(6, 4 * 4 * 8).spectralNorm())
            .add("reshape", Reshape.to(4, 4, 8))
            .add("norm1", BatchNorm2d.of(8))
            .add("relu1", ActivationLayer.relu())
            .add("dropout", Dropout.of(0.3, new RandomStream(seed)))
            .add("conv", ConvTranspose2d.of(8, 8, 4).stride(2).padding(1))
            .add("norm2", BatchNorm2d.of(8))
            .add("relu2", ActivationLayer.relu())
            .add("rgb", Conv2d.of(8, 1, 3).padding(1).spectralNorm())
            .add("tanh", ActivationLayer.tanh());
    Sequential discriminator =
        new Sequential()
            .add("conv", Conv2d.of(1, 8, 4).stride(2).padding(1).spectralNorm())
            .add("lrelu", ActivationLayer.leakyRelu(0.2))
            .add("flat", Flatten.create())
            .add("logit", Linear.of(4 * 4 * 8, 1).spectralNorm());
    return Gan.of(generator, 6, discriminator, seed, kernels);
  }

  private static Trainer trainer(Gan gan, TrainListener... listeners) {
    return Trainer.of(AdversarialStep.of(gan).seed(3).step(), listeners);
  }

  private static List<FloatBuffer> values(Gan gan) {
    return Stream.of(gan.generator().network(), gan.discriminator().network())
        .flatMap(network -> Stream.of(network.vector(), network.bufferVector()))
        .map(TrainingThreadsTest::exact)
        .toList();
  }

  /** An array's numbers, to be compared without a tolerance. */
  private static FloatBuffer exact(INDArray array) {
    return FloatBuffer.wrap(HostArrays.floats(array));
  }

  private static FloatBuffer sample(Gan gan, long seed) {
    // Two parts.
    return exact(gan.generator().sample(70, seed));
  }

  /** Trains on a thread of its own, whose kernels use as many cores as those of any other. */
  private List<FloatBuffer> trained(long seed) {
    Gan gan = gan(seed);
    try (Batches batches = SmallGan.batches()) {
      trainer(gan).run(batches, TrainingLength.steps(STEPS));
    }
    return values(gan);
  }

  private static <T> List<T> sideBySide(List<Callable<T>> tasks) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  private static <T> T alone(Callable<T> task) throws Exception {
    return sideBySide(List.of(task)).get(0);
  }

  @Test
  void manyThreadsSampleWhatOneDoesAndChangeNothing() throws Exception {
    Gan gan = gan(5);
    try (Batches batches = SmallGan.batches()) {
      trainer(gan).run(batches, TrainingLength.steps(3));
    }
    List<FloatBuffer> before = values(gan);
    List<FloatBuffer> serial = alone(() -> samples(gan, 0));
    List<Callable<List<FloatBuffer>>> tasks = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int first = i;
      tasks.add(() -> samples(gan, first));
    }
    List<List<FloatBuffer>> all = sideBySide(tasks);
    for (int i = 0; i < THREADS; i++) {
      for (int k = 0; k < SAMPLES; k++) {
        assertEquals(serial.get((i + k) % SAMPLES), all.get(i).get(k), "thread " + i);
      }
    }
    assertEquals(before, values(gan));
  }

  /** Each of some seeds once, from the given one on. */
  private static List<FloatBuffer> samples(Gan gan, int first) {
    return IntStream.range(0, SAMPLES).mapToObj(k -> sample(gan, (first + k) % SAMPLES)).toList();
  }

  @Test
  void samplingDisturbsNoTrainingAndSeesTheWeightsBetweenTwoSteps() throws Exception {
    List<FloatBuffer> undisturbed = alone(() -> trained(5));
    Gan gan = gan(5);
    Set<FloatBuffer> possible = Collections.synchronizedSet(new HashSet<>());
    possible.add(alone(() -> sample(gan, 1)));
    AtomicBoolean ended = new AtomicBoolean();
    List<Callable<List<FloatBuffer>>> tasks = new ArrayList<>();
    tasks.add(
        () -> {
          try (Batches batches = SmallGan.batches()) {
            trainer(gan, report -> possible.add(sample(gan, 1)))
                .run(batches, TrainingLength.steps(STEPS));
          } finally {
            ended.set(true);
          }
          return List.of();
        });
    for (int i = 0; i < 3; i++) {
      tasks.add(
          () -> {
            List<FloatBuffer> seen = new ArrayList<>();
            while (!ended.get()) {
              seen.add(sample(gan, 1));
            }
            return seen;
          });
    }
    List<List<FloatBuffer>> seen = sideBySide(tasks);
    assertEquals(undisturbed, values(gan));
    seen.forEach(each -> each.forEach(sample -> assertTrue(possible.contains(sample))));
    assertTrue(seen.stream().mapToInt(List::size).sum() > 3);
  }

  @Test
  void trainersSideBySideAreThoseAlone() throws Exception {
    List<Callable<List<FloatBuffer>>> tasks =
        List.of(() -> trained(1), () -> trained(2), () -> trained(3));
    List<List<FloatBuffer>> together = sideBySide(tasks);
    for (int i = 0; i < tasks.size(); i++) {
      assertEquals(alone(tasks.get(i)), together.get(i));
    }
  }

  @Test
  void oneTrainerOnTwoThreadsIsRefused() {
    Gan gan = gan(5);
    Trainer[] trainer = new Trainer[1];
    List<String> refusals = new ArrayList<>();
    trainer[0] =
        trainer(
            gan,
            report -> {
              try (Batches batches = SmallGan.batches()) {
                refusals.add(
                    assertThrows(
                            ExecutionException.class, () -> alone(() -> run(trainer[0], batches)))
                        .getCause()
                        .getMessage());
              }
            });
    try (Batches batches = SmallGan.batches()) {
      trainer[0].run(batches, TrainingLength.steps(1));
    }
    assertEquals(
        List.of("this trainer is running already; run one trainer from one thread at a time"),
        refusals);
  }

  private static long run(Trainer trainer, Batches batches) {
    trainer.run(batches, TrainingLength.steps(5));
    return trainer.stepsTaken();
  }

  @Test
  void whoReadsCanNotChangeMeanwhile() {
    Network<?> network = gan(5).generator().network();
    IllegalStateException refused =
        assertThrows(
            IllegalStateException.class,
            () ->
                network
                    .lock()
                    .reading(() -> ValueLock.changing(List.of(network), () -> network.name())));
    assertEquals(
        "generator: this thread is reading its values and can't change them meanwhile",
        refused.getMessage());
    assertEquals(
        "generator",
        ValueLock.changing(List.of(network), () -> network.lock().reading(network::name)));
  }
}

package org.gan4j.train.updater;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.ReferenceKernels;
import org.gan4j.nn.Network;
import org.gan4j.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;

class UpdaterTest {

  private static final Kernels KERNELS = new ReferenceKernels();
  private static final int STEPS = 5;

  /** One element's update in plain Java, in double: from gradient and step, with own state. */
  interface Scalar {
    double next(double p, double g, int t);
  }

  record Case(String name, IUpdater config, java.util.function.Supplier<Scalar> reference) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case("Sgd", new Sgd(0.1), () -> (p, g, t) -> p - 0.1 * g),
        new Case("Adam", new Adam(2e-4, 0.5, 0.999, 1e-8), () -> adam(2e-4, 0.5, 0.999, 1e-8, 0)),
        new Case(
            "Adam without momentum, large epsilon",
            new Adam(2e-3, 0, 0.99, 1e-3),
            () -> adam(2e-3, 0, 0.99, 1e-3, 0)),
        new Case(
            "AdamW", new AdamW(1e-2, 0.9, 0.99, 1e-8, 0.1), () -> adam(1e-2, 0.9, 0.99, 1e-8, 0.1)),
        new Case(
            "ScheduledAdam",
            new ScheduledAdam(
                new CosineRamp(1e-2, 1e-3, 4), 0.5, new CosineRamp(0.9, 0.99, 4), 1e-8),
            UpdaterTest::scheduledAdam),
        new Case("RmsProp", new RmsProp(1e-3, 0.9, 1e-4), () -> rmsProp(1e-3, 0.9, 1e-4)),
        new Case("Nesterovs", new Nesterovs(1e-2, 0.9), () -> nesterov(1e-2, 0.9)));
  }

  private static Scalar adam(double lr, double b1, double b2, double eps, double decay) {
    double[] mv = new double[2];
    return (p, g, t) -> {
      mv[0] = b1 * mv[0] + (1 - b1) * g;
      mv[1] = b2 * mv[1] + (1 - b2) * g * g;
      double m = mv[0] / (1 - Math.pow(b1, t));
      double v = mv[1] / (1 - Math.pow(b2, t));
      return p * (1 - lr * decay) - lr * m / (Math.sqrt(v) + eps);
    };
  }

  /** Rate and second decay a quarter, half, three quarters of half a cosine on, and then there. */
  private static Scalar scheduledAdam() {
    double[] done = {0, (1 - Math.sqrt(0.5)) / 2, 0.5, (1 + Math.sqrt(0.5)) / 2, 1};
    double[] mv = new double[2];
    return (p, g, t) -> {
      double b2 = 0.9 + 0.09 * done[t - 1];
      double rate = 1e-2 - 9e-3 * done[t - 1];
      mv[0] = 0.5 * mv[0] + 0.5 * g;
      mv[1] = b2 * mv[1] + (1 - b2) * g * g;
      double m = mv[0] / (1 - Math.pow(0.5, t));
      return p - rate * m / (Math.sqrt(mv[1] / (1 - Math.pow(b2, t))) + 1e-8);
    };
  }

  private static Scalar rmsProp(double lr, double a, double eps) {
    double[] s = new double[1];
    return (p, g, t) -> {
      s[0] = a * s[0] + (1 - a) * g * g;
      return p - lr * g / (Math.sqrt(s[0]) + eps);
    };
  }

  /** Sutskever's form at the point that momentum looks ahead to. */
  private static Scalar nesterov(double lr, double mu) {
    double[] v = new double[1];
    return (p, g, t) -> {
      double before = v[0];
      v[0] = mu * before - lr * g;
      return p - mu * before + (1 + mu) * v[0];
    };
  }

  @ParameterizedTest
  @MethodSource("cases")
  void changesAreThoseOfTheDefinition(Case test) {
    Network<?> network = Vectors.network(KERNELS, 40);
    Updater updater = Updater.of(test.config(), network);
    double[] expected = network.vector().toDoubleVector();
    List<Scalar> scalars = new ArrayList<>();
    for (int i = 0; i < expected.length; i++) {
      scalars.add(test.reference().get());
    }
    RandomStream random = new RandomStream(11);
    double[] start = expected.clone();
    for (int step = 1; step <= STEPS; step++) {
      float[] gradient = Vectors.drawGradient(network, random);
      updater.update(0);
      assertArrayEquals(
          gradient, network.gradient().array().toFloatVector(), "gradient is left as it was");
      for (int i = 0; i < expected.length; i++) {
        expected[i] = scalars.get(i).next(expected[i], gradient[i], step);
      }
      double[] actual = network.vector().toDoubleVector();
      for (int i = 0; i < expected.length; i++) {
        double change = Math.abs(expected[i] - start[i]);
        assertEquals(expected[i], actual[i], 1e-5 * change + 4e-7 * Math.abs(expected[i]) + 1e-12);
      }
    }
    assertArrayEquals(new long[] {STEPS}, updater.iterations());
  }

  /**
   * ND4J adds epsilon to the root before its correction: the same update as ours with epsilon times
   * sqrt(1 - beta2^t).
   */
  @Test
  void adamIsNd4jsWithEpsilonScaled() {
    double eps = 1e-2;
    double beta2 = 0.99;
    Network<?> network = Vectors.network(KERNELS, 40);
    Updater ours = Updater.of(new Adam(1e-2, 0.5, beta2, eps), network);
    long length = network.vector().length();
    Adam config = new Adam(1e-2, 0.5, beta2, eps);
    GradientUpdater<?> theirs =
        config.instantiate(Nd4j.zeros(DataType.FLOAT, 1, config.stateSize(length)), true);
    INDArray expected = network.vector().dup();
    RandomStream random = new RandomStream(11);
    for (int step = 0; step < STEPS; step++) {
      Vectors.drawGradient(network, random);
      INDArray update = network.gradient().array().dup().reshape(1, length);
      config.setEpsilon(eps * Math.sqrt(1 - Math.pow(beta2, step + 1)));
      theirs.applyUpdater(update, step, 0);
      expected.subi(update.reshape(length));
      ours.update(0);
      assertArrayEquals(expected.toFloatVector(), network.vector().toFloatVector(), 1e-6f);
    }
  }

  @Test
  void otherConfigurationsRunAsNd4jRunsThem() {
    IUpdater config = new AMSGrad(1e-2, 0.5, 0.99, 1e-8);
    Network<?> network = Vectors.network(KERNELS, 40);
    Updater updater = Updater.of(config, network);
    long length = network.vector().length();
    GradientUpdater<?> theirs =
        config.instantiate(Nd4j.zeros(DataType.FLOAT, 1, config.stateSize(length)), true);
    INDArray expected = network.vector().dup();
    RandomStream random = new RandomStream(11);
    for (int step = 0; step < STEPS; step++) {
      Vectors.drawGradient(network, random);
      INDArray update = network.gradient().array().dup().reshape(1, length);
      theirs.applyUpdater(update, step, 0);
      expected.subi(update.reshape(length));
      updater.update(0);
    }
    assertArrayEquals(expected.toFloatVector(), network.vector().toFloatVector(), 1e-7f);
  }

  static Stream<IUpdater> configurations() {
    return Stream.of(
        new Sgd(0.1),
        new Adam(1e-2, 0.9, 0.99, 1e-8),
        new AdamW(1e-2, 0.9, 0.99, 1e-8, 0.1),
        new ScheduledAdam(new CosineRamp(1e-2, 1e-3, 5), 0.9, new CosineRamp(0.9, 0.99, 5), 1e-8),
        new RmsProp(1e-2, 0.9, 1e-8),
        new AMSGrad(1e-2, 0.9, 0.99, 1e-8),
        new Nesterovs(1e-2, 0.9));
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void aRestoredUpdaterGoesOnAsTheFirstWouldHave(IUpdater config) {
    Network<?> network = Vectors.network(KERNELS, 40);
    Updater updater = Updater.of(config, network);
    RandomStream random = new RandomStream(11);
    for (int step = 0; step < 3; step++) {
      Vectors.drawGradient(network, random);
      updater.update(0);
    }
    Map<String, INDArray> saved = new HashMap<>();
    updater.state().forEach((name, array) -> saved.put(name, array.dup()));
    INDArray weights = network.vector().dup();
    long[] iterations = updater.iterations();
    Vectors.drawGradient(network, random);
    updater.update(0);
    final float[] expected = network.vector().toFloatVector();

    Network<?> fresh = Vectors.network(KERNELS, 40);
    fresh.vector().assign(weights);
    fresh.gradient().array().assign(network.gradient().array());
    Updater resumed = Updater.of(config, fresh);
    resumed.restore(iterations, saved);
    resumed.update(0);
    assertArrayEquals(expected, fresh.vector().toFloatVector());
    assertArrayEquals(updater.iterations(), resumed.iterations());
    for (String name : saved.keySet()) {
      assertEquals(updater.state().get(name), resumed.state().get(name), name);
    }
  }

  @Test
  void stateIsNamedAndChecked() {
    Network<?> network = Vectors.network(KERNELS, 40);
    Updater adam = Updater.of(new Adam(1e-3), network);
    assertEquals(Set.of("m", "v"), adam.state().keySet());
    assertTrue(Updater.of(new Sgd(0.1), network).state().isEmpty());
    assertTrue(Updater.of(new NoOp(), network).state().isEmpty());
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> adam.restore(new long[] {3}, Map.of("m", Nd4j.zeros(DataType.FLOAT, 64))))
            .getMessage();
    assertTrue(message.contains("[m, v]"), message);
    INDArray wrong = Nd4j.zeros(DataType.FLOAT, 5);
    message =
        assertThrows(
                IllegalArgumentException.class,
                () -> adam.restore(new long[] {3}, Map.of("m", wrong, "v", wrong)))
            .getMessage();
    assertTrue(message.contains("got 5"), message);
  }

  @Test
  void schedulesGoByIterationAndByEpoch() {
    Network<?> network = Vectors.network(KERNELS, 40);
    network.gradient().array().assign(1);
    Updater byIteration =
        Updater.of(
            new Sgd(
                new MapSchedule.Builder(ScheduleType.ITERATION).add(0, 0.5).add(2, 0.125).build()),
            network);
    double[] rates = {0.5, 0.5, 0.125};
    for (double rate : rates) {
      assertEquals(rate, byIteration.learningRate(0));
      INDArray before = network.vector().dup();
      byIteration.update(0);
      assertEquals(rate, before.sub(network.vector()).meanNumber().doubleValue(), 1e-6);
    }
    Adam adam = new Adam(new StepSchedule(ScheduleType.EPOCH, 1.0, 0.5, 10));
    Updater byEpoch = Updater.of(adam, network);
    assertEquals(1.0, byEpoch.learningRate(9));
    assertEquals(0.5, byEpoch.learningRate(10));
    byEpoch.update(10);
    assertEquals(0.5, byEpoch.learningRate(19));
    assertEquals(0.25, byEpoch.learningRate(20));
  }

  @Test
  void aSteadyUpdaterAllocatesNothing() {
    Network<?> network = Vectors.network(KERNELS, 100_000);
    Updater updater = Updater.of(new AdamW(1e-3, 0.5, 0.9, 1e-8, 0.1), network);
    updater.update(0);
    long misses = KERNELS.pool().stats().misses();
    updater.update(0);
    updater.update(0);
    assertEquals(misses, KERNELS.pool().stats().misses());
  }

  @Test
  void paddingBetweenParametersStaysZero() {
    Network<?> network = Vectors.network(KERNELS, 5);
    for (IUpdater config : configurations().toList()) {
      network.gradient().array().assign(0);
      Updater updater = Updater.of(config, network);
      updater.update(0);
      updater.update(0);
      assertEquals(0, network.vector().getDouble(15), config.toString());
    }
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    Network<?> network = Vectors.network(KERNELS, 40);
    for (IUpdater config :
        List.of(new Adam(1, 1, 0.9, 1e-8), new Adam(1, 0.9, -1, 1e-8), new Adam(1, 0, 0, 0))) {
      assertThrows(IllegalArgumentException.class, () -> Updater.of(config, network));
    }
    assertThrows(IllegalArgumentException.class, () -> Updater.of(new RmsProp(1, 0.9, 0), network));
    assertThrows(IllegalArgumentException.class, () -> new AdamW(1, 0, 0, 1e-8, -1));
  }

  @Test
  void scheduledAdamIsAConfigurationOfItsOwn() {
    CosineRamp rate = new CosineRamp(1e-2, 1e-3, 5);
    ScheduledAdam adam = new ScheduledAdam(rate, 0.9, new CosineRamp(0.9, 0.99, 5), 1e-8);
    assertEquals(adam, adam.clone());
    assertEquals(adam.hashCode(), adam.clone().hashCode());
    assertNotEquals(adam, new ScheduledAdam(rate, 0.9, new CosineRamp(0.9, 0.95, 5), 1e-8));
    INDArray view = Nd4j.zeros(DataType.FLOAT, 1, 4);
    assertThrows(UnsupportedOperationException.class, () -> adam.instantiate(view, true));
    CosineRamp tooFar = new CosineRamp(0.9, 1, 5);
    assertThrows(IllegalArgumentException.class, () -> new ScheduledAdam(rate, 0.9, tooFar, 1e-8));
  }

  @Test
  void adamWIsAConfigurationOfItsOwn() {
    AdamW config = new AdamW(1e-3, 0.9, 0.99, 1e-8, 0.1);
    assertEquals(config, config.clone());
    assertEquals(config.hashCode(), config.clone().hashCode());
    assertNotEquals(config, new AdamW(1e-3, 0.9, 0.99, 1e-8, 0.2));
    assertNotEquals(new Adam(1e-3, 0.9, 0.99, 1e-8), config);
    AdamW scheduled =
        new AdamW(new StepSchedule(ScheduleType.EPOCH, 1.0, 0.5, 10), 0.9, 0.99, 1e-8, 0.1);
    assertEquals(0.5, scheduled.clone().getLearningRate(0, 10));
    assertThrows(
        UnsupportedOperationException.class, () -> config.instantiate(Nd4j.zeros(1, 4), true));
  }
}

package org.gan4j.train.updater;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.ReferenceKernels;
import org.gan4j.nn.Network;
import org.junit.jupiter.api.Test;

class WeightAverageTest {

  private static final Kernels KERNELS = new ReferenceKernels();

  @Test
  void theAverageMovesByItsShare() {
    Network<?> current = Vectors.network(KERNELS, 40);
    Network<?> average = Vectors.network(KERNELS, 40);
    current.vector().assign(3);
    average.vector().assign(1);
    WeightAverage rule = WeightAverage.of(0.75);
    rule.update(average, current, new long[] {1});
    assertEquals(1.5, average.vector().minNumber().doubleValue(), 1e-6);
    assertEquals(1.5, average.vector().maxNumber().doubleValue(), 1e-6);
    rule.update(average, current, new long[] {1});
    assertEquals(1.875, average.vector().meanNumber().doubleValue(), 1e-6);
    assertEquals(3, current.vector().meanNumber().doubleValue(), 1e-6);
  }

  @Test
  void buffersAreCopied() {
    Network<?> current = Vectors.network(KERNELS, 40);
    Network<?> average = Vectors.network(KERNELS, 40);
    current.buffers().values().iterator().next().assign(5);
    WeightAverage.of(0.9).update(average, current, new long[] {1});
    assertEquals(5, average.buffers().values().iterator().next().meanNumber().doubleValue());
  }

  @Test
  void networksMustBeAlike() {
    Network<?> current = Vectors.network(KERNELS, 40);
    Network<?> other = Vectors.network(KERNELS, 41);
    assertThrows(
        IllegalArgumentException.class,
        () -> WeightAverage.of(0.9).update(other, current, new long[] {1}));
    assertThrows(IllegalArgumentException.class, () -> WeightAverage.of(1));
  }
}

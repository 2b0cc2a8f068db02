package org.gan4j.train;

import java.lang.management.ManagementFactory;
import org.bytedeco.javacpp.Pointer;
import org.gan4j.data.Batches;
import org.gan4j.gan.Gan;
import org.gan4j.kernel.ArrayPool;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.select.KernelProviders;

/**
 * Trains for a while and prints what memory the process holds at two moments: in a process of its
 * own and with a heap of fixed size, so that nothing but the training moves the figures.
 */
final class SteadyRun {

  static final int WARM_UP = 1000;
  static final int STEPS = 3000;

  private SteadyRun() {}

  public static void main(String[] arguments) {
    Kernels kernels = KernelProviders.standard();
    Gan gan = SmallGan.create(5, kernels);
    try (Batches batches = SmallGan.batches()) {
      Trainer trainer = Trainer.of(AdversarialStep.of(gan).seed(3).step());
      for (int steps : new int[] {WARM_UP, STEPS}) {
        trainer.run(batches, TrainingLength.steps(steps));
        print(kernels.pool().stats());
      }
    }
  }

  /** Pool misses, bytes lent, native arrays, their bytes, resident bytes. */
  private static void print(ArrayPool.Stats stats) {
    ManagementFactory.getMemoryMXBean().gc();
    System.out.printf(
        "memory %d %d %d %d %d%n",
        stats.misses(),
        stats.bytesLent(),
        Pointer.totalCount(),
        Pointer.totalBytes(),
        Pointer.physicalBytes());
  }
}

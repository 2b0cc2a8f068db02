package org.gan4j.kernel.select;

import java.util.Optional;
import org.gan4j.io.Require;
import org.gan4j.kernel.KernelChoice;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Precision;
import org.gan4j.kernel.nd4j.Nd4jKernels;
import org.gan4j.kernel.onednn.OneDnnKernels;
import org.gan4j.kernel.onednn.OneDnnSupport;
import org.gan4j.kernel.onednn.binding.AlignedPool;
import org.jspecify.annotations.Nullable;
import org.nd4j.nativeblas.NativeOpsHolder;

/** Makes kernels by name, and holds those that a process uses when nothing else is asked for. */
public final class KernelProviders {

  private static @Nullable Kernels standard;

  private static boolean fallbackTold;

  private KernelProviders() {}

  /**
   * The process's standard kernels: those that the system property {@code gan4j.kernels} asks for,
   * in float32, made at the first call.
   *
   * @return the kernels, the same at every call
   * @throws IllegalArgumentException if the property is no name of a provider
   * @throws IllegalStateException if oneDNN is asked for and can't be used
   */
  public static synchronized Kernels standard() {
    if (standard == null) {
      standard = create(KernelChoice.fromSystemProperty(), Precision.FLOAT32);
    }
    return standard;
  }

  /**
   * New kernels, with a pool of their own.
   *
   * @param choice which provider
   * @param precision of the factors in convolutions and matrix products
   * @return the kernels
   * @throws IllegalStateException if oneDNN is asked for and can't be used
   * @throws IllegalArgumentException if BFLOAT16 is asked for and the kernels or the CPU lack it
   */
  public static Kernels create(KernelChoice choice, Precision precision) {
    if (choice != KernelChoice.ND4J) {
      Optional<String> obstacle = OneDnnSupport.unavailable();
      if (obstacle.isEmpty()) {
        return new OneDnnKernels(new Nd4jKernels(AlignedPool.create()), precision);
      }
      if (choice == KernelChoice.ONEDNN) {
        throw new IllegalStateException("kernels: onednn can't be used: " + obstacle.get());
      }
      if (OneDnnSupport.onCpu()) {
        warnOfFallback(obstacle.get());
      }
    }
    if (precision != Precision.FLOAT32) {
      throw new IllegalArgumentException(
          "precision: the kernels nd4j have float32 only; use the kernels onednn for " + precision);
    }
    return new Nd4jKernels();
  }

  /**
   * Tells once in a process that training will be slow, and what to add. On standard error and not
   * through slf4j, which says nothing in a program without a provider.
   */
  private static synchronized void warnOfFallback(String obstacle) {
    if (!fallbackTold) {
      fallbackTold = true;
      System.err.println(
          "gan4j: kernels: nd4j, several times slower than onednn, which can't be used: "
              + obstacle
              + "; -D"
              + KernelChoice.PROPERTY
              + "=nd4j asks for them without this warning");
    }
  }

  /**
   * Sets how many CPU threads the kernels use, those of ND4J and of oneDNN alike, which share one
   * OpenMP runtime. It holds for kernels called from the current thread; for all threads, set the
   * environment variable {@code OMP_NUM_THREADS} before the start.
   *
   * @param threads the number, at least 1
   */
  public static void setThreads(int threads) {
    NativeOpsHolder.getInstance()
        .getDeviceNativeOps()
        .setOmpNumThreads(Require.positive("threads", threads));
  }
}

package org.gan4j.kernel.onednn.binding;

import com.sun.jna.Callback;
import com.sun.jna.CallbackThreadInitializer;
import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.util.Optional;

/**
 * GNU's OpenMP runtime, which oneDNN's threads belong to, through its C interface. What runs in a
 * parallel region of it uses the very threads that would otherwise wait for the next region.
 */
public final class OpenMp {

  private static final Optional<OpenMp> LOADED = load();

  private final Function parallel;
  private final Function threadNumber;
  private final Function numberOfThreads;
  private final Function setThreads;
  private final Function maxThreads;

  private OpenMp(NativeLibrary library) {
    this.parallel = library.getFunction("GOMP_parallel");
    this.threadNumber = library.getFunction("omp_get_thread_num");
    this.numberOfThreads = library.getFunction("omp_get_num_threads");
    this.setThreads = library.getFunction("omp_set_num_threads");
    this.maxThreads = library.getFunction("omp_get_max_threads");
  }

  /** The runtime, if this process has it. */
  public static Optional<OpenMp> loaded() {
    return LOADED;
  }

  private static Optional<OpenMp> load() {
    if (!Platform.isLinux()) {
      return Optional.empty();
    }
    try {
      // By its name only, which is that of the library that oneDNN has brought into the process.
      return Optional.of(new OpenMp(NativeLibrary.getInstance("libgomp.so.1")));
    } catch (LinkageError e) {
      return Optional.empty();
    }
  }

  /** Threads of the next parallel region that the current thread starts. */
  public int maxThreads() {
    return maxThreads.invokeInt(new Object[0]);
  }

  /** The number of the calling thread within its region. */
  public int threadNumber() {
    return threadNumber.invokeInt(new Object[0]);
  }

  /** Threads of the current region. */
  public int numberOfThreads() {
    return numberOfThreads.invokeInt(new Object[0]);
  }

  /** Threads of the regions that the current thread starts, until its own region ends. */
  public void setThreads(int threads) {
    setThreads.invokeVoid(new Object[] {threads});
  }

  /** Makes a region. It takes native memory, so keep it. */
  public static Region region(Runnable work) {
    Region region = data -> work.run();
    boolean daemon = true;
    boolean detach = false;
    com.sun.jna.Native.setCallbackThreadInitializer(
        region, new CallbackThreadInitializer(daemon, detach, "gan4j kernels"));
    return region;
  }

  /** Runs a region on a number of threads, the current one among them, until all have ended. */
  public void parallel(Region region, int threads) {
    parallel.invokeVoid(new Object[] {region, Pointer.NULL, threads, 0});
  }

  /** What every thread of a region runs. */
  public interface Region extends Callback {

    /**
     * Called by each thread; must not throw.
     *
     * @param data nothing
     */
    void invoke(Pointer data);
  }
}

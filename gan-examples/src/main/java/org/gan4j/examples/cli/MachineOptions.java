package org.gan4j.examples.cli;

import org.gan4j.backend.Backend;
import org.gan4j.backend.BackendChoice;
import org.gan4j.backend.BackendRequest;
import org.gan4j.backend.LoadedBackend;
import org.gan4j.io.InputException;
import org.gan4j.kernel.KernelChoice;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Precision;
import org.gan4j.kernel.select.KernelProviders;
import org.gan4j.run.RunConfig;
import picocli.CommandLine.Option;

/** What computes. */
final class MachineOptions {

  @Option(
      names = "--backend",
      paramLabel = "NAME",
      description =
          "auto, cpu or cuda (default: system property gan4j.backend, else environment variable"
              + " GAN4J_BACKEND, else auto, which is cuda where it will run).")
  private BackendChoice backend;

  @Option(
      names = "--kernels",
      paramLabel = "NAME",
      description = "auto, onednn or nd4j: who does the arithmetic (default: auto).")
  private KernelChoice kernels;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads for the arithmetic (default: one a core that this process may use).")
  private Integer threads;

  @Option(
      names = "--precision",
      paramLabel = "NAME",
      description =
          "float32 (default) or bf16: in what convolutions and matrix products multiply; sums and"
              + " weights stay float32. bf16 needs a CPU with bfloat16 instructions.")
  private Precision precision;

  /**
   * What the options came to.
   *
   * @param kernels what networks run on
   * @param backend ND4J's
   * @param threads for the arithmetic
   * @param precision of factors
   */
  record Machine(Kernels kernels, String backend, int threads, Precision precision) {

    /** What a run's record says of it. */
    RunConfig.Machine record() {
      String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
      return new RunConfig.Machine(
          backend, kernels.name(), threads, precision.toString(), platform);
    }

    /** What computes, in a few words. */
    @Override
    public String toString() {
      return String.format(
          "%s kernels, %d thread%s, %s",
          kernels.name(), threads, threads == 1 ? "" : "s", precision);
    }
  }

  /**
   * Checks the options by themselves.
   *
   * @throws org.gan4j.io.InputException if one is out of range
   */
  void check() {
    Checks.atLeast("--threads", threads, 1);
  }

  /**
   * Selects the backend, without loading ND4J.
   *
   * @return which and why, in one line
   * @throws org.gan4j.backend.BackendException if none can run as asked
   */
  String select() {
    return Backend.select(
            backend == null ? BackendRequest.ofProcess() : new BackendRequest(backend, "--backend"))
        .line();
  }

  /**
   * Loads ND4J with the backend that was selected.
   *
   * @return what computes from now on
   * @throws InputException if the kernels asked for can't be used
   */
  Machine load() {
    LoadedBackend loaded = Backend.load();
    if (threads != null) {
      KernelProviders.setThreads(threads);
    }
    return new Machine(
        kernels(),
        loaded.kind().toString(),
        threads == null ? loaded.threads() : threads,
        precision());
  }

  private Precision precision() {
    return precision == null ? Precision.FLOAT32 : precision;
  }

  private Kernels kernels() {
    try {
      return kernels == null && precision() == Precision.FLOAT32
          ? KernelProviders.standard()
          : KernelProviders.create(
              kernels == null ? KernelChoice.fromSystemProperty() : kernels, precision());
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new InputException(e.getMessage(), e);
    }
  }
}

package org.gan4j.examples.cli;

import java.util.Optional;
import java.util.OptionalInt;
import org.gan4j.backend.BackendChoice;
import org.gan4j.backend.BackendRequest;
import org.gan4j.kernel.KernelChoice;
import org.gan4j.kernel.Precision;
import org.gan4j.run.Machine;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is to compute. */
final class MachineOptions {

  @Option(
      names = "--backend",
      paramLabel = "NAME",
      description =
          "auto, cpu or cuda (default: system property gan4j.backend, else environment variable"
              + " GAN4J_BACKEND, else auto, which is cuda where it will run).")
  private @Nullable BackendChoice backend;

  @Option(
      names = "--kernels",
      paramLabel = "NAME",
      description = "auto, onednn or nd4j: who does the arithmetic (default: auto).")
  private @Nullable KernelChoice kernels;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads for the arithmetic (default: one a core that this process may use).")
  private @Nullable Integer threads;

  @Option(
      names = "--precision",
      paramLabel = "NAME",
      description =
          "float32 (default) or bf16: in what convolutions and matrix products multiply; sums and"
              + " weights stay float32. bf16 needs a CPU with bfloat16 instructions.")
  private @Nullable Precision precision;

  /**
   * Checks the options by themselves.
   *
   * @throws org.gan4j.io.InputException if one is out of range
   */
  void check() {
    Checks.between("--threads", threads, 1, Machine.MOST_THREADS);
  }

  /**
   * What the options come to.
   *
   * @return the machine, open where no option was given
   */
  Machine machine() {
    return new Machine(
        Optional.ofNullable(backend).map(choice -> new BackendRequest(choice, "--backend")),
        Optional.ofNullable(kernels),
        threads == null ? OptionalInt.empty() : OptionalInt.of(threads),
        Optional.ofNullable(precision));
  }
}

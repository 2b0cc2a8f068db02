package org.gan4j.bench;

import org.gan4j.kernel.KernelChoice;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Precision;
import org.gan4j.kernel.select.KernelProviders;
import picocli.CommandLine.Option;

/** What a command computes with. */
final class KernelOptions {

  @Option(
      names = "--kernels",
      paramLabel = "KERNELS",
      defaultValue = "onednn",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private KernelChoice choice;

  @Option(
      names = "--precision",
      paramLabel = "PRECISION",
      defaultValue = "float32",
      description = "float32 or bf16. Default: ${DEFAULT-VALUE}.",
      converter = PrecisionConverter.class)
  private Precision precision;

  /** New kernels as asked for. */
  Kernels create() {
    return KernelProviders.create(choice, precision);
  }
}

package org.gan4j.bench.jmh;

import org.gan4j.kernel.KernelChoice;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Precision;
import org.gan4j.kernel.select.KernelProviders;

/** The kernels that benchmarks are run with, as a parameter. */
public enum Provider {
  /** ND4J's operations alone. */
  ND4J(KernelChoice.ND4J),
  /** oneDNN's primitives. */
  ONEDNN(KernelChoice.ONEDNN);

  private final KernelChoice choice;

  Provider(KernelChoice choice) {
    this.choice = choice;
  }

  /** Fresh kernels with a pool of their own. */
  Kernels open() {
    return KernelProviders.create(choice, Precision.FLOAT32);
  }
}

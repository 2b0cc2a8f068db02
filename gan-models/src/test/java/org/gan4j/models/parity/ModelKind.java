package org.gan4j.models.parity;

import org.gan4j.kernel.Kernels;
import org.gan4j.parity.Verdict;

/** How the cases of one model are run. */
@FunctionalInterface
public interface ModelKind {

  /** Runs it and compares. */
  void run(ModelCase modelCase, Kernels kernels, Verdict verdict);
}

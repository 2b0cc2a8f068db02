package org.gan4j.parity;

import org.gan4j.kernel.Kernels;

/** How the cases of one kind are run. */
interface CaseKind {

  /** What the case is about, as its metadata has it. */
  String subject(ParityCase parityCase);

  /** Whether there is something here to run it with. */
  boolean covers(ParityCase parityCase);

  /** Runs it and compares. */
  void run(ParityCase parityCase, Kernels kernels, Verdict verdict);
}

package org.gan4j.kernel.onednn;

import org.gan4j.kernel.KernelsContractTest;
import org.gan4j.kernel.Precision;

/** What every provider promises, held by oneDNN's with ND4J's behind it. */
class OneDnnContractTest extends KernelsContractTest {
  OneDnnContractTest() {
    super(OneDnnKernelsTest.make(Precision.FLOAT32));
  }
}

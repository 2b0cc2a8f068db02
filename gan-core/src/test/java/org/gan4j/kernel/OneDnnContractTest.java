package org.gan4j.kernel;

import org.gan4j.kernel.onednn.OneDnnKernels;

class OneDnnContractTest extends KernelsContractTest {
  OneDnnContractTest() {
    super(new OneDnnKernels(new ReferenceKernels()));
  }
}

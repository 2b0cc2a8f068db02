package org.gan4j.kernel.nd4j;

import org.gan4j.kernel.KernelsContractTest;

class Nd4jKernelsTest extends KernelsContractTest {
  Nd4jKernelsTest() {
    super(new Nd4jKernels());
  }
}

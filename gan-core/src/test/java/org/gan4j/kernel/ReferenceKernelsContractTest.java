package org.gan4j.kernel;

/**
 * The cases themselves: the reference agrees with itself, in place too, and writes all of every
 * output.
 */
class ReferenceKernelsContractTest extends KernelsContractTest {
  ReferenceKernelsContractTest() {
    super(new ReferenceKernels());
  }
}

package org.gan4j.kernel.select;

import org.gan4j.kernel.Kernels;

/** The kernels that a process uses when nothing else is asked for. */
public final class KernelProviders {

  private KernelProviders() {}

  /**
   * The process's standard kernels.
   *
   * @return the kernels
   */
  public static Kernels standard() {
    throw new IllegalStateException("no provider is here yet; pass kernels to Scope.open");
  }
}

package org.gan4j.backend;

import java.util.Set;

/**
 * What the machine has for CUDA, found without loading ND4J.
 *
 * @param platform the platform as JavaCPP names it: {@code linux-x86_64}
 * @param driver the NVIDIA driver and its devices
 * @param libraries the libraries of CUDA 11.6 that the system can load; empty when no device was
 *     found
 */
public record MachineFacts(String platform, CudaDriver driver, Set<CudaLibrary> libraries) {
  /** Keeps a copy of the libraries. */
  public MachineFacts {
    libraries = Set.copyOf(libraries);
  }

  /**
   * The facts of a machine whose GPUs were left alone.
   *
   * @param platform the platform as JavaCPP names it
   * @return facts with {@link CudaDriver.NotAsked}
   */
  public static MachineFacts notAsked(String platform) {
    return new MachineFacts(platform, new CudaDriver.NotAsked(), Set.of());
  }
}

package org.gan4j.backend;

import java.util.Optional;
import java.util.Set;

/**
 * What the class path holds for running, found without loading any of it.
 *
 * @param cpu the CPU backend
 * @param cuda the CUDA backend
 * @param cudaLibraries the libraries of CUDA 11.6 that jars on the class path bring
 * @param onednn JavaCPP's oneDNN preset, for the oneDNN kernels
 */
public record ClassPathFacts(
    Optional<Artifact> cpu,
    Optional<Artifact> cuda,
    Set<CudaLibrary> cudaLibraries,
    Optional<Artifact> onednn) {
  /** Keeps a copy of the libraries. */
  public ClassPathFacts {
    cudaLibraries = Set.copyOf(cudaLibraries);
  }

  /** Whether the CUDA backend's native library is a build with cuDNN. */
  public boolean usesCudnn() {
    return cuda.filter(a -> a.natives().stream().anyMatch(n -> n.endsWith("-cudnn"))).isPresent();
  }

  /** The artifact of a backend, if it is there. */
  Optional<Artifact> of(BackendKind kind) {
    return switch (kind) {
      case CPU -> cpu;
      case CUDA -> cuda;
    };
  }
}

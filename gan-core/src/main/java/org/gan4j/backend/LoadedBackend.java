package org.gan4j.backend;

/**
 * ND4J as it runs.
 *
 * @param kind the backend
 * @param blas the BLAS library's vendor as ND4J names it: {@code OPENBLAS}, {@code CUBLAS}
 * @param threads the most CPU threads that arithmetic of the calling thread uses
 */
public record LoadedBackend(BackendKind kind, String blas, int threads) {
  /** One line: {@code cpu: BLAS OPENBLAS, 2 threads}. */
  public String line() {
    return kind + ": BLAS " + blas + ", " + threads + (threads == 1 ? " thread" : " threads");
  }
}

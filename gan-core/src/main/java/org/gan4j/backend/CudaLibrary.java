package org.gan4j.backend;

/** The libraries of CUDA 11.6 that {@code nd4j-cuda-11.6} is linked with. */
public enum CudaLibrary {
  /** The CUDA runtime. */
  CUDART("cudart", "11.0", "110"),
  /** Matrix products, the lower layer. */
  CUBLAS_LT("cublasLt", "11", "11"),
  /** Matrix products. */
  CUBLAS("cublas", "11", "11"),
  /** Sparse matrices, which cuSOLVER is linked with. */
  CUSPARSE("cusparse", "11", "11"),
  /** Factorisations. */
  CUSOLVER("cusolver", "11", "11"),
  /** Convolutions and normalizations; only the {@code -cudnn} builds of the backend need it. */
  CUDNN("cudnn", "8", "8");

  private final String base;
  private final String linuxVersion;
  private final String windowsVersion;

  CudaLibrary(String base, String linuxVersion, String windowsVersion) {
    this.base = base;
    this.linuxVersion = linuxVersion;
    this.windowsVersion = windowsVersion;
  }

  /**
   * The name of the library's file.
   *
   * @param platform a platform as JavaCPP names it: {@code linux-x86_64}
   * @return {@code libcudart.so.11.0} on Linux, {@code cudart64_110.dll} on Windows
   */
  public String fileName(String platform) {
    return platform.startsWith("windows")
        ? base + "64_" + windowsVersion + ".dll"
        : "lib" + base + ".so." + linuxVersion;
  }
}

package org.gan4j.backend;

import java.util.Locale;

/** The two ND4J backends that GAN4J runs on. */
public enum BackendKind {
  /** {@code org.nd4j:nd4j-native}: the CPU. */
  CPU("nd4j-native", "org.nd4j.linalg.cpu.nativecpu.CpuBackend"),
  /** {@code org.nd4j:nd4j-cuda-11.6}: NVIDIA GPUs. */
  CUDA("nd4j-cuda-11.6", "org.nd4j.linalg.jcublas.JCublasBackend");

  private final String artifact;
  private final String className;

  BackendKind(String artifact, String className) {
    this.artifact = artifact;
    this.className = className;
  }

  /** The backend's Maven artifact in group {@code org.nd4j}. */
  public String artifact() {
    return artifact;
  }

  /** The name of its {@code Nd4jBackend} class. */
  String className() {
    return className;
  }

  /** The kind as users write it: {@code cpu}, {@code cuda}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

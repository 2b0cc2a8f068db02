package org.gan4j.backend;

/**
 * A GPU that the CUDA driver shows to this process (it honours {@code CUDA_VISIBLE_DEVICES}).
 *
 * @param ordinal the driver's number of it, from 0
 * @param name its product name
 * @param capability the version of its instruction set
 */
public record GpuDevice(int ordinal, String name, ComputeCapability capability) {
  /** One phrase: {@code GPU 0 (NVIDIA A10, compute capability 8.6)}. */
  @Override
  public String toString() {
    return "GPU " + ordinal + " (" + name + ", compute capability " + capability + ")";
  }
}

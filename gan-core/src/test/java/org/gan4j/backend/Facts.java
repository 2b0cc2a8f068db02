package org.gan4j.backend;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Machines and class paths for the tests to choose from. */
final class Facts {
  static final String LINUX = "linux-x86_64";
  static final Artifact NATIVE = new Artifact("nd4j-native", "1.0.0-M2.1", List.of(LINUX));
  static final Artifact CUDA = new Artifact("nd4j-cuda-11.6", "1.0.0-M2.1", List.of(LINUX));
  static final ClassPathFacts CPU_ONLY = classPath(NATIVE, null);
  static final ClassPathFacts BOTH = classPath(NATIVE, CUDA);
  static final MachineFacts NO_DRIVER =
      new MachineFacts(
          LINUX,
          new CudaDriver.Absent("there is no NVIDIA driver (libcuda.so.1 does not load)"),
          Set.of());

  private Facts() {}

  static ClassPathFacts classPath(Artifact cpu, Artifact cuda) {
    return new ClassPathFacts(
        Optional.ofNullable(cpu), Optional.ofNullable(cuda), Set.of(), Optional.empty());
  }

  /** A machine with a driver for CUDA 12.4, the CUDA 11.6 toolkit without cuDNN, and these GPUs. */
  static MachineFacts gpus(ComputeCapability... capabilities) {
    List<GpuDevice> devices =
        Arrays.stream(capabilities)
            .map(c -> new GpuDevice(Arrays.asList(capabilities).indexOf(c), "Card " + c, c))
            .toList();
    return new MachineFacts(
        LINUX,
        new CudaDriver.Present(12040, devices),
        EnumSet.complementOf(EnumSet.of(CudaLibrary.CUDNN)));
  }

  static ComputeCapability capability(String text) {
    String[] parts = text.split("\\.");
    return new ComputeCapability(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
  }
}

package org.gan4j.backend;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@code nd4j-cuda-11.6} needs of a machine, and which of it is missing. */
final class CudaRequirements {
  /**
   * The instruction sets that the library holds machine code for; it holds no PTX to compile for
   * others.
   */
  static final List<ComputeCapability> CODE =
      List.of(
          new ComputeCapability(3, 7),
          new ComputeCapability(5, 0),
          new ComputeCapability(5, 2),
          new ComputeCapability(6, 0),
          new ComputeCapability(6, 1),
          new ComputeCapability(7, 0),
          new ComputeCapability(7, 5),
          new ComputeCapability(8, 0),
          new ComputeCapability(8, 6));

  /** Integrated (Tegra) GPUs: machine code for desktop GPUs does not run on them. */
  private static final Set<ComputeCapability> INTEGRATED =
      Set.of(
          new ComputeCapability(5, 3),
          new ComputeCapability(6, 2),
          new ComputeCapability(7, 2),
          new ComputeCapability(8, 7));

  /**
   * CUDA 11.x runs on any driver of the 11 series or later (NVIDIA's minor version compatibility).
   */
  private static final int OLDEST_DRIVER = 11000;

  private CudaRequirements() {}

  /**
   * Whether the library's machine code runs: code of the same generation and of no later revision.
   */
  static boolean hasCodeFor(ComputeCapability device) {
    return !INTEGRATED.contains(device)
        && CODE.stream()
            .anyMatch(code -> code.major() == device.major() && code.minor() <= device.minor());
  }

  /** Why CUDA can't run with this class path, whatever the machine; empty if it may. */
  static Optional<String> obstacle(ClassPathFacts classPath, String platform) {
    String artifact = BackendKind.CUDA.artifact();
    if (classPath.cuda().isEmpty()) {
      return Optional.of(artifact + " is not on the class path");
    }
    if (classPath.cuda().get().natives().isEmpty()) {
      return Optional.of(
          artifact + " is on the class path without its native library for " + platform);
    }
    return Optional.empty();
  }

  /** Why CUDA can't run on this machine with this class path; empty if it can. */
  static Optional<String> obstacle(MachineFacts machine, ClassPathFacts classPath) {
    return obstacle(classPath, machine.platform())
        .or(() -> obstacle(machine.driver()))
        .or(() -> missingLibraries(machine, classPath));
  }

  private static Optional<String> obstacle(CudaDriver driver) {
    if (driver instanceof CudaDriver.Absent absent) {
      return Optional.of(absent.why());
    }
    if (!(driver instanceof CudaDriver.Present present)) {
      return Optional.of("the NVIDIA driver was not asked");
    }
    if (present.devices().isEmpty()) {
      return Optional.of("the NVIDIA driver shows no GPU");
    }
    if (present.cudaVersion() < OLDEST_DRIVER) {
      return Optional.of(
          "the NVIDIA driver serves CUDA " + present.version() + ", and 11.0 or later is needed");
    }
    return unsupported(present.devices());
  }

  /**
   * ND4J spreads threads over every device it sees, so one that it has no code for spoils them all.
   */
  private static Optional<String> unsupported(List<GpuDevice> devices) {
    List<GpuDevice> good = devices.stream().filter(d -> hasCodeFor(d.capability())).toList();
    if (good.size() == devices.size()) {
      return Optional.empty();
    }
    String bad =
        devices.stream()
            .filter(d -> !good.contains(d))
            .map(GpuDevice::toString)
            .collect(Collectors.joining(", "));
    String advice =
        good.isEmpty()
            ? ""
            : "; hide it with CUDA_VISIBLE_DEVICES="
                + good.stream()
                    .map(d -> Integer.toString(d.ordinal()))
                    .collect(Collectors.joining(","));
    return Optional.of(
        BackendKind.CUDA.artifact()
            + " has no code for "
            + bad
            + ", only for "
            + CODE.stream().map(ComputeCapability::toString).collect(Collectors.joining(" "))
            + " and 8.9"
            + advice);
  }

  private static Optional<String> missingLibraries(MachineFacts machine, ClassPathFacts classPath) {
    Set<CudaLibrary> missing = EnumSet.allOf(CudaLibrary.class);
    missing.removeAll(machine.libraries());
    missing.removeAll(classPath.cudaLibraries());
    if (!classPath.usesCudnn()) {
      missing.remove(CudaLibrary.CUDNN);
    }
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "libraries of CUDA 11.6 were not found: "
            + missing.stream()
                .map(library -> library.fileName(machine.platform()))
                .collect(Collectors.joining(", "))
            + "; install the CUDA 11.6 toolkit or put its bytedeco redist jar on the class path");
  }
}

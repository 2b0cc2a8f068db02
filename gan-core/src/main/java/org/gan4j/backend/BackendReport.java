package org.gan4j.backend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was asked for, what was found and what came of it.
 *
 * @param request the choice and who made it
 * @param decision the backend to run, or the refusal
 * @param machine what the machine has
 * @param classPath what the class path holds
 */
public record BackendReport(
    BackendRequest request,
    BackendDecision decision,
    MachineFacts machine,
    ClassPathFacts classPath) {
  /**
   * The backend to run.
   *
   * @return its kind
   * @throws BackendException if none can run as asked; the message is {@link #line}
   */
  public BackendKind kind() {
    if (decision instanceof BackendDecision.Run run) {
      return run.kind();
    }
    throw new BackendException(line());
  }

  /** The decision and its reason in one line. */
  public String line() {
    String asked = request.choice() + " (" + request.source() + ")";
    if (decision instanceof BackendDecision.Run run) {
      return "backend "
          + asked
          + ": "
          + run.kind()
          + ", "
          + classPath.of(run.kind()).map(Artifact::toString).orElse("")
          + "; "
          + run.reason();
    }
    return "backend " + asked + " can't run here: " + decision.reason();
  }

  /**
   * All that was found, for a person to read: one line each for the decision, the CPU backend, the
   * CUDA backend, the driver, every GPU and the oneDNN kernels.
   *
   * @return the lines, without line ends
   */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(line());
    lines.add("cpu     " + describe(classPath.cpu(), BackendKind.CPU.artifact()));
    lines.add("cuda    " + cuda());
    lines.addAll(driverLines());
    lines.add("kernels nd4j: on either backend");
    lines.add("kernels onednn: on the cpu, " + describe(classPath.onednn(), "dnnl"));
    return List.copyOf(lines);
  }

  private String cuda() {
    String found = describe(classPath.cuda(), BackendKind.CUDA.artifact());
    if (classPath.cuda().isEmpty()) {
      return found;
    }
    if (machine.driver() instanceof CudaDriver.NotAsked) {
      return found + "; not looked at";
    }
    return found
        + CudaRequirements.obstacle(machine, classPath)
            .map(why -> "; can't run: " + why)
            .orElse("; will run");
  }

  private static String describe(Optional<Artifact> artifact, String name) {
    return artifact.map(Artifact::toString).orElse(name + " is not on the class path");
  }

  private List<String> driverLines() {
    CudaDriver driver = machine.driver();
    if (driver instanceof CudaDriver.Absent absent) {
      return List.of("gpu     " + absent.why());
    }
    if (!(driver instanceof CudaDriver.Present present)) {
      return List.of("gpu     not looked for");
    }
    List<String> lines = new ArrayList<>();
    lines.add("gpu     NVIDIA driver for CUDA " + present.version());
    for (GpuDevice device : present.devices()) {
      boolean code = CudaRequirements.hasCodeFor(device.capability());
      lines.add(
          "gpu     "
              + device
              + (code ? "" : ": " + BackendKind.CUDA.artifact() + " has no code for it"));
    }
    return lines;
  }
}

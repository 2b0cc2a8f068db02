package org.gan4j.backend;

import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What comes of a choice on a certain machine with a certain class path: a backend to run, or a
 * refusal.
 */
public sealed interface BackendDecision {
  /** Why, in one phrase. */
  String reason();

  /**
   * This backend is to run.
   *
   * @param kind which one
   * @param reason why, in one phrase
   */
  record Run(BackendKind kind, String reason) implements BackendDecision {}

  /**
   * None can run as asked.
   *
   * @param reason why, and what to do, in one phrase
   */
  record Refuse(String reason) implements BackendDecision {}

  /**
   * Decides; a pure function of what was found.
   *
   * @param choice what is asked for
   * @param machine what the machine has; {@link MachineFacts#notAsked} will do for {@link
   *     BackendChoice#CPU}
   * @param classPath what the class path holds
   * @return {@link Run} with CUDA where it was asked for or is to be preferred and will run, {@link
   *     Run} with the CPU where that is asked for or CUDA won't run in {@code auto}, else {@link
   *     Refuse}
   */
  static BackendDecision decide(
      BackendChoice choice, MachineFacts machine, ClassPathFacts classPath) {
    if (choice == BackendChoice.CPU) {
      return CpuRequirements.decide(machine.platform(), classPath, "it was asked for");
    }
    Optional<String> obstacle = CudaRequirements.obstacle(machine, classPath);
    if (obstacle.isEmpty()) {
      return new Run(BackendKind.CUDA, devices(machine) + " will run it");
    }
    return choice == BackendChoice.CUDA
        ? new Refuse(obstacle.get())
        : CpuRequirements.decide(
            machine.platform(), classPath, "cuda can't run: " + obstacle.get());
  }

  private static String devices(MachineFacts machine) {
    CudaDriver.Present driver = (CudaDriver.Present) machine.driver();
    return driver.devices().stream().map(GpuDevice::toString).collect(Collectors.joining(", "));
  }
}

package org.gan4j.backend;

import java.util.Optional;

/** What {@code nd4j-native} needs, and which of it is missing. */
final class CpuRequirements {
  private CpuRequirements() {}

  /** The CPU for this reason, or a refusal where it can't run. */
  static BackendDecision decide(String platform, ClassPathFacts classPath, String reason) {
    Optional<String> obstacle = obstacle(platform, classPath);
    return obstacle.isPresent()
        ? new BackendDecision.Refuse(obstacle.get())
        : new BackendDecision.Run(BackendKind.CPU, reason);
  }

  private static Optional<String> obstacle(String platform, ClassPathFacts classPath) {
    String artifact = BackendKind.CPU.artifact();
    if (classPath.cpu().isEmpty()) {
      return Optional.of(
          artifact
              + " is not on the class path; add org.nd4j:"
              + artifact
              + " and its classifier "
              + platform);
    }
    if (classPath.cpu().get().natives().isEmpty()) {
      return Optional.of(
          artifact
              + " is on the class path without its native library; add its classifier "
              + platform);
    }
    return Optional.empty();
  }
}

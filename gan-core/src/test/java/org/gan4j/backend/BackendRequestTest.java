package org.gan4j.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class BackendRequestTest {
  @Test
  void thePropertyOutranksTheVariable() {
    assertEquals(
        new BackendRequest(BackendChoice.CPU, "system property gan4j.backend"),
        BackendRequest.of("cpu", "cuda"));
  }

  @Test
  void theVariableCountsWhereThePropertyIsBlank() {
    assertEquals(
        new BackendRequest(BackendChoice.CUDA, "environment variable GAN4J_BACKEND"),
        BackendRequest.of(" ", " CUDA "));
  }

  @Test
  void withoutEitherItIsAuto() {
    assertEquals(new BackendRequest(BackendChoice.AUTO, "default"), BackendRequest.of(null, null));
  }

  @Test
  void anythingElseIsNamedWithItsSource() {
    BackendException thrown =
        assertThrows(BackendException.class, () -> BackendRequest.of(null, "gpu"));
    assertEquals(
        "environment variable GAN4J_BACKEND: expected auto, cpu or cuda, got gpu",
        thrown.getMessage());
  }
}

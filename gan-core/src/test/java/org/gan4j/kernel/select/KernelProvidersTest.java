package org.gan4j.kernel.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.gan4j.kernel.KernelChoice;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Precision;
import org.gan4j.kernel.onednn.OneDnnSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.nd4j.nativeblas.NativeOpsHolder;

class KernelProvidersTest {

  private final String before = System.getProperty(KernelChoice.PROPERTY);

  @AfterEach
  void restore() {
    if (before == null) {
      System.clearProperty(KernelChoice.PROPERTY);
    } else {
      System.setProperty(KernelChoice.PROPERTY, before);
    }
  }

  @Test
  void everyNameIsUnderstood() {
    for (KernelChoice choice : KernelChoice.values()) {
      System.setProperty(KernelChoice.PROPERTY, choice.toString());
      assertSame(choice, KernelChoice.fromSystemProperty());
    }
    System.clearProperty(KernelChoice.PROPERTY);
    assertSame(KernelChoice.AUTO, KernelChoice.fromSystemProperty());
  }

  @Test
  void anotherNameIsRefused() {
    System.setProperty(KernelChoice.PROPERTY, "mkl");
    Exception e = assertThrows(IllegalArgumentException.class, KernelChoice::fromSystemProperty);
    assertEquals("kernels: expected one of auto, onednn, nd4j; got mkl", e.getMessage());
  }

  @Test
  void theChoiceIsMade() {
    Assumptions.assumeTrue(OneDnnSupport.unavailable().isEmpty(), "oneDNN isn't here");
    assertEquals("nd4j", KernelProviders.create(KernelChoice.ND4J, Precision.FLOAT32).name());
    assertEquals("onednn", KernelProviders.create(KernelChoice.ONEDNN, Precision.FLOAT32).name());
    assertEquals("onednn", KernelProviders.create(KernelChoice.AUTO, Precision.FLOAT32).name());
  }

  @Test
  void nd4jHasNoBfloat16() {
    Exception e =
        assertThrows(
            IllegalArgumentException.class,
            () -> KernelProviders.create(KernelChoice.ND4J, Precision.BFLOAT16));
    assertEquals(
        "precision: the kernels nd4j have float32 only; use the kernels onednn for bf16",
        e.getMessage());
  }

  @Test
  void theStandardKernelsAreMadeOnce() {
    Kernels standard = KernelProviders.standard();
    assertSame(standard, KernelProviders.standard());
    assertNotSame(standard, KernelProviders.create(KernelChoice.AUTO, Precision.FLOAT32));
  }

  @Test
  void threadsAreSetForTheOneOpenMpRuntime() {
    int threads = NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads();
    try {
      KernelProviders.setThreads(3);
      assertEquals(3, NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads());
    } finally {
      KernelProviders.setThreads(threads);
    }
    assertThrows(IllegalArgumentException.class, () -> KernelProviders.setThreads(0));
  }
}

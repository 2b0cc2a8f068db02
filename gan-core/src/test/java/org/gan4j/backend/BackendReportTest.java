package org.gan4j.backend;

import static org.gan4j.backend.Facts.BOTH;
import static org.gan4j.backend.Facts.CPU_ONLY;
import static org.gan4j.backend.Facts.NO_DRIVER;
import static org.gan4j.backend.Facts.capability;
import static org.gan4j.backend.Facts.gpus;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class BackendReportTest {
  @Test
  void tellsWhatIsThereAndWhyCudaIsNotTaken() {
    assertEquals(
        List.of(
            "backend auto (default): cpu, nd4j-native 1.0.0-M2.1, linux-x86_64; cuda can't run:"
                + " there is no NVIDIA driver (libcuda.so.1 does not load)",
            "cpu     nd4j-native 1.0.0-M2.1, linux-x86_64",
            "cuda    nd4j-cuda-11.6 1.0.0-M2.1, linux-x86_64; can't run: there is no NVIDIA driver"
                + " (libcuda.so.1 does not load)",
            "gpu     there is no NVIDIA driver (libcuda.so.1 does not load)",
            "kernels nd4j: on either backend",
            "kernels onednn: on the cpu, dnnl is not on the class path"),
        report(BackendChoice.AUTO, NO_DRIVER, BOTH).lines());
  }

  @Test
  void tellsEveryGpuAndWhetherItHasCode() {
    List<String> lines =
        report(BackendChoice.CPU, gpus(capability("8.6"), capability("9.0")), CPU_ONLY).lines();
    assertEquals(
        List.of(
            "backend cpu (default): cpu, nd4j-native 1.0.0-M2.1, linux-x86_64; it was asked for",
            "cpu     nd4j-native 1.0.0-M2.1, linux-x86_64",
            "cuda    nd4j-cuda-11.6 is not on the class path",
            "gpu     NVIDIA driver for CUDA 12.4",
            "gpu     GPU 0 (Card 8.6, compute capability 8.6)",
            "gpu     GPU 1 (Card 9.0, compute capability 9.0): nd4j-cuda-11.6 has no code for it",
            "kernels nd4j: on either backend",
            "kernels onednn: on the cpu, dnnl is not on the class path"),
        lines);
  }

  @Test
  void tellsThatCudaWouldRunWhereTheCpuWasAskedFor() {
    assertEquals(
        "cuda    nd4j-cuda-11.6 1.0.0-M2.1, linux-x86_64; will run",
        report(BackendChoice.CPU, gpus(capability("8.6")), BOTH).lines().get(2));
    assertEquals(
        "cuda    nd4j-cuda-11.6 1.0.0-M2.1, linux-x86_64; not looked at",
        report(BackendChoice.CPU, MachineFacts.notAsked(Facts.LINUX), BOTH).lines().get(2));
  }

  @Test
  void aRefusalHasNoKindAndSaysWhyInOneLine() {
    BackendReport refused = report(BackendChoice.CUDA, NO_DRIVER, BOTH);
    BackendException thrown = assertThrows(BackendException.class, refused::kind);
    assertEquals(
        "backend cuda (default) can't run here: there is no NVIDIA driver (libcuda.so.1 does not"
            + " load)",
        thrown.getMessage());
  }

  private static BackendReport report(
      BackendChoice choice, MachineFacts machine, ClassPathFacts classPath) {
    return new BackendReport(
        new BackendRequest(choice, "default"),
        BackendDecision.decide(choice, machine, classPath),
        machine,
        classPath);
  }
}

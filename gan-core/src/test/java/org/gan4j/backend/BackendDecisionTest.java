package org.gan4j.backend;

import static org.gan4j.backend.Facts.BOTH;
import static org.gan4j.backend.Facts.CPU_ONLY;
import static org.gan4j.backend.Facts.CUDA;
import static org.gan4j.backend.Facts.LINUX;
import static org.gan4j.backend.Facts.NATIVE;
import static org.gan4j.backend.Facts.NO_DRIVER;
import static org.gan4j.backend.Facts.capability;
import static org.gan4j.backend.Facts.classPath;
import static org.gan4j.backend.Facts.gpus;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gan4j.backend.BackendDecision.Refuse;
import org.gan4j.backend.BackendDecision.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackendDecisionTest {
  private static final MachineFacts AMPERE = gpus(capability("8.6"));

  @ParameterizedTest
  @ValueSource(strings = {"3.7", "5.0", "5.2", "6.0", "6.1", "7.0", "7.5", "8.0", "8.6", "8.9"})
  void autoAndCudaTakeEveryDeviceThatTheLibraryHasCodeFor(String version) {
    Run cuda =
        new Run(
            BackendKind.CUDA,
            "GPU 0 (Card " + version + ", compute capability " + version + ") will run it");
    MachineFacts machine = gpus(capability(version));
    assertEquals(cuda, BackendDecision.decide(BackendChoice.AUTO, machine, BOTH));
    assertEquals(cuda, BackendDecision.decide(BackendChoice.CUDA, machine, BOTH));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.1", "3.0", "3.5", "5.3", "6.2", "7.2", "8.7", "9.0", "10.0", "12.0"})
  void otherDevicesGoToTheCpuOrAreRefused(String version) {
    String why =
        "nd4j-cuda-11.6 has no code for GPU 0 (Card "
            + version
            + ", compute capability "
            + version
            + "), only for 3.7 5.0 5.2 6.0 6.1 7.0 7.5 8.0 8.6 and 8.9";
    assertFallsBack(gpus(capability(version)), BOTH, why);
  }

  @Test
  void oneDeviceWithoutCodeSpoilsTheOthersUnlessItIsHidden() {
    assertFallsBack(
        gpus(capability("9.0"), capability("8.6"), capability("8.0")),
        BOTH,
        "nd4j-cuda-11.6 has no code for GPU 0 (Card 9.0, compute capability 9.0), only for 3.7 5.0"
            + " 5.2 6.0 6.1 7.0 7.5 8.0 8.6 and 8.9; hide it with CUDA_VISIBLE_DEVICES=1,2");
  }

  @Test
  void withoutADriverTheReasonIsTheDrivers() {
    assertFallsBack(NO_DRIVER, BOTH, "there is no NVIDIA driver (libcuda.so.1 does not load)");
  }

  @Test
  void withoutADeviceTheReasonSaysSo() {
    assertFallsBack(gpus(), BOTH, "the NVIDIA driver shows no GPU");
  }

  @Test
  void aDriverOlderThanTheSeriesIsRefused() {
    MachineFacts old =
        new MachineFacts(
            LINUX,
            new CudaDriver.Present(10020, List.of(new GpuDevice(0, "Card", capability("7.5")))),
            EnumSet.allOf(CudaLibrary.class));
    assertFallsBack(old, BOTH, "the NVIDIA driver serves CUDA 10.2, and 11.0 or later is needed");
  }

  @Test
  void missingLibrariesAreNamed() {
    MachineFacts bare = new MachineFacts(LINUX, AMPERE.driver(), Set.of(CudaLibrary.CUDART));
    assertFallsBack(
        bare,
        BOTH,
        "libraries of CUDA 11.6 were not found: libcublasLt.so.11, libcublas.so.11,"
            + " libcusparse.so.11, libcusolver.so.11; install the CUDA 11.6 toolkit or put its"
            + " bytedeco redist jar on the class path");
  }

  @Test
  void librariesMayComeFromTheClassPath() {
    MachineFacts bare = new MachineFacts(LINUX, AMPERE.driver(), Set.of());
    ClassPathFacts bundled =
        new ClassPathFacts(
            Optional.of(NATIVE),
            Optional.of(CUDA),
            EnumSet.allOf(CudaLibrary.class),
            Optional.empty());
    assertEquals(
        BackendDecision.decide(BackendChoice.CUDA, AMPERE, BOTH),
        BackendDecision.decide(BackendChoice.CUDA, bare, bundled));
  }

  @Test
  void theCudnnBuildNeedsCudnn() {
    Artifact cudnn = new Artifact("nd4j-cuda-11.6", "1", List.of("linux-x86_64-cudnn"));
    assertFallsBack(
        AMPERE,
        classPath(NATIVE, cudnn),
        "libraries of CUDA 11.6 were not found: libcudnn.so.8; install the CUDA 11.6 toolkit or put"
            + " its bytedeco redist jar on the class path");
  }

  @Test
  void withoutTheCudaBackendTheMachineDoesNotMatter() {
    assertFallsBack(AMPERE, CPU_ONLY, "nd4j-cuda-11.6 is not on the class path");
  }

  @Test
  void theCudaBackendWithoutItsNativeLibraryIsNamed() {
    Artifact bare = new Artifact("nd4j-cuda-11.6", "1", List.of());
    assertFallsBack(
        AMPERE,
        classPath(NATIVE, bare),
        "nd4j-cuda-11.6 is on the class path without its native library for linux-x86_64");
  }

  @Test
  void cpuStaysOnTheCpuWhateverTheMachineHas() {
    Run cpu = new Run(BackendKind.CPU, "it was asked for");
    assertEquals(cpu, BackendDecision.decide(BackendChoice.CPU, AMPERE, BOTH));
    assertEquals(
        cpu, BackendDecision.decide(BackendChoice.CPU, MachineFacts.notAsked(LINUX), BOTH));
  }

  @Test
  void autoTakesCudaWithoutACpuBackend() {
    assertEquals(
        BackendDecision.decide(BackendChoice.CUDA, AMPERE, BOTH),
        BackendDecision.decide(BackendChoice.AUTO, AMPERE, classPath(null, CUDA)));
  }

  @Test
  void withoutAnyBackendEveryChoiceSaysWhatToAdd() {
    Refuse add =
        new Refuse(
            "nd4j-native is not on the class path; add org.nd4j:nd4j-native and its classifier"
                + " linux-x86_64");
    ClassPathFacts none = classPath(null, null);
    assertEquals(add, BackendDecision.decide(BackendChoice.AUTO, AMPERE, none));
    assertEquals(add, BackendDecision.decide(BackendChoice.CPU, AMPERE, none));
  }

  @Test
  void aCpuBackendWithoutItsNativeLibraryIsRefused() {
    assertEquals(
        new Refuse(
            "nd4j-native is on the class path without its native library; add its classifier"
                + " linux-x86_64"),
        BackendDecision.decide(
            BackendChoice.CPU,
            NO_DRIVER,
            classPath(new Artifact("nd4j-native", "1", List.of()), null)));
  }

  private static void assertFallsBack(MachineFacts machine, ClassPathFacts classPath, String why) {
    assertEquals(
        new Run(BackendKind.CPU, "cuda can't run: " + why),
        BackendDecision.decide(BackendChoice.AUTO, machine, classPath));
    assertEquals(new Refuse(why), BackendDecision.decide(BackendChoice.CUDA, machine, classPath));
  }
}

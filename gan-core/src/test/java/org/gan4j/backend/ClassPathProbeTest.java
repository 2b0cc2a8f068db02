package org.gan4j.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathProbeTest {
  @TempDir Path folder;

  @Test
  void findsNothingOnAnEmptyClassPath() throws IOException {
    assertEquals(
        new ClassPathFacts(Optional.empty(), Optional.empty(), Set.of(), Optional.empty()),
        look("linux-x86_64"));
  }

  @Test
  void findsBackendsBuildsAndBundledLibraries() throws IOException {
    put("org/nd4j/linalg/cpu/nativecpu/CpuBackend.class", "");
    put("org/nd4j/linalg/cpu/nativecpu/bindings/linux-x86_64/libjnind4jcpu.so", "");
    put("org/nd4j/linalg/cpu/nativecpu/bindings/linux-x86_64-onednn-avx512/libjnind4jcpu.so", "");
    put("META-INF/maven/org.nd4j/nd4j-native/pom.properties", "version=1.2.3\n");
    put("org/nd4j/linalg/jcublas/JCublasBackend.class", "");
    put("org/nd4j/linalg/jcublas/bindings/linux-x86_64-cudnn/libjnind4jcuda.so", "");
    put("org/bytedeco/cuda/linux-x86_64/libcudart.so.11.0", "");
    put("org/bytedeco/dnnl/global/dnnl.class", "");
    ClassPathFacts facts = look("linux-x86_64");
    assertEquals(
        new ClassPathFacts(
            Optional.of(
                new Artifact(
                    "nd4j-native", "1.2.3", List.of("linux-x86_64", "linux-x86_64-onednn-avx512"))),
            Optional.of(new Artifact("nd4j-cuda-11.6", "unknown", List.of("linux-x86_64-cudnn"))),
            Set.of(CudaLibrary.CUDART),
            Optional.of(new Artifact("dnnl", "unknown", List.of()))),
        facts);
    assertTrue(facts.usesCudnn());
  }

  @Test
  void looksForWindowsNamesOnWindows() throws IOException {
    put("org/nd4j/linalg/jcublas/JCublasBackend.class", "");
    put("org/nd4j/linalg/jcublas/bindings/windows-x86_64/jnind4jcuda.dll", "");
    put("org/bytedeco/cuda/windows-x86_64/cudart64_110.dll", "");
    ClassPathFacts facts = look("windows-x86_64");
    assertEquals(List.of("windows-x86_64"), facts.cuda().orElseThrow().natives());
    assertEquals(Set.of(CudaLibrary.CUDART), facts.cudaLibraries());
    assertFalse(facts.usesCudnn());
  }

  @Test
  void findsTheBackendThatTheTestsRunOn() {
    ThisHost host = new ThisHost();
    Artifact cpu =
        new ClassPathProbe(getClass().getClassLoader(), host.platform()).look().cpu().orElseThrow();
    assertEquals("1.0.0-M2.1", cpu.version());
    assertFalse(cpu.natives().isEmpty());
  }

  private void put(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private ClassPathFacts look(String platform) throws IOException {
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
      return new ClassPathProbe(loader, platform).look();
    }
  }
}

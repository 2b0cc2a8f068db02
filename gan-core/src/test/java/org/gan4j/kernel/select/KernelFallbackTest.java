package org.gan4j.kernel.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.gan4j.kernel.KernelChoice;
import org.gan4j.kernel.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program is told that lacks oneDNN's native library, in a process of its own. */
class KernelFallbackTest {

  @TempDir private Path folder;

  /** Asks for kernels three times. */
  static final class Program {
    private Program() {}

    public static void main(String[] args) {
      KernelProviders.create(KernelChoice.AUTO, Precision.FLOAT32);
      KernelProviders.create(KernelChoice.AUTO, Precision.FLOAT32);
      System.out.println(KernelProviders.standard().name());
    }
  }

  @Test
  void theSlowKernelsAreTakenWithOneWarningThatSaysWhatToAdd()
      throws IOException, InterruptedException {
    Ended ended = run(withoutOneDnn());
    assertEquals("nd4j", ended.out());
    List<String> warnings = ended.warnings();
    assertEquals(1, warnings.size(), ended::toString);
    assertTrue(warnings.get(0).contains("add org.gan4j:gan4j-starter"), ended::toString);
  }

  @Test
  void withOneDnnNothingIsSaid() throws IOException, InterruptedException {
    Ended complete = run(System.getProperty("java.class.path"));
    assertEquals("onednn", complete.out());
    assertEquals(List.of(), complete.warnings(), complete::toString);
  }

  private record Ended(String out, String err) {
    List<String> warnings() {
      return err.lines().filter(line -> line.startsWith("gan4j: ")).toList();
    }
  }

  /** This process's class path without dnnl's native jar, and without a provider for slf4j. */
  private static String withoutOneDnn() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(
            entry -> {
              String name = Path.of(entry).getFileName().toString();
              return !name.matches("dnnl-.*-(linux|macosx|windows)-.*[.]jar")
                  && !name.startsWith("slf4j-simple");
            })
        .collect(Collectors.joining(File.pathSeparator));
  }

  private Ended run(String classPath) throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    new ProcessBuilder(java, "-cp", classPath, Program.class.getName())
        .redirectOutput(out.toFile())
        .redirectError(err.toFile())
        .start()
        .waitFor();
    return new Ended(Files.readString(out).strip(), Files.readString(err));
  }
}

package org.gan4j.bench.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.gan4j.bench.compare.Contender;

/** Deeplearning4j's steps of dcgan32: what a user of the JVM had before. */
public final class Deeplearning4j {

  private static final List<String> OPTIONS =
      List.of(
          "-Xmx1g",
          "-Dorg.bytedeco.javacpp.maxbytes=0",
          "-Dorg.bytedeco.javacpp.maxphysicalbytes=0");

  private static final String BINDINGS = "/org/nd4j/linalg/cpu/nativecpu/bindings/";

  /** ND4J's builds with oneDNN in them, the quickest first, and what the processor must have. */
  private enum Build {
    AVX512("onednn_avx512", "-onednn-avx512", "avx512f"),
    AVX2("onednn_avx2", "-onednn-avx2", "avx2");

    private final String mode;
    private final String extension;
    private final String flag;

    Build(String mode, String extension, String flag) {
      this.mode = mode;
      this.extension = extension;
      this.flag = flag;
    }
  }

  private Deeplearning4j() {}

  /**
   * The contender, on the quickest build of ND4J that runs here: one with oneDNN's convolutions if
   * there is one, else the plain one.
   *
   * @param threads how many threads it may compute with; its libraries' own choice if empty
   * @return the contender
   */
  public static Contender contender(OptionalInt threads) {
    List<String> options = new ArrayList<>(OPTIONS);
    String flags = processorFlags();
    String mode = "plain";
    for (Build build : Build.values()) {
      if (flags.contains(" " + build.flag + " ") && onClassPath(build.extension)) {
        options.add("-Dorg.bytedeco.javacpp.platform.extension=" + build.extension);
        mode = build.mode;
        break;
      }
    }
    return JavaProcess.contender(
        "deeplearning4j", mode, options, threads, List.of("serve-deeplearning4j"));
  }

  private static boolean onClassPath(String extension) {
    return Deeplearning4j.class.getResource(
            BINDINGS + "linux-x86_64" + extension + "/libnd4jcpu.so")
        != null;
  }

  private static String processorFlags() {
    try {
      return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
          .filter(line -> line.startsWith("flags"))
          .findFirst()
          .map(line -> line + " ")
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }
}

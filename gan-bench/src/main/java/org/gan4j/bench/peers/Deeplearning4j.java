package org.gan4j.bench.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.gan4j.bench.compare.Contender;

/** Deeplearning4j's steps of dcgan32: what a user of the JVM had before. */
public final class Deeplearning4j {

  private static final List<String> OPTIONS =
      List.of(
          "-Xmx1g",
          "-Dorg.bytedeco.javacpp.maxbytes=0",
          "-Dorg.bytedeco.javacpp.maxphysicalbytes=0");

  /** Where the build puts ND4J's libraries with oneDNN, seen from our own jar or classes. */
  private static final String LIBRARIES = "lib/deeplearning4j";

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
    String flags = processorFlags();
    for (Build build : Build.values()) {
      Optional<Path> library = library(build.extension);
      if (flags.contains(" " + build.flag + " ") && library.isPresent()) {
        List<String> options = new ArrayList<>(OPTIONS);
        options.add("-Dorg.bytedeco.javacpp.platform.extension=" + build.extension);
        return contender(build.mode, options, List.of(library.get()), threads);
      }
    }
    return contender("plain", OPTIONS, List.of(), threads);
  }

  private static Contender contender(
      String mode, List<String> options, List<Path> libraries, OptionalInt threads) {
    return JavaProcess.contender(
        "deeplearning4j", mode, options, libraries, threads, List.of("serve-deeplearning4j"));
  }

  private static Optional<Path> library(String extension) {
    try {
      Path ours =
          Path.of(Deeplearning4j.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path folder = ours.resolveSibling(LIBRARIES);
      if (!Files.isDirectory(folder)) {
        return Optional.empty();
      }
      try (Stream<Path> files = Files.list(folder)) {
        return files
            .filter(file -> file.toString().endsWith("-linux-x86_64" + extension + ".jar"))
            .findFirst();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
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

package org.gan4j.backend;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads a class path's resources for backends and native libraries; loads no class and no library.
 */
final class ClassPathProbe {
  private static final List<String> CPU_BUILDS =
      List.of("", "-avx2", "-avx512", "-onednn", "-onednn-avx2", "-onednn-avx512", "-compat");
  private static final List<String> CUDA_BUILDS = List.of("", "-cudnn");
  private static final List<String> ONE_BUILD = List.of("");

  private final ClassLoader loader;
  private final String platform;

  ClassPathProbe(ClassLoader loader, String platform) {
    this.loader = loader;
    this.platform = platform;
  }

  ClassPathFacts look() {
    return new ClassPathFacts(
        find(
            BackendKind.CPU.className(),
            "org.nd4j",
            BackendKind.CPU.artifact(),
            natives("org/nd4j/linalg/cpu/nativecpu/bindings/", "jnind4jcpu", CPU_BUILDS)),
        find(
            BackendKind.CUDA.className(),
            "org.nd4j",
            BackendKind.CUDA.artifact(),
            natives("org/nd4j/linalg/jcublas/bindings/", "jnind4jcuda", CUDA_BUILDS)),
        cudaLibraries(),
        find(
            "org.bytedeco.dnnl.global.dnnl",
            "org.bytedeco",
            "dnnl",
            natives("org/bytedeco/dnnl/", "jnidnnl", ONE_BUILD)));
  }

  private Optional<Artifact> find(
      String className, String group, String artifact, List<String> natives) {
    if (loader.getResource(className.replace('.', '/') + ".class") == null) {
      return Optional.empty();
    }
    return Optional.of(new Artifact(artifact, version(group, artifact), natives));
  }

  private String version(String group, String artifact) {
    URL url = loader.getResource("META-INF/maven/" + group + "/" + artifact + "/pom.properties");
    if (url == null) {
      return "unknown";
    }
    try {
      URLConnection connection = url.openConnection();
      connection.setUseCaches(false);
      Properties properties = new Properties();
      try (InputStream in = connection.getInputStream()) {
        properties.load(in);
      }
      return properties.getProperty("version", "unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }

  private List<String> natives(String folder, String library, List<String> builds) {
    List<String> found = new ArrayList<>();
    for (String build : builds) {
      String name = platform + build;
      if (loader.getResource(folder + name + "/" + fileName(library)) != null) {
        found.add(name);
      }
    }
    if (found.isEmpty() && onLibraryPath(fileName(library))) {
      found.add("java.library.path");
    }
    return found;
  }

  private Set<CudaLibrary> cudaLibraries() {
    return Arrays.stream(CudaLibrary.values())
        .filter(
            library ->
                loader.getResource(
                        "org/bytedeco/cuda/" + platform + "/" + library.fileName(platform))
                    != null)
        .collect(Collectors.toSet());
  }

  private String fileName(String library) {
    if (platform.startsWith("windows")) {
      return library + ".dll";
    }
    return "lib" + library + (platform.startsWith("macosx") ? ".dylib" : ".so");
  }

  /** Whether a file lies in {@code java.library.path}, where JavaCPP looks after the class path. */
  static boolean onLibraryPath(String fileName) {
    String path = System.getProperty("java.library.path", "");
    return Arrays.stream(path.split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .anyMatch(folder -> Files.isRegularFile(Path.of(folder, fileName)));
  }
}

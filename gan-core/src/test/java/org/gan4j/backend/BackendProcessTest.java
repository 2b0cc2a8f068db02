package org.gan4j.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Selection in processes of their own, with the CPU backend and a stand-in for the CUDA backend on
 * the class path, both as services: ND4J has one backend a JVM.
 */
class BackendProcessTest {
  private static final String PLATFORM = new ThisHost().platform();
  private static final String NO_DRIVER =
      "cuda can't run: there is no NVIDIA driver (libcuda.so.1 does not load)";
  private static final String CPU_OBJECT =
      "backend object org.nd4j.linalg.cpu.nativecpu.CpuBackend";
  private static final String CUDA_OBJECT = "backend object org.nd4j.linalg.jcublas.JCublasBackend";

  @TempDir static Path fakeCuda;

  @TempDir Path folder;

  private record Result(int exit, List<String> out, String err) {}

  @BeforeAll
  static void compileTheStandIn() throws IOException {
    Path source = fakeCuda.resolve("JCublasBackend.java");
    try (InputStream in = BackendProcessTest.class.getResourceAsStream("JCublasBackend.java.txt")) {
      Files.write(source, in.readAllBytes());
    }
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                OutputStream.nullOutputStream(),
                null,
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                fakeCuda.toString(),
                source.toString());
    assertEquals(0, failed);
    Path services = fakeCuda.resolve("META-INF/services");
    Files.createDirectories(services);
    Files.writeString(
        services.resolve("org.nd4j.linalg.factory.Nd4jBackend"),
        "org.nd4j.linalg.jcublas.JCublasBackend\n");
    Path natives = fakeCuda.resolve("org/nd4j/linalg/jcublas/bindings/" + PLATFORM);
    Files.createDirectories(natives);
    Files.createFile(
        natives.resolve(PLATFORM.startsWith("windows") ? "jnind4jcuda.dll" : "libjnind4jcuda.so"));
  }

  @Test
  void autoWithoutAGpuTakesTheCpuAndSaysSoInOneLine() throws Exception {
    Result result = run(List.of(), Map.of(), "select:auto:none", "use");
    assertEquals(
        new Result(0, List.of(line("auto", "test", "cpu", NO_DRIVER), "sum 6.0", CPU_OBJECT), ""),
        result);
  }

  @Test
  void autoWithAGpuThatTheLibraryHasNoCodeForTakesTheCpu() throws Exception {
    Result result = run(List.of(), Map.of(), "select:auto:9.0", "use");
    assertEquals(
        new Result(
            0,
            List.of(
                line(
                    "auto",
                    "test",
                    "cpu",
                    "cuda can't run: nd4j-cuda-11.6 has no code for GPU 0 (Card 9.0, compute"
                        + " capability 9.0), only for 3.7 5.0 5.2 6.0 6.1 7.0 7.5 8.0 8.6 and"
                        + " 8.9"),
                "sum 6.0",
                CPU_OBJECT),
            ""),
        result);
  }

  @Test
  void autoWithAGpuTakesCuda() throws Exception {
    Result result = run(List.of(), Map.of(), "select:auto:8.6", "use");
    assertEquals(
        List.of(
            "fake: CUDA class loaded",
            "fake: CUDA tried",
            line("auto", "test", "cuda", "GPU 0 (Card 8.6, compute capability 8.6) will run it"),
            "fake: CUDA configures ND4J",
            "fake: CUDA configures ND4J",
            "sum 6.0",
            CUDA_OBJECT),
        result.out());
    assertEquals("", result.err());
    assertEquals(0, result.exit());
  }

  @Test
  void autoTakesTheCpuWhereTheCudaBackendTurnsOutNotToLoad() throws Exception {
    Result result = run(List.of("-Dfake.broken=true"), Map.of(), "select:auto:8.6", "use");
    assertEquals(
        new Result(
            0,
            List.of(
                "fake: CUDA class loaded",
                "fake: CUDA tried",
                line(
                    "auto",
                    "test",
                    "cpu",
                    "cuda can't run: its libraries do not load: no libjnicublas"),
                "sum 6.0",
                CPU_OBJECT),
            ""),
        result);
  }

  @Test
  void cudaThatTurnsOutNotToLoadFailsInOneLine() throws Exception {
    Result result = run(List.of("-Dfake.broken=true"), Map.of(), "select:cuda:8.6", "use");
    assertEquals(
        new Result(
            2,
            List.of("fake: CUDA class loaded", "fake: CUDA tried"),
            "backend cuda (test) can't run here: its libraries do not load: no libjnicublas"
                + System.lineSeparator()),
        result);
  }

  @Test
  void cudaWithoutAGpuFailsInOneLineWithExitCode2() throws Exception {
    Result result = run(List.of(), Map.of(), "select:cuda:none", "use");
    assertEquals(
        new Result(
            2,
            List.of(),
            "backend cuda (test) can't run here: there is no NVIDIA driver (libcuda.so.1 does not"
                + " load)"
                + System.lineSeparator()),
        result);
  }

  @Test
  void cpuNeverLoadsTheCudaBackendEvenWithAGpu() throws Exception {
    Result result = run(List.of(), Map.of(), "select:cpu:8.6", "load", "use");
    assertEquals(
        new Result(
            0,
            List.of(
                line("cpu", "test", "cpu", "it was asked for"),
                "loaded cpu",
                "sum 6.0",
                CPU_OBJECT),
            ""),
        result);
  }

  /** As in a repackaged jar whose tool kept one services file of several. */
  @Test
  void selectingWorksWithoutOurServicesFile() throws Exception {
    Path classes =
        Path.of(Backend.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path stripped = folder.resolve("classes");
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(f -> !f.startsWith(classes.resolve("META-INF"))).toList()) {
        Files.copy(file, stripped.resolve(classes.relativize(file).toString()));
      }
    }
    String classPath =
        System.getProperty("java.class.path")
            .replace(classes.toString() + File.pathSeparator, stripped + File.pathSeparator);
    Result result = run(classPath, List.of(), Map.of(), "select:cpu:8.6", "use");
    assertEquals(
        new Result(
            0, List.of(line("cpu", "test", "cpu", "it was asked for"), "sum 6.0", CPU_OBJECT), ""),
        result);
  }

  @Test
  void nd4jsOwnPrioritiesDoNotMatter() throws Exception {
    Map<String, String> reversed =
        Map.of("BACKEND_PRIORITY_CPU", "-5", "BACKEND_PRIORITY_GPU", "1000000");
    Result result = run(List.of(), reversed, "select:cpu:8.6", "use");
    assertEquals(
        List.of(line("cpu", "test", "cpu", "it was asked for"), "sum 6.0", CPU_OBJECT),
        result.out());
  }

  @Test
  void aProgramThatNeverSelectsFollowsTheEnvironment() throws Exception {
    Result result = run(List.of(), Map.of("GAN4J_BACKEND", "cpu"), "use");
    assertEquals(0, result.exit());
    assertEquals("", result.err());
    assertTrue(
        result
            .out()
            .contains(line("cpu", "environment variable GAN4J_BACKEND", "cpu", "it was asked for")),
        result.out().toString());
    assertTrue(result.out().contains(CPU_OBJECT), result.out().toString());
    assertTrue(result.out().stream().noneMatch("fake: CUDA tried"::equals));
  }

  @Test
  void aProgramThatNeverSelectsDoesNotGetTheCpuForCuda() throws Exception {
    Result result =
        run(
            List.of("-Dgan4j.backend=cuda", "-Dorg.bytedeco.javacpp.platform=linux-ppc64le"),
            Map.of("GAN4J_BACKEND", "cpu"),
            "use");
    assertEquals(1, result.exit());
    assertTrue(
        result
            .err()
            .contains(
                "BackendException: backend cuda (system property gan4j.backend) can't run here:"
                    + " nd4j-cuda-11.6 is on the class path without its native library for"
                    + " linux-ppc64le"),
        result.err());
  }

  @Test
  void selectingAnotherAfterNd4jLoadedIsRefused() throws Exception {
    Result result =
        run(List.of(), Map.of(), "select:cpu:8.6", "load", "select:auto:8.6", "select:cuda:8.6");
    assertEquals(
        "backend cuda (test) comes too late: ND4J is already loaded with cpu, and there is one"
            + " backend a JVM; select before the first use of ND4J"
            + System.lineSeparator(),
        result.err());
    assertEquals(2, result.exit());
  }

  @Test
  void aNewSelectionBeforeNd4jLoadsCounts() throws Exception {
    Result result = run(List.of(), Map.of(), "select:auto:8.6", "select:cpu:8.6", "use");
    assertEquals(CPU_OBJECT, result.out().get(result.out().size() - 1));
    assertEquals("", result.err());
  }

  @Test
  void theReportLoadsNoBackend() throws Exception {
    Result result = run(List.of(), Map.of(), "report");
    assertEquals(0, result.exit());
    assertEquals("", result.err());
    assertTrue(
        result.out().stream().allMatch(line -> line.startsWith("report ")),
        result.out().toString());
    assertTrue(result.out().get(1).startsWith("report cpu     nd4j-native 1.0.0-M2.1, "));
  }

  @Test
  void aSelectionOnThisMachineRunsAndSaysSoInOneLine() throws Exception {
    Result result = run(List.of("-Dgan4j.backend=cpu"), Map.of(), "select:cpu", "load");
    assertEquals(
        new Result(
            0, List.of(line("cpu", "the program", "cpu", "it was asked for"), "loaded cpu"), ""),
        result);
  }

  @Test
  void aProcessThatHasOneProcessorOfTheMachineTakesOneThread() throws Exception {
    assumeTrue(System.getenv("OMP_NUM_THREADS") == null, "OMP_NUM_THREADS says how many");
    List<String> oneProcessor = List.of("-XX:ActiveProcessorCount=1");
    Result result = run(oneProcessor, Map.of(), "select:cpu:none", "threads");
    assertEquals("threads 1 1", result.out().get(1));
    assertEquals("", result.err());
  }

  @Test
  void whoAsksForThreadsGetsAsMany() throws Exception {
    List<String> oneProcessor = List.of("-XX:ActiveProcessorCount=1");
    Map<String, String> three = Map.of("OMP_NUM_THREADS", "3");
    Result result = run(oneProcessor, three, "select:cpu:none", "threads");
    assertEquals("threads 3 3", result.out().get(1));
    assertEquals("", result.err());
  }

  @Test
  void nd4jsBannersCanBeTurnedOn() throws Exception {
    Result result =
        run(List.of("-Dorg.nd4j.log.initialization=true"), Map.of(), "select:cpu:none", "load");
    assertTrue(
        result.out().stream().anyMatch(line -> line.contains("Blas vendor")),
        result.out().toString());
  }

  private static String line(String choice, String source, String kind, String reason) {
    Artifact cpu =
        new ClassPathProbe(BackendProcessTest.class.getClassLoader(), PLATFORM)
            .look()
            .cpu()
            .orElseThrow();
    String artifact = kind.equals("cpu") ? cpu.toString() : "nd4j-cuda-11.6 unknown, " + PLATFORM;
    return "INFO backend "
        + choice
        + " ("
        + source
        + "): "
        + kind
        + ", "
        + artifact
        + "; "
        + reason;
  }

  private Result run(List<String> options, Map<String, String> environment, String... steps)
      throws IOException, InterruptedException {
    return run(System.getProperty("java.class.path"), options, environment, steps);
  }

  private Result run(
      String classPath, List<String> options, Map<String, String> environment, String... steps)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-cp",
            fakeCuda + File.pathSeparator + classPath,
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=info",
            "-Dorg.slf4j.simpleLogger.log.org.nd4j.linalg.cpu.nativecpu.CpuNDArrayFactory=warn",
            "-Dorg.slf4j.simpleLogger.logFile=System.out",
            "-Dorg.slf4j.simpleLogger.showThreadName=false",
            "-Dorg.slf4j.simpleLogger.showLogName=false"));
    if (Runtime.version().feature() >= 24) {
      command.add("--enable-native-access=ALL-UNNAMED");
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.addAll(options);
    command.add(BackendProcess.class.getName());
    command.addAll(Arrays.asList(steps));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder
        .environment()
        .keySet()
        .removeAll(
            List.of(
                "GAN4J_BACKEND",
                "BACKEND_PRIORITY_CPU",
                "BACKEND_PRIORITY_GPU",
                "JAVA_TOOL_OPTIONS"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    boolean ended = process.waitFor(120, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly();
    }
    return new Result(
        ended ? process.exitValue() : -1,
        Files.readAllLines(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }
}

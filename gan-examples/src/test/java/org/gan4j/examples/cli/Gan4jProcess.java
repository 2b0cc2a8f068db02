package org.gan4j.examples.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The command as a process of its own.
 *
 * @param process the process
 * @param out where its standard output goes
 * @param err where its standard error goes
 */
record Gan4jProcess(Process process, Path out, Path err) {

  private static final int PATIENCE_SECONDS = 120;

  /**
   * A process that has ended.
   *
   * @param exitCode as the shell sees it
   * @param out standard output
   * @param err standard error
   */
  record Ended(int exitCode, String out, String err) {}

  /**
   * Starts one.
   *
   * @param folder gets its output
   * @param jvm options of the JVM
   * @param args the command line
   */
  static Gan4jProcess start(Path folder, List<String> jvm, Object... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // As the manifest of gan4j.jar has it.
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(jvm);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Gan4j.class.getName());
    for (Object arg : args) {
      command.add(arg.toString());
    }
    Path out = folder.resolve("stdout");
    Path err = folder.resolve("stderr");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().remove("JDK_JAVA_OPTIONS");
    return new Gan4jProcess(builder.start(), out, err);
  }

  /** Waits for its end, for a time; a process that goes on is killed, and the test has failed. */
  Ended end() throws IOException, InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw killed("it goes on");
    }
    return ended();
  }

  /** Waits until a file is there, and the process with it, for a time. */
  void await(Path file) throws IOException, InterruptedException {
    await("written " + file, () -> Files.exists(file));
  }

  /** What a test waits for. */
  interface Condition {
    boolean holds() throws IOException;
  }

  /** Waits for something that the process is to have done, for a time. */
  void await(String done, Condition condition) throws IOException, InterruptedException {
    long latest = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.holds()) {
      if (!process.isAlive()) {
        throw new AssertionError(end());
      }
      if (System.nanoTime() > latest) {
        throw killed("it has not " + done);
      }
      Thread.sleep(20);
    }
  }

  private AssertionError killed(String why) throws IOException, InterruptedException {
    process.destroyForcibly().waitFor();
    return new AssertionError(why + " after " + PATIENCE_SECONDS + " s: " + ended());
  }

  private Ended ended() throws IOException {
    return new Ended(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  /**
   * Whether a process that is started here ignores a signal: whoever starts in the background of a
   * script, or by nohup, has some ignored.
   */
  static boolean ignored(String signal) throws IOException {
    Path status = Path.of("/proc/self/status");
    if (signal.equals("KILL") || !Files.exists(status)) {
      return false;
    }
    int bit = Map.of("HUP", 1, "INT", 2, "TERM", 15).get(signal) - 1;
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .map(line -> line.substring("SigIgn:".length()).strip())
        .anyMatch(mask -> (Long.parseUnsignedLong(mask, 16) >> bit & 1) == 1);
  }

  /** Sends a signal by the system's own {@code kill}. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
        .inheritIO()
        .start()
        .waitFor();
  }
}

package org.gan4j.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SteadyMemoryTest {

  private static final double MEBIBYTE = 1 << 20;

  @TempDir private Path folder;

  @Test
  void aSteadyRunHoldsItsMemory() throws Exception {
    List<long[]> memory = run();
    long[] early = memory.get(0);
    long[] late = memory.get(1);
    assertEquals(early[0], late[0], "array pool misses after warm-up");
    assertEquals(0, late[1], "bytes of the pool still lent");
    assertEquals(early[2], late[2], "native arrays");
    assertEquals(early[3], late[3], "bytes of native arrays");
    // The compiler and the collector take and give back some 7 MiB; a leak of 16 KiB a step, four
    // batches of the images, would show 31.
    assertEquals(early[4] / MEBIBYTE, late[4] / MEBIBYTE, 16, "resident MiB");
  }

  /** The figures of {@link SteadyRun}, early and late. */
  private List<long[]> run() throws Exception {
    Path out = folder.resolve("out");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms96m",
                "-Xmx96m",
                "-XX:+AlwaysPreTouch",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                SteadyRun.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    boolean ended = process.waitFor(300, TimeUnit.SECONDS);
    process.destroyForcibly();
    String output = Files.readString(out);
    assertTrue(ended && process.exitValue() == 0, output);
    return output
        .lines()
        .filter(line -> line.startsWith("memory "))
        .map(line -> Arrays.stream(line.substring(7).split(" ")).mapToLong(Long::parseLong))
        .map(numbers -> numbers.toArray())
        .toList();
  }
}

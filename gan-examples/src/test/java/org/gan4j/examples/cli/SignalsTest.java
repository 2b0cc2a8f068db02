package org.gan4j.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What signals do to a training, and what a system without fonts doesn't do to it. */
@DisabledOnOs(OS.WINDOWS)
class SignalsTest {

  @TempDir private Path folder;

  private Gan4jProcess start(List<String> jvm, Object... more) throws IOException {
    Object[] args =
        Stream.concat(
                Stream.of("train", "mlp", "--batch", 8, "--width", 8, "--out", run()),
                Stream.of(more))
            .toArray();
    return Gan4jProcess.start(folder, jvm, args);
  }

  private Path run() {
    return folder.resolve("run");
  }

  private static void assumeHeeded(String signal) throws IOException {
    assumeFalse(
        Gan4jProcess.ignored(signal), "this process was started with SIG" + signal + " ignored");
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
  void theStepIsFinishedAndTheCheckpointWritten(String name, int code)
      throws IOException, InterruptedException {
    assumeHeeded(name);
    Gan4jProcess process = start(List.of(), "--steps", 10_000_000);
    process.await(run().resolve("losses.jsonl"));
    process.signal(name);
    Gan4jProcess.Ended ended = process.end();
    assertEquals(code, ended.exitCode(), ended::toString);
    assertEquals("", ended.out());
    List<String> lines = ended.err().lines().toList();
    String last = lines.get(lines.size() - 1);
    String expected =
        "gan4j: SIG"
            + name
            + " after step (.*) of 10,000,000, which the checkpoint has: gan4j"
            + " resume "
            + run();
    assertTrue(last.matches(expected), ended::toString);
    long step = Long.parseLong(last.replaceFirst(expected, "$1").replace(",", ""));
    assertEquals(step, Files.readAllLines(run().resolve("losses.jsonl")).size());
    if (name.equals("TERM")) {
      Run.done("resume", run(), "--steps", step + 1);
    }
  }

  @Test
  void theSecondSignalEndsAtOnce() throws IOException, InterruptedException {
    assumeHeeded("INT");
    // A step takes seconds.
    Gan4jProcess process =
        start(List.of(), "--steps", 1_000_000, "--batch", 10_000, "--width", 2048);
    process.await(run().resolve("config.json"));
    process.signal("TERM");
    process.signal("INT");
    Gan4jProcess.Ended ended = process.end();
    assertTrue(List.of(130, 143).contains(ended.exitCode()), ended::toString);
    assertTrue(Files.notExists(run().resolve("checkpoint.safetensors")));
  }

  /** The property names no font manager, so that whoever asks for one gets an InternalError. */
  @Test
  void aSystemWithoutFontsTrainsAndDraws() throws IOException, InterruptedException {
    Path classes = folder.resolve("classes");
    Gan4jProcess.Ended ended =
        start(
                List.of("-Dsun.font.fontmanager=none", "-Xlog:class+load:file=" + classes),
                "--steps",
                5)
            .end();
    assertEquals(0, ended.exitCode(), ended::toString);
    assertTrue(Files.exists(run().resolve("losses.png")), ended::toString);
    assertTrue(ended.err().lines().noneMatch(line -> line.startsWith("gan4j:")), ended::toString);
    String loaded = Files.readString(classes);
    assertTrue(loaded.contains("org.gan4j.run.LinePlot"));
    assertFalse(loaded.contains("FontManager"), "a font manager was asked for");
  }
}

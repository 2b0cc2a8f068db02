package org.gan4j.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gan4j.examples.cli.Gan4jProcess.Ended;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process of its own. */
class ProcessTest {

  @TempDir private Path folder;

  private Ended run(List<String> jvm, Object... args) throws IOException, InterruptedException {
    return Gan4jProcess.start(folder, jvm, args).end();
  }

  @Test
  void modelsNeedNoNd4j() throws IOException, InterruptedException {
    Path log = folder.resolve("classes");
    Ended ended = run(List.of("-Xlog:class+load:file=" + log), "models");
    assertEquals(0, ended.exitCode(), ended::toString);
    assertEquals("", ended.err());
    assertTrue(ended.out().contains("dcgan"), ended::toString);
    String classes = Files.readString(log);
    assertTrue(classes.contains("org.gan4j.models.ModelFamilies"));
    assertFalse(classes.contains("org.nd4j.linalg.factory.Nd4j "));
    assertFalse(classes.contains("org.bytedeco"));
  }

  @Test
  void backendsAreToldWithoutNd4j() throws IOException, InterruptedException {
    Ended ended = run(List.of(), "backends");
    assertEquals(0, ended.exitCode(), ended::toString);
    assertEquals("", ended.err());
    assertTrue(ended.out().contains("nd4j-native"), ended::toString);
  }

  @Test
  void aUserErrorEndsWithTwo() throws IOException, InterruptedException {
    Ended ended = run(List.of(), "train", "dcgan", "--steps", "0");
    assertEquals(2, ended.exitCode(), ended::toString);
    assertEquals(
        "gan4j: --steps: expected 1 to 2000000000, got 0\n", ended.err().replace("\r", ""));
    assertEquals("", ended.out());
  }

  @Test
  void cudaWithoutItsBackendIsRefused() throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Ended ended = run(List.of(), "train", "mlp", "--backend", "cuda", "--out", out.toString());
    assertEquals(2, ended.exitCode(), ended::toString);
    assertEquals(1, ended.err().lines().count(), ended::toString);
    assertTrue(ended.err().startsWith("gan4j: backend cuda (--backend) can't run here: "));
    assertFalse(Files.exists(out));
  }

  @Test
  void anErrorAfterNd4jWasLoadedIsOneLineToo() throws IOException, InterruptedException {
    String out = folder.resolve("out").toString();
    Ended ended = run(List.of(), "train", "mlp", "--batch", "10001", "--out", out);
    assertEquals(2, ended.exitCode(), ended::toString);
    assertEquals(1, ended.err().lines().filter(this::ofTheProgram).count(), ended::toString);
    assertTrue(ended.err().contains("10001 is more than"), ended::toString);
    assertFalse(Files.exists(Path.of(out)));
  }

  @Test
  void tooLittleMemoryIsSaid() throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Ended ended =
        run(
            List.of("-Xmx40m"),
            "train",
            "mlp",
            "--batch",
            "10000",
            "--steps",
            "1",
            "--out",
            out.toString());
    assertEquals(1, ended.exitCode(), ended::toString);
    List<String> lines = ended.err().lines().filter(this::ofTheProgram).toList();
    assertEquals(1, lines.size(), ended::toString);
    assertEquals(
        "gan4j: out of memory: Java's heap of 40 MB is full, images lie there; -Xmx allows more; a"
            + " smaller --batch, --width or --resolution needs less; docs/command-line.md says how"
            + " to allow more",
        lines.get(0));
  }

  /** JDK 24 and later warn of JavaCPP's use of Unsafe, in lines of their own. */
  private boolean ofTheProgram(String line) {
    return !line.startsWith("WARNING: ");
  }
}

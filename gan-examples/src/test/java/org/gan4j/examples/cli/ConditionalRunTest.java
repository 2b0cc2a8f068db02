package org.gan4j.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.gan4j.run.RunFolder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line does with a model that is told the class. */
class ConditionalRunTest {

  @TempDir private static Path folder;

  private static Path run;

  @BeforeAll
  static void train() {
    run = folder.resolve("run");
    Run result =
        Run.of(
            "train",
            "cgan",
            "--steps",
            2,
            "--batch",
            8,
            "--width",
            4,
            "--set",
            "discriminator=projection",
            "--set",
            "network.discriminatorNorm=spectral",
            "--out",
            run);
    assertEquals(0, result.exitCode(), result::toString);
  }

  @Test
  void fieldsOfPartsAreSetByTheirNames() {
    Map<String, Object> network = RunFolder.open(run).readConfig().network();
    assertEquals("one-hot", network.get("generator"));
    assertEquals("projection", network.get("discriminator"));
    assertEquals("spectral", ((Map<?, ?>) network.get("network")).get("discriminatorNorm"));
  }

  @Test
  void thePreviewHasAClassARow() throws IOException {
    int height = ImageIO.read(run.resolve("samples/step-000002.png").toFile()).getHeight();
    assertEquals(10 * 28 + 9 * 2, height);
  }

  @Test
  void drawsOneClass() throws IOException {
    Path seven = folder.resolve("seven");
    Run sampled = Run.of("sample", run, "--class", "7", "--count", 4, "--scale", 1, "--out", seven);
    assertEquals(0, sampled.exitCode(), sampled::toString);
    assertEquals(2 * 28 + 2, ImageIO.read(seven.resolve("grid.png").toFile()).getHeight());
  }

  @Test
  void wrongInputGetsOneLine() {
    Path out = folder.resolve("refused");
    assertEquals(
        "--class: no class is named 10; there are 0, 1, 2, 3, 4, 5, 6, 7, 8, 9",
        Run.refusal("sample", run, "--class", "10", "--out", out));
    assertEquals(
        "--class-index: expected 0 to 9, got 10",
        Run.refusal("sample", run, "--class-index", "10", "--out", out));
    assertEquals(
        "--class and --class-index: give one of them, not both",
        Run.refusal("sample", run, "--class-index", "1", "--class", "1", "--out", out));
    assertEquals(
        "--count: expected at least 10, one of each class, got 9; name one class to draw fewer",
        Run.refusal("sample", run, "--count", "9", "--out", out));
    assertEquals(
        "--seeds: expected at least 10, one of each class, got 2; name one class to draw fewer",
        Run.refusal("sample", run, "--seeds", "1,2", "--out", out));
    Run.refused(
        "set: cgan's network has no stages; it has imageSize",
        "train",
        "cgan",
        "--set",
        "network.stages=3",
        "--out",
        folder.resolve("x"));
    Run.refused(
        "set: cgan's classes has no parts; leave out the dot",
        "train",
        "cgan",
        "--set",
        "classes.a=3",
        "--out",
        folder.resolve("x"));
  }
}

package org.gan4j.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.gan4j.gan.loss.LossKind;
import org.gan4j.run.RunConfig;
import org.gan4j.run.RunFolder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Image-to-image models from two folders to translated images. */
class TranslateTest {

  private static final int SIZE = 32;

  @TempDir private static Path folder;
  private static Path data;
  private static Path run;

  @BeforeAll
  static void train() throws IOException {
    data = folder.resolve("data");
    for (String part : List.of("trainA", "trainB", "testA")) {
      for (int i = 0; i < 3; i++) {
        image(data.resolve(part).resolve(i + ".png"), SIZE + 8 * i, i * 40, part.endsWith("B"));
      }
    }
    run = folder.resolve("run");
    Run.done(
        "train",
        "cyclegan",
        "--data-dir",
        data,
        "--resolution",
        SIZE,
        "--width",
        2,
        "--steps",
        4,
        "--sample-every",
        2,
        "--mirror",
        "--set",
        "poolSize=2",
        "--out",
        run);
  }

  private static void image(Path file, int size, int grey, boolean blue) throws IOException {
    Files.createDirectories(file.getParent());
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < size * size; i++) {
      int value = Math.min(255, grey + i % size);
      image.setRGB(i % size, i / size, blue ? value : value << 16);
    }
    ImageIO.write(image, "png", file.toFile());
  }

  @Test
  void theRunSaysWhatItWasMadeOf() {
    RunConfig config = RunFolder.open(run).readConfig();
    assertEquals(
        new RunConfig.Data(
            "domains",
            data.toAbsolutePath().toString(),
            6,
            SIZE,
            SIZE,
            3,
            true,
            List.of("A", "B"),
            false,
            null,
            config.data().digest()),
        config.data());
    assertTrue(config.data().digest().matches("sha256:[0-9a-f]{64}"));
    assertEquals("resnet6", config.network().get("generator"));
    assertEquals(2, config.network().get("poolSize"));
    assertEquals(LossKind.LEAST_SQUARES, config.training().loss());
  }

  /** Six rows of three images, or of as many as there are to show. */
  @Test
  void theSamplesShowBothDirections() throws IOException {
    BufferedImage sheet = ImageIO.read(run.resolve("samples").resolve("step-000004.png").toFile());
    assertEquals(3 * SIZE + 2 * 2, sheet.getWidth());
    assertEquals(6 * SIZE + 5 * 2, sheet.getHeight());
  }

  @Test
  void goesOnWhereItStopped() throws IOException {
    Path copy = folder.resolve("copy");
    Files.createDirectories(copy.resolve("samples"));
    try (Stream<Path> files = Files.list(run)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    Run.done("resume", copy, "--steps", 6);
    assertTrue(Files.exists(copy.resolve("samples").resolve("step-000006.png")));
  }

  @Test
  void everyImageIsTranslatedUnderItsName() throws IOException {
    Path out = folder.resolve("translated");
    Run result =
        Run.done("translate", run, "--from", "A", "--input", data.resolve("testA"), "--out", out);
    assertEquals(out + ": 3 images", result.out().strip());
    for (int i = 0; i < 3; i++) {
      assertEquals(SIZE, ImageIO.read(out.resolve(i + ".png").toFile()).getHeight());
    }
    assertEquals(
        6 * SIZE + 5 * 2, ImageIO.read(out.resolve("side-by-side.png").toFile()).getWidth());
    Run.done("translate", run, "--from", "b", "--input", data.resolve("trainB"));
    assertTrue(Files.exists(run.resolve("to-A").resolve("2.png")));
  }

  @Test
  void whatCannotBeTranslated() throws IOException {
    Path out = folder.resolve("nothing");
    Run.refused("--input is missing", "translate", run, "--out", out);
    Run.refused(
        "no such folder", "translate", run, "--input", folder.resolve("none"), "--out", out);
    Run.refused("expected A, B; got C", "translate", run, "--from", "C", "--input", data);
    Run.refused("draws nothing from latents", "sample", run, "--out", out);
    Run.refused("draws nothing from latents", "measure", run);
    Path clash = folder.resolve("clash");
    image(clash.resolve("a.png"), 8, 0, false);
    Files.copy(clash.resolve("a.png"), clash.resolve("a.jpg"));
    Run.refused("would be the second a.png", "translate", run, "--input", clash, "--out", out);
    assertFalse(Files.exists(out));
  }

  @Test
  void dataThatDoesNotFitTheModel() throws IOException {
    Path out = folder.resolve("never");
    Path half = folder.resolve("half");
    image(half.resolve("trainA").resolve("0.png"), 8, 0, false);
    Run.refused("has no folder trainB", "train", "cyclegan", "--data-dir", half, "--out", out);
    Run.refused("--data-dir is missing", "train", "cyclegan", "--out", out);
    Run.refused(
        "cyclegan: needs images of two domains",
        "train",
        "cyclegan",
        "--data",
        "digits",
        "--out",
        out);
    Run.refused(
        "dcgan: needs images; domains has images of two domains",
        "train",
        "dcgan",
        "--data",
        "domains",
        "--data-dir",
        data,
        "--out",
        out);
    Run.refused(
        "penalty: CycleGAN is trained without any",
        "train",
        "cyclegan",
        "--data-dir",
        data,
        "--penalty",
        "r1",
        "--out",
        out);
    Run.refused(
        "expected 24 to 8192 pixels a side, got 16",
        "train",
        "cyclegan",
        "--data-dir",
        data,
        "--resolution",
        16,
        "--out",
        out);
    Run.refused(
        "batch: 4 is more than the set's 3 samples",
        "train",
        "cyclegan",
        "--data-dir",
        data,
        "--batch",
        4,
        "--out",
        out);
    image(half.resolve("trainB").resolve("0.png"), 16, 0, false);
    Run.refused(
        "images that belong together have one size",
        "train",
        "pix2pix",
        "--data-dir",
        half,
        "--out",
        out);
    image(half.resolve("trainB").resolve("1.png"), 8, 0, false);
    Run.refused("has no partner 1", "train", "pix2pix", "--data-dir", half, "--out", out);
    assertFalse(Files.exists(out));
  }

  @Test
  void pairsTrainPix2Pix() {
    Path out = folder.resolve("pairs");
    Path pairs = folder.resolve("pairs-data");
    for (String part : List.of("trainA", "trainB")) {
      for (int i = 0; i < 2; i++) {
        try {
          image(pairs.resolve(part).resolve(i + ".png"), SIZE, i * 40, part.endsWith("B"));
        } catch (IOException e) {
          throw new java.io.UncheckedIOException(e);
        }
      }
    }
    Run.done(
        "train",
        "pix2pix",
        "--data-dir",
        pairs,
        "--resolution",
        SIZE,
        "--width",
        2,
        "--steps",
        2,
        "--out",
        out);
    Run.done("translate", out, "--input", pairs.resolve("trainA"), "--out", folder.resolve("b"));
    Run.refused(
        "pix2pix translates from A to B only",
        "translate",
        out,
        "--from",
        "B",
        "--input",
        pairs.resolve("trainB"),
        "--out",
        folder.resolve("a"));
  }
}

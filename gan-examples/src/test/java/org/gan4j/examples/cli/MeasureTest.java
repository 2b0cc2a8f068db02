package org.gan4j.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.gan4j.random.RandomStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A conditional model of twelve images in two classes, and how far its samples are from them. */
class MeasureTest {

  private static final int SIZE = 32;

  @TempDir private static Path folder;
  private static Path data;
  private static Path run;

  @BeforeAll
  static void train() throws IOException {
    data = images(folder.resolve("data"), "dark/", "light/");
    run = folder.resolve("run");
    Run.done(
        "train",
        "cgan-mlp",
        "--data",
        "folder",
        "--data-dir",
        data,
        "--resolution",
        SIZE,
        "--channels",
        1,
        "--width",
        4,
        "--batch",
        4,
        "--steps",
        2,
        "--out",
        run);
  }

  /** Six images of bars and noise under each of two prefixes. */
  private static Path images(Path to, String... prefixes) throws IOException {
    RandomStream random = new RandomStream(1);
    for (int i = 0; i < 12; i++) {
      BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_BYTE_GRAY);
      for (int pixel = 0; pixel < SIZE * SIZE; pixel++) {
        int value = (pixel % SIZE / (i % 6 + 2) % 2 == 0 ? 20 : 180) + random.nextInt(40);
        image.setRGB(pixel % SIZE, pixel / SIZE, value << 16 | value << 8 | value);
      }
      Path file = to.resolve(prefixes[i / 6] + i + ".png");
      Files.createDirectories(file.getParent());
      ImageIO.write(image, "png", file.toFile());
    }
    return to;
  }

  @Test
  void printsBothDistancesOfEveryLevel() {
    Run result = Run.done("measure", run, "--count", 6);
    List<String> lines = result.out().lines().toList();
    assertEquals("sliced Wasserstein distance x 1000", lines.get(0));
    assertEquals("level      samples  images", lines.get(1));
    List<String> names = List.of("32x32", "16x16", "average");
    double[][] figures = new double[3][2];
    for (int i = 0; i < 3; i++) {
      String[] words = lines.get(2 + i).split(" +");
      assertEquals(names.get(i), words[0]);
      figures[i][0] = Double.parseDouble(words[1]);
      figures[i][1] = Double.parseDouble(words[2]);
      assertTrue(figures[i][0] > figures[i][1], "other images are nearer: " + result.out());
      assertTrue(figures[i][1] > 0, "other images differ: " + result.out());
    }
    for (int column = 0; column < 2; column++) {
      double mean = (figures[0][column] + figures[1][column]) / 2;
      assertEquals(mean, figures[2][column], 0.011, result.out());
    }
    assertEquals(5, lines.size());
    assertEquals(List.of(), result.err());
  }

  /** Twelve images are fewer than twice the usual 2,048. */
  @Test
  void withoutACountItTakesHalfOfTheImages() {
    Run result = Run.of("measure", run);
    assertEquals(0, result.exitCode(), result::toString);
    assertEquals(Run.done("measure", run, "--count", 6).out(), result.out());
    assertEquals(1, result.err().size(), result::toString);
    assertTrue(
        result.err().get(0).startsWith("--count 6: half of the 12 images"), result::toString);
  }

  @Test
  void theSeedGivesTheFigures() {
    String figures = Run.done("measure", run, "--count", 6).out();
    assertEquals(figures, Run.done("measure", run, "--count", 6, "--seed", 1).out());
    assertNotEquals(figures, Run.done("measure", run, "--count", 6, "--seed", 2).out());
  }

  @Test
  void theImagesMayLieElsewhere() throws IOException {
    Path moved = images(folder.resolve("moved"), "dark/", "light/");
    assertEquals(
        Run.done("measure", run, "--count", 6).out(),
        Run.done("measure", run, "--count", 6, "--data-dir", moved).out());
  }

  @Test
  void whatCannotBeMeasured() throws IOException {
    refused("--count: expected at least 1, got 0", "measure", run, "--count", 0);
    refused(
        "--count 7: takes 14 images, half of them compared with the others; the run's set has 12,"
            + " enough for --count 6",
        "measure",
        run,
        "--count",
        7);
    Path none = folder.resolve("none");
    refused(
        none + ": no such folder; --data-dir says where the run's images lie",
        "measure",
        run,
        "--count",
        6,
        "--data-dir",
        none);
    refused(
        "folder: expected the classes dark, light as the run had, got none; name them as they were",
        "measure",
        run,
        "--count",
        6,
        "--data-dir",
        images(folder.resolve("flat"), "", ""));
    refused(
        "folder: expected 12 images as the run had, got 6",
        "measure",
        run,
        "--count",
        6,
        "--data-dir",
        data.resolve("dark"));
    refused(none + ": no such run; name the folder that a training wrote", "measure", none);
  }

  @Test
  void imagesSmallerThanAnyLevel() {
    Path small = folder.resolve("small");
    Run.done(
        "train",
        "mlp",
        "--resolution",
        8,
        "--width",
        4,
        "--batch",
        4,
        "--steps",
        1,
        "--out",
        small);
    refused(
        "measure: images: expected [N, H, W, C] with H and W of at least 16, got [3, 8, 8, 1]",
        "measure",
        small,
        "--count",
        3);
    refused(
        "--data-dir: the run's digits lie in no folder; leave it out",
        "measure",
        small,
        "--data-dir",
        folder);
  }

  private static void refused(String message, Object... args) {
    assertEquals(message, Run.refusal(args));
  }
}

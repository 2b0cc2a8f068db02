package org.gan4j.examples.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.gan4j.run.RunConfig;
import org.gan4j.run.RunFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrepareTest {

  @TempDir private Path folder;
  private Path photographs;

  @BeforeEach
  void draw() throws IOException {
    photographs = folder.resolve("photographs");
    for (int i = 0; i < 20; i++) {
      Path file = photographs.resolve(i % 2 == 0 ? "even" : "odd").resolve(i + ".png");
      Files.createDirectories(file.getParent());
      BufferedImage image = new BufferedImage(40, 36, BufferedImage.TYPE_INT_RGB);
      for (int x = 0; x < 40; x++) {
        for (int y = 0; y < 36; y++) {
          image.setRGB(x, y, (i * 12) << 16 | (x * 6) << 8 | y * 7);
        }
      }
      ImageIO.write(image, "png", file.toFile());
    }
  }

  private Path prepare(String name) {
    Path file = folder.resolve(name);
    Run run =
        Run.done(
            "prepare",
            "--data",
            "folder",
            "--data-dir",
            photographs,
            "--resolution",
            16,
            "--out",
            file);
    assertEquals(file + ": 20 images" + System.lineSeparator(), run.out());
    return file;
  }

  @Test
  void aTrainingHasTheSameBytesFromEachForm() throws IOException {
    Path plain = folder.resolve("plain");
    SmallRun.train(
        plain, "--data", "folder", "--data-dir", photographs, "--resolution", 16, "--steps", 7);
    byte[] weights = Files.readAllBytes(plain.resolve("weights.safetensors"));
    for (String form : List.of("zip", "pack")) {
      Path file = prepare("set." + form);
      Path run = folder.resolve(form);
      // The second one starts in the midst of the second epoch.
      SmallRun.train(run, "--data-dir", file, "--steps", 3);
      RunConfig.Data data = RunFolder.open(run).readConfig().data();
      assertEquals(form, data.kind());
      assertEquals(List.of("even", "odd"), data.classes());
      Path moved = Files.move(file, folder.resolve("moved." + form));
      Run.done("resume", run, "--steps", 7, "--data-dir", moved);
      assertArrayEquals(weights, Files.readAllBytes(run.resolve("weights.safetensors")), form);
      Run.done("measure", run, "--count", 4);
    }
  }

  @Test
  void aRunGoesOnWithItsOwnImagesOnly() throws IOException {
    for (String form : List.of("zip", "pack")) {
      Path file = prepare("set." + form);
      Path run = folder.resolve(form);
      SmallRun.train(run, "--data-dir", file, "--steps", 2);
      Files.delete(file);
      Path one = photographs.resolve("even/0.png");
      Path other = photographs.resolve("even/2.png");
      byte[] image = Files.readAllBytes(one);
      Files.copy(other, one, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      prepare("set." + form);
      Files.write(one, image);
      Run resumed = Run.of("resume", run, "--steps", 4);
      assertEquals(2, resumed.exitCode());
      String line = resumed.err().get(resumed.err().size() - 1);
      assertTrue(line.contains(form + ": as many images as the run had, but not the same"), line);
    }
  }

  @Test
  void whatCannotBePreparedIsSaid() throws IOException {
    Path out = folder.resolve("out.zip");
    String ending =
        Run.refusal("prepare", "--data", "digits", "--out", folder.resolve("digits.png"));
    assertTrue(ending.endsWith("expected a file that ends in .zip or .pack"), ending);
    Run.refused(
        "--mirror goes with train", "prepare", "--data", "digits", "--mirror", "--out", out);
    Run.refused(
        "is a folder; name the pack file",
        "train",
        "dcgan",
        "--data",
        "pack",
        "--data-dir",
        folder);
    Path file = Files.writeString(folder.resolve("a.pack"), "x".repeat(5000));
    Run.refused("a.pack: is no pack", "train", "dcgan", "--data-dir", file);
    Run.refused(
        "is not a folder, which folder needs; that is --data pack",
        "train",
        "dcgan",
        "--data",
        "folder",
        "--data-dir",
        file);
    assertEquals("0:01:30 left", PreparationLine.line(10, 100, 10).split("  ")[2]);
  }
}

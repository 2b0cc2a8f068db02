package org.gan4j.examples.cli;

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

/** A folder of images with opacity, with their classes in a table beside them. */
class LabelledFolderTest {

  @TempDir private Path folder;
  private Path images;
  private Path labels;

  @BeforeEach
  void draw() throws IOException {
    images = Files.createDirectories(folder.resolve("my images"));
    StringBuilder table = new StringBuilder("file,class\n");
    for (int i = 0; i < 8; i++) {
      BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_ARGB);
      for (int x = 0; x < 16; x++) {
        for (int y = 0; y < 16; y++) {
          image.setRGB(x, y, (i * 30) << 24 | 0xff0000 >> 8 * (i % 3));
        }
      }
      ImageIO.write(image, "png", images.resolve(i + ".png").toFile());
      table.append(i).append(".png,").append(2 - i % 3).append("nd\n");
    }
    labels = Files.writeString(folder.resolve("labels.csv"), table);
  }

  @Test
  void isTrainedOnAndSampledWithOpacity() throws IOException {
    Path run = folder.resolve("run");
    Run.done(
        "train",
        "cgan-mlp",
        "--data",
        "folder",
        "--data-dir",
        images,
        "--labels",
        labels,
        "--channels",
        4,
        "--resolution",
        16,
        "--steps",
        2,
        "--batch",
        4,
        "--width",
        4,
        "--out",
        run);
    RunConfig.Data data = RunFolder.open(run).readConfig().data();
    assertEquals(List.of("0nd", "1nd", "2nd"), data.classes());
    assertEquals(4, data.channels());
    assertTrue(
        ImageIO.read(run.resolve("samples/step-000002.png").toFile()).getColorModel().hasAlpha());
    Run.done("resume", run, "--steps", 4);

    Path one = folder.resolve("one");
    Run.done("sample", run, "--class", "1nd", "--count", 2, "--format", "png", "--out", one);
    BufferedImage sample = ImageIO.read(one.resolve("0001.png").toFile());
    assertTrue(sample.getColorModel().hasAlpha());
    assertEquals(16, sample.getWidth());
    Run.done(
        "interpolate",
        run,
        "--class-index",
        1,
        "--format",
        "gif",
        "--steps",
        2,
        "--out",
        folder.resolve("way"));
    Run.done("measure", run, "--count", 4);
  }

  @Test
  void whatIsWrongWithLabelsIsSaid() throws IOException {
    Path out = folder.resolve("out");
    Path gone = folder.resolve("gone.csv");
    assertEquals(
        gone + ": no such file",
        Run.refusal(
            "train",
            "cgan",
            "--data",
            "folder",
            "--data-dir",
            images,
            "--labels",
            gone,
            "--out",
            out));
    assertEquals(
        "--labels goes with --data folder, zip, tar or parquet",
        Run.refusal("train", "cgan", "--labels", labels, "--out", out));
    Files.writeString(labels, "0.png,x\n");
    assertEquals(
        labels
            + ": has no class for 1.png and 6 more of 8 images; add a line for each image, or"
            + " remove the image",
        Run.refusal(
            "train",
            "cgan",
            "--data",
            "folder",
            "--data-dir",
            images,
            "--labels",
            labels,
            "--out",
            out));
    assertTrue(Files.notExists(out));
  }
}

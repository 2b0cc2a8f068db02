package org.gan4j.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.gan4j.data.ImageData;
import org.gan4j.io.Images;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What the command line does with styles, on a few steps of small networks. */
class StyleCommandsTest {

  @TempDir private static Path folder;
  private static Path styled;
  private static Path plain;

  @BeforeAll
  static void train() {
    styled = folder.resolve("styled");
    plain = folder.resolve("plain");
    String[] common = {"--steps", "5", "--batch", "4", "--width", "4", "--latent", "8"};
    train("stylegan2", styled, 16, common);
    train("dcgan", plain, 28, common);
  }

  private static void train(String model, Path out, int resolution, String... common) {
    Object[] args = new Object[common.length + 8];
    args[0] = "train";
    args[1] = model;
    args[2] = "--resolution";
    args[3] = resolution;
    args[4] = "--out";
    args[5] = out;
    args[6] = "--backend";
    args[7] = "cpu";
    System.arraycopy(common, 0, args, 8, common.length);
    Run run = Run.of(args);
    assertEquals(0, run.exitCode(), run::toString);
  }

  private static BufferedImage draw(String file, Object... args) throws IOException {
    Run run = Run.of(args);
    assertEquals(0, run.exitCode(), run::toString);
    return ImageIO.read(((Path) args[args.length - 1]).resolve(file).toFile());
  }

  @Test
  void noTruncationLeavesMeanImagesOnly() throws IOException {
    BufferedImage grid =
        draw(
            "grid.png",
            "sample",
            styled,
            "--truncation",
            0,
            "--noise",
            "fixed",
            "--count",
            4,
            "--scale",
            1,
            "--out",
            folder.resolve("mean"));
    assertEquals(2 * 16 + 2, grid.getWidth());
    for (int y = 0; y < 16; y++) {
      for (int x = 0; x < 16; x++) {
        assertEquals(grid.getRGB(x, y), grid.getRGB(x + 18, y + 18));
      }
    }
  }

  @Test
  void aMatrixOfStyles() throws IOException {
    BufferedImage matrix =
        draw(
            "style-mix.png",
            "sample",
            styled,
            "--style-mix",
            "--seeds",
            "1-6",
            "--style-layers",
            "2-5",
            "--scale",
            1,
            "--out",
            folder.resolve("mixed"));
    assertEquals(4 * 16 + 3 * 2, matrix.getWidth());
    assertEquals(4 * 16 + 3 * 2, matrix.getHeight());
  }

  @Test
  void projectionOfAFile() throws IOException {
    ImageData digits = ImageData.digits(1, 20, 3);
    INDArray image = Nd4j.createUninitialized(DataType.FLOAT, 1, 20, 20, 1);
    digits.read(new int[] {0}, image);
    Path file = folder.resolve("digit.png");
    Images.writePng(image.slice(0), file);
    Path out = folder.resolve("projected");
    BufferedImage pair =
        draw(
            "projected.png",
            "project",
            styled,
            "--image",
            file,
            "--steps",
            3,
            "--features",
            0.5,
            "--out",
            out);
    assertEquals(2 * 16 * 16 + 2, pair.getWidth());
    assertEquals(256, pair.getHeight());
    assertTrue(Files.size(out.resolve("style.npy")) > 8 * Float.BYTES);
  }

  @Test
  void whatCantBeDone() {
    refused(
        "--style-layers: there is no style layer 9; there are 0 to 5",
        "sample",
        styled,
        "--style-mix",
        "--style-layers",
        "2,9");
    refused("--style-layers: works with --style-mix only", "sample", styled, "--style-layers", "2");
    refused(
        "--style-mix: expected an even number of --seeds, such as 1-10, got 3",
        "sample",
        styled,
        "--style-mix",
        "--seeds",
        "1-3");
    refused(
        "--truncation: dcgan has no styles; stylegan and stylegan2 have",
        "sample",
        plain,
        "--truncation",
        0.7);
    refused(
        "--style-mix: dcgan has no styles; stylegan and stylegan2 have",
        "sample",
        plain,
        "--style-mix");
    refused(
        "project: dcgan has no styles; stylegan and stylegan2 have",
        "project",
        plain,
        "--image",
        styled.resolve("losses.png"));
    refused(
        "no such file; name an image", "project", styled, "--image", folder.resolve("none.png"));
    refused("--image is missing; name the image to look for", "project", styled);
    refused(
        "resolution: expected a power of two from 4 to 1024, got 30",
        "train",
        "stylegan2",
        "--resolution",
        30);
  }

  private static void refused(String message, Object... args) {
    Object[] all = java.util.Arrays.copyOf(args, args.length + 2);
    all[args.length] = "--out";
    all[args.length + 1] = folder.resolve("refused");
    Run.refused(message, all);
  }
}
